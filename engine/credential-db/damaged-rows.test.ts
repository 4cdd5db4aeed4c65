/** A row that is damaged beyond what its table may hold stands in nobody's way: it is told, and can be set aside. */
import { expect, it } from 'vitest';
import { damageFile } from './damage.helper.ts';
import { closedAfterTest, exampleDatabase, exampleMapping, AT } from './databases.helper.ts';
import { openCredentialDatabase } from './open.ts';
import * as mappings from './repositories/mappings.ts';
import * as quarantine from './repositories/quarantine.ts';
import type { CredentialDatabase } from './types.ts';
import { BEFORE_ALL, readWalkBatch, writeWalkBatch } from './walk.ts';

const ENVELOPES = new Map([1, 2, 3].map((id) => [id, Buffer.from([id, 0, 255, id])]));
const NOTHING = [2, '', '', 0, 0, 0];

/** Three mappings with credentials; then what `set` says of the second. */
async function damagedBy(set: string): Promise<CredentialDatabase> {
  const database = await exampleDatabase();
  const rows = [...ENVELOPES].map(([id, envelope]) => exampleMapping(`HOST\\user${id}`, { id, secret_version: 1, envelope }));
  await database.write((db) => mappings.insertMappings(db, rows));
  await database.close();
  await damageFile(database.path, `UPDATE mapping SET ${set} WHERE id = 2`);
  return closedAfterTest(await openCredentialDatabase(database.path));
}

async function walked(database: CredentialDatabase) {
  const batch = await database.read((db) => readWalkBatch(db, { afterId: BEFORE_ALL, limit: 10, notVersion: null }));
  if (!batch) throw new Error('nothing to walk');
  return { rows: JSON.parse(batch.meta) as unknown[][], envelopes: batch.envelopes };
}

it.each([
  `account = cast(account as blob)`,
  `application_id = x'00'`,
  `application_id = null`,
  `account_key = 7`,
  `external_user = x'ff'`,
  `external_key = null`,
  `enabled = 'x'`,
  `revision = x'0102'`,
  `revision = 1.5`,
  `revision = null`,
  `secret_version = x'01'`,
  `secret_version = 'one'`,
  `envelope = 'text'`,
  `envelope = null`,
  `change_counter = x'00'`,
])('%s: the others are read, it is told as a row of nothing, and is set aside', async (set) => {
  const database = await damagedBy(set);
  const { rows, envelopes } = await walked(database);
  expect(rows.map(([id]) => id)).toEqual([1, 2, 3]);
  expect(rows[1]).toEqual(NOTHING);
  expect(envelopes).toEqual(Buffer.concat([ENVELOPES.get(1)!, ENVELOPES.get(3)!]));
  const found = { mappingId: 2, revision: 0, secretVersion: 0, reason: 'malformed' };
  await expect(database.write((db) => quarantine.setAside(db, [found], { at: AT, by: 'HOST\\anna' }))).resolves.toBe(1);
  expect((await walked(database)).rows.map(([id]) => id)).toEqual([1, 3]);
  const aside = await database.read((db) => quarantine.listQuarantined(db, { afterId: 0, limit: 10 }));
  expect(aside).toMatchObject([{ mapping_id: 2, reason: 'malformed' }]);
});

it('is not set aside where it was made whole since', async () => {
  const database = await damagedBy(`revision = x'0102'`);
  await database.write((db) => db.updateTable('mapping').set({ revision: 2 }).where('id', '=', 2).execute());
  const found = { mappingId: 2, revision: 0, secretVersion: 0, reason: 'malformed' };
  await expect(database.write((db) => quarantine.setAside(db, [found], { at: AT, by: 'HOST\\anna' }))).resolves.toBe(0);
});

it.each([0, -5])('reads a row that was given the id %i', async (id) => {
  const database = await damagedBy(`id = ${id}`);
  const { rows } = await walked(database);
  expect(rows.map((row) => row[0])).toEqual([id, 1, 3]);
});

it('says that the database is damaged, and walks not on for ever, where an id is beyond exact numbers', async () => {
  const database = await damagedBy(`id = ${2n ** 60n + 1n}`);
  await expect(walked(database)).rejects.toMatchObject({ code: 'DATABASE_DAMAGED' });
});

it('writes back the others of its batch', async () => {
  const database = await damagedBy(`external_user = x'ff'`);
  const { rows } = await walked(database);
  const batch = { target: 1, rows: JSON.stringify([rows[0], rows[2]].map((row) => [row?.[0], 1, 1, 0, 4])), envelopes: Buffer.alloc(4, 9) };
  await expect(database.write((db) => writeWalkBatch(db, batch))).resolves.toBe(2);
});
