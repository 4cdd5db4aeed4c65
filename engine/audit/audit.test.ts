import { afterEach, describe, expect, it } from 'vitest';
import { sql } from 'kysely';
import type { AuditEventTable } from '../credential-db/schema.ts';
import { overview } from '../situations/index.ts';
import { ANNA, madeSystem, type TestSystem } from '../situations/system.helper.ts';
import { audited, keepAuditHead, verifyAudit, verifyOnRecord } from './index.ts';
import { listAudit } from './list.ts';

let made: TestSystem;
afterEach(() => made.close());

async function withRecords(n: number): Promise<void> {
  made = await madeSystem();
  for (let i = 1; i <= n; i += 1) await audited(made.parts, ANNA, `test.action${i}`, ['Ünïted', String(i)], () => Promise.resolve());
}

const records = async (): Promise<AuditEventTable[]> =>
  (await made.parts.database()).read((db) => db.selectFrom('audit_event').selectAll().orderBy('seq').execute());

/** Around the triggers that keep the table append-only: whoever owns the file can do that. */
async function tamper(...statements: readonly string[]): Promise<void> {
  const database = await made.parts.database();
  await database.write(async (db) => {
    const triggers = await sql<{
      name: string;
      sql: string;
    }>`select name, sql from sqlite_master where type = 'trigger' and tbl_name like 'audit%'`.execute(db);
    for (const { name } of triggers.rows) await sql.raw(`drop trigger ${name}`).execute(db);
    for (const statement of statements) await sql.raw(statement).execute(db);
    for (const trigger of triggers.rows) await sql.raw(trigger.sql).execute(db);
  });
}

