/** What a look has found not to open stands for as long as the row is as it was, and no later look finds otherwise. */
import { beforeEach, expect, it } from 'vitest';
import { AT, exampleDatabase, exampleMapping } from '../databases.helper.ts';
import type { CredentialDatabase } from '../types.ts';
import * as mappings from './mappings.ts';
import * as quarantine from './quarantine.ts';
import * as unreadable from './unreadable.ts';

const found = (id: number, revision = 1, secretVersion = 1): unreadable.Unopened => ({ id, revision, secretVersion });

let database: CredentialDatabase;
beforeEach(async () => {
  database = await exampleDatabase();
  const rows = [1, 2, 3].map((id) => exampleMapping(`HOST\\user${id}`, { id, secret_version: 1, envelope: Buffer.from([id]) }));
  await database.write((db) => mappings.insertMappings(db, rows));
});

const counted = async (): Promise<[number | null, number][]> => [...(await database.read((db) => unreadable.countUnopened(db)))];
const begun = (): Promise<number> => database.read((db) => unreadable.beginLook(db));
const remember = (look: number, ...rows: unreadable.Unopened[]): Promise<void> =>
  database.write((db) => unreadable.rememberUnopened(db, rows, look));

it('counts them by secret version', async () => {
  await remember(await begun(), found(1), found(3));
  expect(await counted()).toEqual([[1, 2]]);
});

it('counts no row that was set anew, set aside or deleted since', async () => {
  await remember(await begun(), found(1), found(2), found(3));
  await database.write((db) => mappings.writeEnvelope(db, { id: 1, expectedRevision: 1, secretVersion: 1, envelope: Buffer.from('new') }));
  expect(await counted()).toEqual([[1, 2]]);
  const aside = { mappingId: 2, revision: 1, secretVersion: 1, reason: 'altered' };
  await database.write((db) => quarantine.setAside(db, [aside], { at: AT, by: 'HOST\\anna' }));
  expect(await counted()).toEqual([[1, 1]]);
  await database.write((db) => mappings.deleteMappings(db, [3]));
  expect(await counted()).toEqual([]);
});

it('counts none that was found otherwise than it is', async () => {
  await remember(await begun(), found(1, 7), found(2, 1, 9), found(3, 2 ** 60), found(4));
  expect(await counted()).toEqual([]);
});

it('forgets at the end of a look what it did not find, and nothing before', async () => {
  await remember(await begun(), found(1), found(2));
  const second = await begun();
  await remember(second, found(2));
  expect(await counted()).toEqual([[1, 2]]);
  await database.write((db) => unreadable.endLook(db, second));
  expect(await counted()).toEqual([[1, 1]]);
  expect(await database.read((db) => unreadable.hasEarlier(db, second))).toBe(false);
});

it('loses nothing where two look at once, whichever ends first', async () => {
  const first = await begun();
  await remember(first, found(1));
  const second = await begun();
  await remember(second, found(1), found(2));
  await remember(first, found(1), found(2));
  for (const look of [first, second]) await database.write((db) => unreadable.endLook(db, look));
  expect(await counted()).toEqual([[1, 2]]);
});
