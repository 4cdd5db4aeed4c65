/** Look-ups while the database is only to be read: beside it, bounded, and in it once it fits again. */
import { copyFile, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addCurrentSecret, ANNA, madeSystem, type TestSystem } from '../situations/system.helper.ts';
import { holdLookups } from './held-lookups.ts';
import { audited } from './index.ts';

let made: TestSystem;
let other: TestSystem | null = null;
beforeEach(async () => {
  made = await madeSystem();
});
afterEach(async () => {
  await made.close();
  await other?.close();
  other = null;
});

const held = (): string => join(made.parts.folder.logFolder, 'audit-lookups.json');
const isHeld = async (): Promise<boolean> => (await made.parts.fileSystem.facts(held())) !== null;
const lookUp = (account: string): Promise<void> =>
  made.parts.lookups.record({ actor: 'HOST\\anna', applicationId: 'sap', account, result: 'done' });
const inTable = async (): Promise<string[]> =>
  (await (await made.parts.database()).read((db) => db.selectFrom('audit_lookup').select('account').orderBy('id').execute())).map(
    ({ account }) => account,
  );
const adoptions = async (): Promise<unknown[]> => {
  const database = await made.parts.database();
  const rows = await database.read((db) => db.selectFrom('audit_event').select('detail').where('action', '=', 'audit.adopt').execute());
  return rows.map(({ detail }) => JSON.parse(detail) as unknown);
};

async function putInPlace(path: string): Promise<void> {
  await made.parts.closeDatabase();
  for (const suffix of ['-wal', '-shm']) await rm(made.parts.folder.database + suffix, { force: true });
  await copyFile(path, made.parts.folder.database);
}

/** Puts an older copy in place; returns what puts the right one back. */
async function rolledBack(): Promise<() => Promise<void>> {
  const [old, right] = [join(made.root, 'old.db'), join(made.root, 'right.db')];
  await (await made.parts.database()).copyTo(old);
  await addCurrentSecret(made.parts);
  await (await made.parts.database()).copyTo(right);
  await putInPlace(old);
  return () => putInPlace(right);
}

async function foreign(): Promise<() => Promise<void>> {
  other = await madeSystem({ systemName: 'Elsewhere' });
  const [theirs, right] = [join(made.root, 'theirs.db'), join(made.root, 'right.db')];
  await (await other.parts.database()).copyTo(theirs);
  await (await made.parts.database()).copyTo(right);
  await putInPlace(theirs);
  return () => putInPlace(right);
}

async function withoutStore(): Promise<() => Promise<void>> {
  const store = join(made.parts.folder.storeFolder, 'store');
  await rename(store, `${store}.away`);
  return () => rename(`${store}.away`, store);
}

describe.each([
  ['is an older copy', rolledBack],
  ['is another system’s', foreign],
  ['has no store to fit', withoutStore],
])('where the database %s', (_what, bring) => {
  it('look-ups wait beside it, and are in it, in their order, once it fits', async () => {
    const putRight = await bring();
    await lookUp('a');
    await made.parts.lookups.flush();
    await lookUp('b');
    await made.parts.lookups.flush();
    expect(await inTable()).toEqual([]);
    expect(await adoptions()).toEqual([]);
    expect((await stat(held())).mode & 0o777).toBe(0o600);
    await putRight();
    made.advanceDays(1);
    await lookUp('c');
    await made.parts.lookups.flush();
    expect(await inTable()).toEqual(['a', 'b', 'c']);
    expect(await adoptions()).toEqual([{ records: 2, lookups: true }]);
    expect(await isHeld()).toBe(false);
    const times = await (await made.parts.database()).read((db) => db.selectFrom('audit_lookup').select('at').execute());
    expect(times.map(({ at }) => at.slice(0, 10))).toEqual(['2026-03-01', '2026-03-01', '2026-03-02']);
  });
});

describe('what waits', () => {
  it('is taken over by whatever is recorded next, or read next', async () => {
    const putRight = await rolledBack();
    await lookUp('a');
    await made.parts.lookups.flush();
    await putRight();
    await audited(made.parts, ANNA, 'test.action', [], () => Promise.resolve());
    expect(await inTable()).toEqual(['a']);
    await holdLookups(made.parts, [{ at: '2026-03-01T12:00:00.000Z', actor: 'x', applicationId: '', account: 'b', result: 'done' }]);
    await made.parts.lookups.flush();
    expect(await inTable()).toEqual(['a', 'b']);
  });

  it('is taken over once, whenever the process ended', async () => {
    const putRight = await rolledBack();
    for (const account of ['a', 'b']) await lookUp(account);
    await made.parts.lookups.flush();
    const first = await readFile(held());
    await lookUp('c');
    await made.parts.lookups.flush();
    const second = await readFile(held());
    await putRight();
    await writeFile(held(), first);
    await made.parts.lookups.flush();
    for (const bytes of [first, second, second, first]) {
      await writeFile(held(), bytes);
      await made.parts.lookups.flush();
    }
    expect(await inTable()).toEqual(['a', 'b', 'c']);
    expect(await isHeld()).toBe(false);
  });

  it('is bounded: the newest are kept, and how many were lost is on record', async () => {
    await (await made.parts.database()).write((db) => db.updateTable('system').set({ audit_lookups: 20_000 }).execute());
    const row = { at: '2026-03-01T12:00:00.000Z', actor: 'x', applicationId: '', result: 'done' };
    const rows = (from: number, count: number) => Array.from({ length: count }, (_, n) => ({ ...row, account: String(from + n) }));
    await holdLookups(made.parts, rows(0, 9_999));
    await holdLookups(made.parts, rows(9_999, 6));
    await made.parts.lookups.flush();
    const kept = await inTable();
    expect([kept.length, kept[0], kept.at(-1)]).toEqual([10_000, '5', '10004']);
    expect(await adoptions()).toEqual([{ records: 10_005, lookups: true, lost: 5 }]);
  });

  it.each(['', '{"file":', '{"file":"x","before":-1,"setAside":[],"records":[]}', '\u0000'])(
    'and was damaged (%j) is set aside, bytes and all, and stops nothing',
    async (damage) => {
      await made.parts.fileSystem.makeFolder(made.parts.folder.logFolder);
      await writeFile(held(), damage);
      const putRight = await rolledBack();
      await lookUp('a');
      await made.parts.lookups.flush();
      await putRight();
      await made.parts.lookups.flush();
      expect(await inTable()).toEqual(['a']);
      const [name = ''] = (await readdir(made.parts.folder.logFolder)).filter((file) => file.includes('damaged'));
      expect(await readFile(join(made.parts.folder.logFolder, name), 'utf8')).toBe(damage);
      expect(await adoptions()).toEqual([{ records: 1, lookups: true, setAside: name }]);
    },
  );
});
