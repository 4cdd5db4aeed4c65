/** Making a table shorter than it is: in steps, each whole, gone on with by whoever comes next. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SsoError } from '../../../shared/errors.ts';
import { updateSystemSettings } from '../../access/update-settings.ts';
import type { CredentialDatabase } from '../../credential-db/types.ts';
import { ANNA, madeSystem, type TestSystem } from '../../situations/system.helper.ts';
import { exampleRows, keep, kept, mendings, resize, tamper, verified } from './kept.helper.ts';
import { orderTables } from './prune.ts';

const ROWS = 25_000;
const name = 'lookups';
let made: TestSystem;
beforeEach(async () => {
  made = await madeSystem();
});
afterEach(() => made.close());

/** A database that ends, with its process, before its `n`th write. */
function endingBefore(database: CredentialDatabase, n: number): CredentialDatabase {
  let writes = 0;
  const write: CredentialDatabase['write'] = (work) => {
    writes += 1;
    return writes < n ? database.write(work) : Promise.reject(new SsoError('DATABASE_AWAY'));
  };
  return { ...database, read: (work) => database.read(work), write };
}

describe('a size that is lowered', () => {
  it('takes effect at once', async () => {
    await keep(made, name, exampleRows(name, 20));
    await keep(made, 'deletedMappings', exampleRows('deletedMappings', 20));
    await updateSystemSettings(made.parts, ANNA, { auditLookups: 7, auditDeletedMappings: 0 });
    expect((await kept(made, name)).map(({ id }) => id)).toEqual([14, 15, 16, 17, 18, 19, 20]);
    expect(await verified(made, name)).toMatchObject({ pruned: 13, checked: 7, fault: null });
    expect(await kept(made, 'deletedMappings')).toEqual([]);
    expect(await verified(made, 'deletedMappings')).toMatchObject({ pruned: 20, checked: 0, fault: null });
  });

  it('takes effect in steps where there is much: wherever they end, what is left is proven, and the next to open goes on', async () => {
    await resize(made, name, ROWS);
    await keep(made, name, exampleRows(name, ROWS));
    await resize(made, name, 100);
    const database = await made.parts.database();
    for (const [step, left] of [15_000, 5000].entries()) {
      const ending = endingBefore(database, 2);
      await expect(orderTables({ ...made.parts, database: () => Promise.resolve(ending) })).rejects.toThrow('DATABASE_AWAY');
      expect(await verified(made, name), `step ${step}`).toEqual({
        table: name,
        pruned: ROWS - left,
        checked: left,
        unproven: 0,
        fault: null,
      });
    }
    await made.another().database();
    expect(await verified(made, name)).toMatchObject({ pruned: ROWS - 100, checked: 100, fault: null });
    expect(await mendings(made)).toEqual([]);
  });

  it('takes effect where nothing proves the anchor, and that this was so is on record first', async () => {
    await keep(made, name, exampleRows(name, 20));
    await tamper(made, `update audit_anchor set begin_seq = 15 where table_name = '${name}'`);
    await updateSystemSettings(made.parts, ANNA, { auditLookups: 3 });
    expect((await kept(made, name)).map(({ id }) => id)).toEqual([18, 19, 20]);
    expect(await verified(made, name)).toMatchObject({ pruned: 17, checked: 3, unproven: 0, fault: null });
    expect(await mendings(made)).toEqual([{ objects: [name], detail: { [name]: 20 } }]);
  });
});

it('a proof that others prune meanwhile finds nothing wrong', async () => {
  await resize(made, name, 2000);
  await keep(made, name, exampleRows(name, 2000));
  const adding = async (): Promise<void> => {
    for (let from = 2001; from < 6000; from += 400) await keep(made, name, exampleRows(name, 400, from));
  };
  const [first, second] = await Promise.all([verified(made, name), verified(made, name), adding()]);
  expect([first.fault, second.fault]).toEqual([null, null]);
});

describe('rows of before the table was a chain', () => {
  it('are kept, counted as proven by nothing, and gone behind', async () => {
    const columns = 'at, server_id, actor, application_id, account, result';
    const values = [1, 2, 3].map((n) => `('2026-01-0${n}T00:00:00.000Z', 's', 'anna', '', 'a${n}', 'done')`);
    await tamper(made, 'delete from audit_anchor', `insert into audit_lookup (${columns}) values ${values.join(', ')}`);
    const parts = made.another();
    await parts.database();
    expect(await verified(made, name)).toEqual({ table: name, pruned: 0, checked: 3, unproven: 3, fault: null });
    await keep(made, name, exampleRows(name, 2, 4));
    expect(await verified(made, name)).toEqual({ table: name, pruned: 0, checked: 5, unproven: 3, fault: null });
    expect(await mendings(made)).toEqual([
      {
        objects: ['lookups', 'deletedApplications', 'deletedMappings'],
        detail: { lookups: 3, deletedApplications: 0, deletedMappings: 0 },
      },
    ]);
    await tamper(made, "update audit_lookup set actor = 'eve' where id = 4");
    expect((await verified(made, name)).fault).toEqual({ seq: 4, kind: 'altered' });
  });
});