describe('an audit chain', () => {
  it('holds together while nobody touches it', async () => {
    await withRecords(3);
    const { checked, fault } = await verifyAudit(made.parts);
    expect(fault).toBeNull();
    expect(checked).toBe(7);
  });

  it('shows every single altered byte of every column', async () => {
    await withRecords(1);
    const target = (await records())[1];
    if (!target) throw new Error('no record');
    const columns = ['at', 'actor', 'origin', 'action', 'objects', 'result', 'operation_id', 'detail', 'previous_hash', 'hash'] as const;
    let tried = 0;
    for (const column of columns) {
      const original = target[column] ?? '';
      for (let at = 0; at < original.length; at += 1) {
        const altered = original.slice(0, at) + (original[at] === 'x' ? 'y' : 'x') + original.slice(at + 1);
        await tamper(`update audit_event set ${column} = '${altered.replaceAll("'", "''")}' where seq = 2`);
        expect((await verifyAudit(made.parts)).fault, `${column}[${at}]`).toMatchObject({ seq: 2, kind: 'altered' });
        tried += 1;
      }
      await tamper(`update audit_event set ${column} = '${original.replaceAll("'", "''")}' where seq = 2`);
    }
    expect(tried).toBeGreaterThan(200);
    expect((await verifyAudit(made.parts)).fault).toBeNull();
  });

  it('shows a null that became text', async () => {
    await withRecords(0);
    await tamper(`update audit_event set operation_id = '' where seq = 1`);
    expect((await verifyAudit(made.parts)).fault).toMatchObject({ seq: 1, kind: 'altered' });
  });

  it('shows a record that was taken out, wherever it stood', async () => {
    await withRecords(2);
    const all = await records();
    for (const { seq } of all.slice(0, -1)) {
      await tamper(`create table kept as select * from audit_event`, `delete from audit_event where seq = ${seq}`);
      expect((await verifyAudit(made.parts)).fault, String(seq)).toMatchObject({ seq, kind: 'missing' });
      await tamper(`delete from audit_event`, `insert into audit_event select * from kept`, `drop table kept`);
    }
  });

  it('shows two records that changed places', async () => {
    await withRecords(2);
    await tamper(
      `update audit_event set seq = -2 where seq = 2`,
      `update audit_event set seq = 2 where seq = 3`,
      `update audit_event set seq = 3 where seq = -2`,
    );
    expect((await verifyAudit(made.parts)).fault).toMatchObject({ seq: 2, kind: 'altered' });
  });

  it('shows that its end was cut off, even where the head was put back with it', async () => {
    await withRecords(2);
    await tamper(`delete from audit_event where seq = 5`);
    expect((await verifyAudit(made.parts)).fault).toMatchObject({ seq: 5, kind: 'truncated' });
    await tamper(`update audit_head set seq = 4, hash = (select hash from audit_event where seq = 4)`);
    expect((await verifyAudit(made.parts)).fault).toMatchObject({ seq: 5, kind: 'truncated' });
  });

  it('shows that all of it was taken away', async () => {
    await withRecords(1);
    await tamper(`delete from audit_event`, `delete from audit_head`);
    expect((await verifyAudit(made.parts)).fault).toMatchObject({ seq: 1, kind: 'truncated' });
  });

  it('shows a record forged by somebody without the key', async () => {
    await withRecords(1);
    await tamper(
      `insert into audit_event select server_id, 4, at, actor, origin, action, objects, result, operation_id, detail, (select hash from audit_event where seq = 3), hash from audit_event where seq = 2`,
      `update audit_head set seq = 4, hash = (select hash from audit_event where seq = 4)`,
    );
    expect((await verifyAudit(made.parts)).fault).toMatchObject({ seq: 4, kind: 'altered' });
  });

  it('keeps its head in the store, and never takes it back unless told to', async () => {
    await withRecords(1);
    const store = await made.parts.store();
    const head = (await store.read()).auditHead;
    expect(head).toMatchObject({ seq: 3 });
    await tamper(
      `delete from audit_event where seq = 3`,
      `update audit_head set seq = 2, hash = (select hash from audit_event where seq = 2)`,
    );
    await keepAuditHead(made.parts);
    expect((await store.read()).auditHead).toEqual(head);
    await keepAuditHead(made.parts, { reset: true });
    expect((await store.read()).auditHead).toMatchObject({ seq: 2 });
  });

  it('shows an end that was cut off however long it has grown again since', async () => {
    await withRecords(2);
    await tamper(
      `delete from audit_event where seq > 3`,
      `update audit_head set seq = 3, hash = (select hash from audit_event where seq = 3)`,
    );
    for (let i = 1; i <= 3; i += 1) await audited(made.parts, ANNA, `test.later${i}`, [], () => Promise.resolve());
    expect((await records()).length).toBe(9);
    expect((await verifyAudit(made.parts)).fault).toMatchObject({ seq: 5, kind: 'altered' });
    expect((await overview(made.parts, ANNA)).situations.map(({ id }) => id)).toContain('audit-altered');
  });

  it('takes one record at a time, whoever writes', async () => {
    await withRecords(0);
    const other = made.another();
    const act = (parts: typeof other, i: number) => audited(parts, ANNA, 'test.parallel', [String(i)], () => Promise.resolve());
    await Promise.all(Array.from({ length: 20 }, (_, i) => act(i % 2 ? other : made.parts, i)));
    expect(await verifyAudit(made.parts)).toMatchObject({ checked: 41, unproven: 0, fault: null });
  });
});

/** Of five records. `fault`: as it is found before anything is recorded again; `after`: what stays of it then. */
const HEADS = {
  gone: { change: 'delete from audit_head', told: { head: 0, last: 5 }, fault: { seq: 6, kind: 'truncated' }, after: null },
  'put back': { change: 'update audit_head set seq = 4', told: { head: 4, last: 5 }, fault: { seq: 5, kind: 'truncated' }, after: null },
  'of another record': {
    change: `update audit_head set hash = '${'0'.repeat(64)}'`,
    told: { head: 5, last: 5 },
    fault: { seq: 6, kind: 'truncated' },
    after: null,
  },
  'below the first': {
    change: 'update audit_head set seq = -7',
    told: { head: 0, last: 5 },
    fault: { seq: 1, kind: 'truncated' },
    after: null,
  },
  'beyond all counting': {
    change: 'update audit_head set seq = 9223372036854775807',
    told: { head: 0, last: 5 },
    fault: { seq: 6, kind: 'truncated' },
    after: null,
  },
  'ahead of the records': {
    change: 'update audit_head set seq = 9',
    told: { head: 9, last: 5 },
    fault: { seq: 6, kind: 'truncated' },
    after: { seq: 6, kind: 'missing' },
  },
} as const;

