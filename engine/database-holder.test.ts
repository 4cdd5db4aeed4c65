/** A process that has a database open, while another one makes this server use another file. */
import { copyFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { applications } from './credential-db/index.ts';
import { chooseDatabase } from './database/choose.ts';
import { addApplication } from './situations/rows.helper.ts';
import { ANNA, madeSystem, type TestSystem } from './situations/system.helper.ts';
import type { EngineParts } from './parts.ts';

let made: TestSystem;
let other: EngineParts;
beforeEach(async () => {
  made = await madeSystem();
  other = made.another();
});
afterEach(() => made.close());

const copyAt = (): string => join(made.root, 'copy.db');
const names = async (parts: EngineParts): Promise<string[]> =>
  (await (await parts.database()).read((db) => applications.listApplications(db))).map(({ name }) => name);

async function chooseCopy(): Promise<void> {
  await (await other.database()).copyTo(copyAt());
  await chooseDatabase(other, ANNA, { path: copyAt() });
}

/** As a restore does over a database that cannot be opened. */
async function replaceByRename(): Promise<void> {
  const target = made.parts.folder.database;
  await (await other.database()).copyTo(copyAt());
  await other.closeDatabase();
  await rename(target, `${target}.replaced`);
  await copyFile(copyAt(), target);
}

it.each([
  ['chose another file', chooseCopy],
  ['put another file in its place', replaceByRename],
])('what is written after another process %s is seen by it', async (_what, change) => {
  await made.parts.database();
  await change();
  await addApplication(made.parts, 'After');
  expect(await names(other)).toEqual(['After']);
});

it.each([
  ['chosen', chooseCopy],
  ['put in its place', replaceByRename],
])('a write of one who got the database before another file was %s goes into that one', async (_what, change) => {
  const before = await made.parts.database();
  await change();
  await before.write((db) => db.updateTable('system').set({ name: 'After' }).execute());
  const [row] = await (await other.database()).read((db) => db.selectFrom('system').select('name').execute());
  expect(row).toEqual({ name: 'After' });
});

it('a write that is under way meanwhile is not acknowledged', async () => {
  const before = await made.parts.database();
  const writing = before.write(async () => {
    await (await other.database()).copyTo(copyAt());
    const { folder, fileSystem } = other;
    await fileSystem.rename(folder.database, `${folder.database}.replaced`);
    await copyFile(copyAt(), folder.database);
  });
  await expect(writing).rejects.toMatchObject({ code: 'DATABASE_AWAY', params: { reason: 'replaced' } });
});

it('a file that is gone is not written to', async () => {
  await made.parts.database();
  await rm(made.parts.folder.database);
  await expect(made.parts.database()).rejects.toMatchObject({ code: 'DATABASE_MISSING' });
});

it('is the same one as long as nothing has changed', async () => {
  expect(await made.parts.database()).toBe(await made.parts.database());
});
