/** The audit taken away as a file. */
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { parse } from 'csv-parse/sync';
import type { AuditRecord } from '../../shared/contract/console/audit.ts';
import { FORMULAS, OTHER_SERVER, prepared, type Prepared } from './prepared.helper.ts';

let made: Prepared;
beforeAll(async () => {
  made = await prepared();
}, 60_000);
afterAll(() => made.remove());

const rowsOf = async (path: string): Promise<Record<string, string>[]> =>
  parse(await readFile(path, 'utf8'), { columns: true, bom: true, record_delimiter: '\r\n' });

it('as JSON is every record up to the export itself, each server oldest first', async () => {
  const path = made.file('all.json');
  const { records: before } = await made.client.audit.list({ limit: 500 });
  const told = await made.client.audit.export({ path, format: 'json' });
  const records = JSON.parse(await readFile(path, 'utf8')) as AuditRecord[];
  expect(told).toEqual({ path, records: records.length });
  expect(records).toHaveLength(before.length + 1);
  expect(records).toEqual(expect.arrayContaining(before));
  expect(records.find(({ action }) => action === 'audit.export')).toMatchObject({ result: 'intent', objects: [path] });
  expect(records.slice(-FORMULAS.length).map(({ serverId, seq }) => [serverId, seq])).toEqual(
    FORMULAS.map((_, index) => [OTHER_SERVER, index + 1]),
  );
});

it('as CSV has no cell that a spreadsheet would run, and loses no text', async () => {
  const path = made.file('all.csv');
  const { records } = await made.client.audit.export({ path, format: 'csv', filter: { action: ['system.protect'] } });
  const rows = await rowsOf(path);
  expect(records).toBe(FORMULAS.length);
  expect(rows.map(({ objects }) => objects)).toEqual(FORMULAS.map((text) => (text.startsWith('say') ? text : `'${text}`)));
  expect(rows.every(({ actor }) => actor === "'=cmd()")).toBe(true);
  for (const value of rows.flatMap((row) => Object.values(row))) expect(value).not.toMatch(/^[=+\-@\t\r]/);
});

it('is on record with how many there were, and is its owner’s only', async () => {
  const path = made.file('lookups-{date}.csv');
  const told = await made.client.audit.export({ path, format: 'csv', table: 'lookups' });
  expect(told.records).toBe(4);
  expect(told.path).toMatch(/lookups-2026-?03-?01.*\.csv$/);
  expect((await stat(told.path)).mode & 0o777).toBe(0o600);
  expect((await rowsOf(told.path)).map(({ seq, action, result }) => `${seq ?? ''} ${action ?? ''} ${result ?? ''}`)).toEqual([
    '1 mappings.lookUp done',
    ...[2, 3, 4].map((seq) => `${seq} mappings.lookUp refused`),
  ]);
  const [newest] = (await made.client.audit.list({ filter: { action: ['audit.export'] }, limit: 1 })).records;
  expect(newest).toMatchObject({ result: 'done', objects: [told.path], detail: { records: 4, format: 'csv', table: 'lookups' } });
});

it('with nothing in it is still a file of its form', async () => {
  const [json, csv] = [made.file('none.json'), made.file('none.csv')];
  const filter = { to: '2000-01-01T00:00:00Z' };
  expect((await made.client.audit.export({ path: json, format: 'json', filter })).records).toBe(0);
  await made.client.audit.export({ path: csv, format: 'csv', filter });
  expect(JSON.parse(await readFile(json, 'utf8'))).toEqual([]);
  expect((await readFile(csv, 'utf8')).split('\r\n')).toHaveLength(2);
});

it('takes more records than one page of reading', async () => {
  const database = await made.parts.database();
  const row = { server_id: OTHER_SERVER, actor: 'many', application_id: '', account: 'x', result: 'done', at: '2026-01-01T00:00:00.000Z' };
  await database.write((db) =>
    db
      .insertInto('audit_lookup')
      .values(Array.from({ length: 2000 }, () => row))
      .execute(),
  );
  const path = made.file('many.json');
  await made.client.audit.export({ path, format: 'json', table: 'lookups', filter: { actor: 'many' } });
  const ids = (JSON.parse(await readFile(path, 'utf8')) as AuditRecord[]).map(({ seq }) => seq);
  expect(new Set(ids).size).toBe(2000);
});

it('never takes the place of a file, and leaves nothing behind where it cannot be written', async () => {
  const [path, away] = [made.file('there.csv'), made.file('no-such-folder/x.csv')];
  await writeFile(path, 'mine');
  await expect(made.client.audit.export({ path, format: 'csv' })).rejects.toMatchObject({ code: 'FILE_EXISTS' });
  await expect(made.client.audit.export({ path: away, format: 'csv' })).rejects.toMatchObject({ code: 'FILE_NOT_WRITABLE' });
  await expect(made.client.audit.export({ path: 'x.csv', format: 'csv' })).rejects.toMatchObject({ code: 'PATH_NOT_ABSOLUTE' });
  expect(await readFile(path, 'utf8')).toBe('mine');
  expect((await readdir(dirname(path))).filter((name) => name.includes('there'))).toEqual(['there.csv']);
  const refused = await made.client.audit.list({ filter: { action: ['audit.export'], result: 'refused' } });
  expect(refused.records).toHaveLength(3);
});