describe.each(Object.entries(HEADS))('a chain whose head row is %s', (_name, { change, told, fault, after }) => {
  it('is found so, stops no act, and says so for ever', async () => {
    await withRecords(2);
    await tamper(change);
    expect((await verifyAudit(made.parts)).fault).toMatchObject(fault);
    await audited(made.parts, ANNA, 'test.later', [], () => Promise.resolve());
    const added = (await records()).slice(5).map(({ action, detail }) => [action, action === 'audit.mendHead' ? detail : '']);
    expect(added).toEqual([
      ['audit.mendHead', JSON.stringify(told)],
      ['test.later', ''],
      ['test.later', ''],
    ]);
    expect((await verifyAudit(made.parts)).fault).toEqual(after && expect.objectContaining(after));
  });
});

it('a head row that is gone or behind is a situation, and hides no record', async () => {
  await withRecords(2);
  for (const change of ['delete from audit_head', 'insert into audit_head select server_id, 4, hash from audit_event where seq = 4']) {
    await tamper(change);
    expect((await overview(made.parts, ANNA)).situations.map(({ id }) => id)).toContain('audit-altered');
    const { records: listed, total } = await listAudit(made.parts, { filter: {}, table: 'records', limit: 100 });
    expect([listed.length, total]).toEqual([5, 5]);
  }
});

it('a record with a number that no chain reaches does not end the counting', async () => {
  await withRecords(1);
  await tamper(`update audit_event set seq = 9223372036854775807 where seq = 2`);
  await audited(made.parts, ANNA, 'test.later', [], () => Promise.resolve());
  expect((await records()).map(({ seq }) => seq)).toEqual([1, 3, 4, 5, 2 ** 63]);
  expect((await verifyAudit(made.parts)).fault).toMatchObject({ seq: 2, kind: 'missing' });
});

describe('proving it', () => {
  it('is on record with what it found, and proves itself the next time', async () => {
    await withRecords(1);
    expect(await verifyOnRecord(made.parts, ANNA)).toMatchObject({ checked: 3, fault: null });
    const last = (await records()).at(-1);
    const tables = { lookups: 0, deletedApplications: 0, deletedMappings: 0 };
    expect(last).toMatchObject({ action: 'audit.verify', actor: ANNA.account, result: 'done' });
    expect(JSON.parse(last?.detail ?? '')).toEqual({ checked: 3, unproven: 0, ...tables });
    expect(await verifyOnRecord(made.parts, ANNA)).toMatchObject({ checked: 4, fault: null });
  });

  it('destroys no evidence: a fault is found as often as it is looked for', async () => {
    await withRecords(1);
    await tamper(
      `delete from audit_event where seq = 3`,
      `update audit_head set seq = 2, hash = (select hash from audit_event where seq = 2)`,
    );
    expect((await verifyOnRecord(made.parts, ANNA)).fault).toMatchObject({ seq: 3, kind: 'truncated' });
    for (let times = 1; times <= 3; times += 1)
      expect(await verifyOnRecord(made.parts, ANNA)).toMatchObject({ checked: 2, fault: { seq: 3, kind: 'altered' } });
    expect(JSON.parse((await records()).at(-1)?.detail ?? '')).toMatchObject({ fault: 'altered', seq: 3 });
  });
});
