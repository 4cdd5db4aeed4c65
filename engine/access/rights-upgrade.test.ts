/** Rights that an older version sealed: an upgrade of their database has no key to seal them anew, and need not. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { firstRows, SYSTEM_ID, useSecret } from '../credential-db/databases.helper.ts';
import { build } from '../credential-db/create.ts';
import { createPrivate } from '../credential-db/publish.ts';
import { openCredentialDatabase, upgradeDatabase, type CredentialDatabase } from '../credential-db/index.ts';
import { emptyRing, SecretKey, withEntry, type MasterSecret } from '../crypto/index.ts';
import { checkRights, makeRights } from './index.ts';

/** Under 32 bytes of 7, of the row of `firstRows`, as schema 2 sealed it. Frozen: what stands in databases that are out there. */
const SEALED = '00000001f0462f832e6245d05bfdb7519f40be678c24186645dda18652a9fda9855e606b';

const secret: MasterSecret = {
  kind: 'master-secret',
  id: '00000000-0000-4000-8000-000000001001',
  version: 1,
  createdAt: '2026-03-03T08:15:30.000Z',
  state: 'current',
  key: SecretKey.take(Buffer.alloc(32, 7)),
};
const ring = withEntry(emptyRing(), secret);

let folder: string;
let database: CredentialDatabase;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sso-'));
  const path = join(folder, 'credentials.db');
  await createPrivate(path);
  await build(
    path,
    2,
    firstRows((db) => useSecret(db, 1)),
  );
  await upgradeDatabase(path, `${path}.before`);
  database = await openCredentialDatabase(path);
  await database.write((db) =>
    db
      .updateTable('system')
      .set({ rights_mac: Buffer.from(SEALED, 'hex') })
      .execute(),
  );
});
afterEach(async () => {
  await database.close();
  await rm(folder, { recursive: true });
});

const altered = () => database.read((db) => checkRights(db, ring));
const set = (columns: { secret_maximum_age?: number; secret_remind_ahead?: number }) =>
  database.write((db) => db.updateTable('system').set(columns).execute());

it('fit after the upgrade as they did before', async () => {
  expect((await database.read((db) => db.selectFrom('system').select('system_id').executeTakeFirstOrThrow())).system_id).toBe(SYSTEM_ID);
  expect(await altered()).toEqual([]);
});

it('show a policy that somebody set, and one that somebody set back', async () => {
  await set({ secret_maximum_age: 3650 });
  expect(await altered()).toMatchObject([{ table: 'system' }]);
  await database.write((db) => makeRights(db, secret));
  expect(await altered()).toEqual([]);
  await set({ secret_maximum_age: 365 });
  expect(await altered()).toMatchObject([{ table: 'system' }]);
});

it('show one value that was moved to the other', async () => {
  await set({ secret_maximum_age: 40 });
  await database.write((db) => makeRights(db, secret));
  await set({ secret_maximum_age: 365, secret_remind_ahead: 40 });
  expect(await altered()).toMatchObject([{ table: 'system' }]);
});
