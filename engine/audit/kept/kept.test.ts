/** Tables that keep their newest rows: what they keep, and that whatever is done to them by other hands is found. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { madeSystem, type TestSystem } from '../../situations/system.helper.ts';
import { EACH_TABLE, exampleRows, keep, kept, mendings, resize, tamper, verified } from './kept.helper.ts';
import { SHAPES } from './tables.ts';

let made: TestSystem;
beforeEach(async () => {
  made = await madeSystem();
});
afterEach(() => made.close());

const ids = async (name: (typeof EACH_TABLE)[number]['name']): Promise<number[]> => (await kept(made, name)).map(({ id }) => id);

describe.each(EACH_TABLE)('$name', ({ name, table }) => {
  it('keeps the newest, proves them, and says how many went before', async () => {
    await resize(made, name, 5);
    await keep(made, name, exampleRows(name, 3));
    expect(await verified(made, name)).toEqual({ table: name, pruned: 0, checked: 3, unproven: 0, fault: null });
    await keep(made, name, exampleRows(name, 4, 4));
    expect(await ids(name)).toEqual([3, 4, 5, 6, 7]);
    expect(await verified(made, name)).toEqual({ table: name, pruned: 2, checked: 5, unproven: 0, fault: null });
    expect(await mendings(made)).toEqual([]);
  });

  it('does not write what it would push out again at once, and counts it', async () => {
    await resize(made, name, 2);
    await keep(made, name, exampleRows(name, 2));
    await keep(made, name, exampleRows(name, 9, 3));
    expect(await ids(name)).toEqual([10, 11]);
    expect(await verified(made, name)).toMatchObject({ pruned: 9, checked: 2, fault: null });
  });

  it('keeps none where none are wanted, and goes on counting', async () => {
    await resize(made, name, 0);
    await keep(made, name, exampleRows(name, 3));
    expect(await ids(name)).toEqual([]);
    expect(await verified(made, name)).toMatchObject({ pruned: 3, checked: 0, fault: null });
    await resize(made, name, 1);
    await keep(made, name, exampleRows(name, 1));
    expect(await ids(name)).toEqual([4]);
    expect(await verified(made, name)).toMatchObject({ pruned: 3, checked: 1, fault: null });
  });

  it('shows every altered column of every row', async () => {
    await resize(made, name, 3);
    await keep(made, name, exampleRows(name, 5));
    for (const column of [...SHAPES[name].columns, 'previous_hash', 'hash'])
      for (const id of [3, 4, 5]) {
        await tamper(made, `create table before as select * from ${table}`, `update ${table} set ${column} = 77 where id = ${id}`);
        expect((await verified(made, name)).fault, `${column} of ${id}`).toEqual({ seq: id, kind: 'altered' });
        await tamper(made, `delete from ${table}`, `insert into ${table} select * from before`, 'drop table before');
      }
    expect((await verified(made, name)).fault).toBeNull();
  });

  it('shows rows that were taken out: the oldest, one within, the newest, all', async () => {
    await resize(made, name, 4);
    await keep(made, name, exampleRows(name, 6));
    for (const { gone, fault } of [
      { gone: 'id = 3', fault: { seq: 3, kind: 'missing' } },
      { gone: 'id = 5', fault: { seq: 5, kind: 'missing' } },
      { gone: 'id = 6', fault: { seq: 6, kind: 'truncated' } },
      { gone: 'id > 0', fault: { seq: 3, kind: 'truncated' } },
    ]) {
      await tamper(made, `create table before as select * from ${table}`, `delete from ${table} where ${gone}`);
      expect((await verified(made, name)).fault, gone).toEqual(fault);
      await tamper(made, `delete from ${table}`, `insert into ${table} select * from before`, 'drop table before');
    }
  });

  it('shows an anchor that was altered, taken away, or is of before', async () => {
    await resize(made, name, 3);
    await keep(made, name, exampleRows(name, 4));
    await tamper(made, 'create table older as select * from audit_anchor');
    await keep(made, name, exampleRows(name, 2, 5));
    await tamper(made, 'create table whole as select * from audit_anchor');
    for (const [column, value] of [
      ['begin_seq', '0'],
      ['begin_hash', "''"],
      ['end_seq', '5'],
      ['end_hash', "''"],
      ['unproven_to', '6'],
      ['mac', "''"],
    ]) {
      await tamper(made, `update audit_anchor set ${column} = ${value} where table_name = '${name}'`);
      expect((await verified(made, name)).fault, column).toEqual({ seq: 4, kind: 'anchor' });
      await tamper(made, 'delete from audit_anchor', 'insert into audit_anchor select * from whole');
    }
    await tamper(made, 'delete from audit_anchor');
    expect((await verified(made, name)).fault).toEqual({ seq: 4, kind: 'anchor' });
    await tamper(made, 'insert into audit_anchor select * from older');
    expect((await verified(made, name)).fault).toEqual({ seq: 2, kind: 'missing' });
  });

  it("takes no other table's anchor for its own", async () => {
    const other = EACH_TABLE.find((each) => each.name !== name)?.name ?? name;
    await keep(made, other, exampleRows(other, 2));
    await tamper(
      made,
      `delete from audit_anchor where table_name = '${name}'`,
      `update audit_anchor set table_name = '${name}' where table_name = '${other}'`,
    );
    expect((await verified(made, name)).fault).toEqual({ seq: 1, kind: 'anchor' });
  });
});

describe('whoever adds to a table in which somebody had a hand', () => {
  const name = 'deletedMappings';
  const [table, add] = ['audit_deleted_mapping', (n: number) => keep(made, name, exampleRows(name, 1, n))];
  beforeEach(() => keep(made, name, exampleRows(name, 4)));

  it('adds all the same, leaves the gap, and has it on record for ever', async () => {
    await tamper(made, `delete from ${table} where id > 2`);
    await add(5);
    expect(await ids(name)).toEqual([1, 2, 5]);
    expect((await verified(made, name)).fault).toEqual({ seq: 3, kind: 'missing' });
    expect(await mendings(made)).toEqual([{ objects: [name], detail: { end: 4, last: 2 } }]);
    await add(6);
    expect(await mendings(made)).toHaveLength(1);
  });

  it('goes on behind a row that was forged, which shows', async () => {
    await tamper(
      made,
      `insert into ${table} select 5, at, server_id, actor, origin, application_id, application, account, external_user, hash, hash from ${table} where id = 4`,
    );
    await add(6);
    expect(await ids(name)).toEqual([1, 2, 3, 4, 5, 6]);
    expect((await verified(made, name)).fault).toEqual({ seq: 5, kind: 'altered' });
  });

  it('makes an anchor where none is proven, and never says of an altered row that it is', async () => {
    await tamper(made, `update ${table} set actor = 'HOST\\eve' where id = 3`, 'delete from audit_anchor');
    await add(5);
    expect(await mendings(made)).toEqual([{ objects: [name], detail: { [name]: 4 } }]);
    expect((await verified(made, name)).fault).toEqual({ seq: 3, kind: 'altered' });
  });

  it('is not kept at it by a row with a number that no table reaches, or by one far ahead', async () => {
    await resize(made, name, 3);
    await tamper(made, `update ${table} set id = 9223372036854775807 where id = 4`);
    await add(5);
    expect((await verified(made, name)).fault).toEqual({ seq: 4, kind: 'missing' });
    await tamper(made, `update ${table} set id = 4000000000000000 where id = 5`);
    await add(6);
    expect(await ids(name)).toContain(4000000000000001);
  });
});
