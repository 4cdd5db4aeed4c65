/** Records that a disk or a hand has altered, in every column: none of them hides another one, and nothing else fails for them. */
import { readFile } from 'node:fs/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AuditTable } from '../../shared/domain/audit-tables.ts';
import type { AuditRecord } from '../../shared/contract/console/audit.ts';
import type { Guid } from '../../shared/domain/names.ts';
import { openEngineAt } from '../../tests/engine-at.ts';
import type { AuditEventTable } from '../credential-db/schema.ts';
import { backupOnRecord } from '../master-secret/backup-on-record.ts';
import { lookUp } from '../mappings/look-up.ts';
import { prepared, type Prepared } from './prepared.helper.ts';

const BAD_JSON = ['{', 'null', '"x"', '', '7', '[null]', '{"a":{}}', '{"a":null}', '[1e999]'];
/** Nobody could read these. */
const ILLEGIBLE: readonly Partial<Record<keyof AuditEventTable, string>>[] = [
  ...['', 'yesterday', '2026-02-30T00:00:00.000Z', '9'].map((at) => ({ at })),
  ...[...BAD_JSON, '{}'].map((objects) => ({ objects })),
  ...[...BAD_JSON, '[]'].map((detail) => ({ detail })),
  ...['', 'perhaps'].map((result) => ({ result })),
];
/** These can be read; only the seal says that they were altered. */
const STRANGE: typeof ILLEGIBLE = [
  { actor: '' },
  { origin: '' },
  { action: '' },
  { action: 'no.such' },
  { operation_id: '' },
  { previous_hash: '' },
  { hash: '' },
  { detail: '{"state":"backed-up","version":-1.5,"path":7}' },
  { action: 'secret.retire', result: 'done', objects: '["one"]' },
];

let made: Prepared;
let whole: readonly AuditRecord[];
let serverId: Guid;
let firstAltered: number;
beforeAll(async () => {
  made = await prepared();
  serverId = (await made.parts.settings()).serverId;
  whole = await listed(500);
  firstAltered = 1 + Math.max(...whole.filter((record) => record.serverId === serverId).map(({ seq }) => seq));
  await insert(await backedUp(), [...ILLEGIBLE, ...STRANGE]);
  const intents = [...BAD_JSON, '{}', '[]'].flatMap((detail) => [{ detail }, { objects: detail, detail: '{"run":"gone"}' }]);
  await insert({ ...(await backedUp()), result: 'intent' }, intents);
}, 60_000);
afterAll(() => made.remove());

/** A record that history and overview read too: where a backup lies. */
async function backedUp(): Promise<AuditEventTable> {
  const database = await made.parts.database();
  const records = await database.read((db) => db.selectFrom('audit_event').selectAll().where('result', '=', 'step').execute());
  const found = records.find(({ detail }) => detail.includes('backed-up'));
  if (!found) throw new Error('no such record');
  return found;
}

/** Behind the end of the chain, one after the other. */
async function insert(like: AuditEventTable, altered: typeof ILLEGIBLE): Promise<void> {
  const database = await made.parts.database();
  await database.write(async (db) => {
    for (const change of altered) {
      const { seq } = await db
        .selectFrom('audit_event')
        .select(({ fn }) => fn.max('seq').as('seq'))
        .where('server_id', '=', serverId)
        .executeTakeFirstOrThrow();
      const row = { ...like, ...change, seq: seq + 1 } as AuditEventTable;
      await db
        .insertInto('audit_event')
        .values(like.result === 'intent' ? { ...row, operation_id: crypto.randomUUID() } : row)
        .execute();
    }
  });
}

/** Page by page to the end. */
async function listed(limit: number, table: AuditTable = 'records'): Promise<AuditRecord[]> {
  const records: AuditRecord[] = [];
  let next: string | null | undefined;
  do {
    const page = await made.client.audit.list({ limit, table, ...(next ? { before: next } : {}) });
    records.push(...page.records);
    next = page.next;
  } while (next !== null);
  return records;
}

const named = (records: readonly AuditRecord[]): string[] => records.map((record) => `${record.serverId} ${record.seq}`).sort();

it.each([1, 7, 500])('are listed among all the others, and said to be altered, in pages of %i', async (limit) => {
  const records = await listed(limit);
  expect(new Set(named(records)).size).toBe(records.length);
  expect(named(records)).toEqual(expect.arrayContaining(named(whole)));
  const illegible = records.filter((record) => !record.legible && record.seq < firstAltered + ILLEGIBLE.length + STRANGE.length);
  expect(illegible.map(({ seq }) => seq).sort((one, other) => one - other)).toEqual(ILLEGIBLE.map((_, index) => firstAltered + index));
});

it('are exported with the others, and said to be altered', async () => {
  const [json, csv] = [made.file('all.json'), made.file('all.csv')];
  const told = await made.client.audit.export({ path: json, format: 'json' });
  await made.client.audit.export({ path: csv, format: 'csv' });
  const records = JSON.parse(await readFile(json, 'utf8')) as AuditRecord[];
  const illegible = records.filter(({ legible }) => !legible).length;
  expect([records.length, illegible]).toEqual([told.records, expect.any(Number)]);
  expect(illegible).toBeGreaterThanOrEqual(ILLEGIBLE.length);
  expect((await readFile(csv, 'utf8')).match(/,false\r\n/g)).toHaveLength(illegible);
});

it('are left out where the life of the secrets and the newest backup are told', async () => {
  const { events } = await made.client.system.history();
  expect(events.filter(({ kind }) => kind === 'backed-up').length).toBeGreaterThan(0);
  expect(events.filter(({ kind }) => kind === 'retired')).toHaveLength(1);
  const found = await (await made.parts.database()).read((db) => backupOnRecord(db, serverId));
  expect(found).toMatchObject({ secretVersion: 1, path: made.file('first.bak') });
  await made.client.system.overview();
});

it('keep nobody from opening the database, nor from its credentials, and verify names the first', async () => {
  const other = await openEngineAt(made.parts.folder.root, { clock: made.clock });
  expect((await lookUp(other.parts, made.caller, { application: 'SAP', account: 'HOST\\Élodée' })).fields).toHaveLength(1);
  expect((await other.client.audit.verify()).fault).toMatchObject({ serverId, seq: firstAltered });
  await other.close();
});

it('are found by their number, even where that is none of a chain', async () => {
  const database = await made.parts.database();
  const { server_id, ...like } = await backedUp();
  const other = 'eeeeeeee-0000-4000-8000-000000000001';
  const rows = [-7, 0, 1, 2 ** 60].map((seq) => ({ ...like, server_id: other, seq }));
  await database.write((db) => db.insertInto('audit_event').values(rows).execute());
  const found = (await listed(2)).filter((record) => record.serverId === other);
  expect(found.map(({ seq }) => seq)).toEqual([1, 0, -7]);
  expect(server_id).toBe(serverId);
});

it('that tell of look-ups are listed too', async () => {
  await listed(500, 'lookups');
  await (await made.parts.database()).write((db) => sql`update audit_lookup set at = 'noon' where id = 2`.execute(db));
  expect((await listed(3, 'lookups')).map(({ seq, legible }) => [seq, legible])).toEqual([
    [5, true],
    [4, true],
    [3, true],
    [2, false],
    [1, true],
  ]);
});
