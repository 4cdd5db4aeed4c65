/** Copies: whole, checked, private; and put back so that everyone sees it at once. */
import { open, readFile, readdir, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { copyDatabase } from './copies.ts';
import { closedAfterTest, createOlderDatabase, exampleDatabase, exampleMapping, temporaryFolder } from './databases.helper.ts';
import { SqliteConnection } from './drivers/sqlite-connection.ts';
import { inspectDatabaseFile } from './inspect.ts';
import { SCHEMA_VERSION } from './migrations/migrate.ts';
import { openCredentialDatabase } from './open.ts';
import * as mappings from './repositories/mappings.ts';
import * as system from './repositories/system.ts';
import type { CredentialDatabase } from './types.ts';
import { upgradeDatabase } from './upgrade.ts';

const epoch = async (database: CredentialDatabase): Promise<number> => (await database.read(system.readSystem)).epoch;
const bump = (database: CredentialDatabase): Promise<number> => database.write((db) => system.bumpEpoch(db));

const beside = (database: CredentialDatabase, name: string): string => join(dirname(database.path), name);

async function damageMiddle(path: string): Promise<void> {
  const file = await open(path, 'r+');
  await file.write(Buffer.alloc(4096, 0xa5), 0, 4096, 8192);
  await file.close();
}

describe('a copy', () => {
  it('is one whole file for its owner only, of what was committed', async () => {
    const database = await exampleDatabase();
    await bump(database);
    const target = beside(database, 'copy.db');
    const { bytes } = await database.copyTo(target);
    expect((await stat(target)).size).toBe(bytes);
    expect((await stat(target)).mode & 0o777).toBe(0o600);
    expect(await inspectDatabaseFile(target)).toMatchObject({ epoch: 2, schemaVersion: SCHEMA_VERSION });
    expect((await readdir(dirname(target))).filter((name) => !name.startsWith('credentials.db'))).toEqual(['copy.db']);
  });

  it('keeps counting ids where the original was', async () => {
    const database = await exampleDatabase();
    await database.write((db) => mappings.insertMappings(db, [exampleMapping('a', { id: 41 })]));
    await database.write((db) => db.deleteFrom('mapping').execute());
    await database.copyTo(beside(database, 'copy.db'));
    const copy = closedAfterTest(await openCredentialDatabase(beside(database, 'copy.db')));
    expect(await copy.write((db) => mappings.allocateMappingIds(db, 1))).toBe(42);
  });

  it('holds nothing of what was deleted', async () => {
    const database = await exampleDatabase();
    const needle = 'a-name-that-is-gone';
    await database.write((db) => mappings.insertMappings(db, [exampleMapping(needle)]));
    await database.write((db) => db.deleteFrom('mapping').execute());
    await database.copyTo(beside(database, 'copy.db'));
    expect((await readFile(beside(database, 'copy.db'))).includes(needle)).toBe(false);
  });

  it('never replaces a file, and leaves none behind where it fails', async () => {
    const database = await exampleDatabase();
    const target = beside(database, 'copy.db');
    await writeFile(target, 'mine');
    await expect(database.copyTo(target)).rejects.toMatchObject({ code: 'FILE_EXISTS' });
    expect(await readFile(target, 'utf8')).toBe('mine');
    const nowhere = join(dirname(target), 'missing', 'copy.db');
    await expect(database.copyTo(nowhere)).rejects.toMatchObject({ code: 'FILE_NOT_WRITABLE', params: { reason: 'ENOENT' } });
    expect(await readdir(dirname(target))).not.toContainEqual(expect.stringContaining('.tmp'));
  });

  it('is taken while a writer is at work, without what is not committed', async () => {
    const database = await exampleDatabase();
    await database.write(async (db) => {
      await system.bumpEpoch(db);
      await copyDatabase(database.path, beside(database, 'copy.db'));
    });
    expect(await inspectDatabaseFile(beside(database, 'copy.db'))).toMatchObject({ epoch: 1 });
  });

  it('is refused of a damaged database, and nothing bears its name', async () => {
    const database = await exampleDatabase();
    await database.close();
    await damageMiddle(database.path);
    await expect(copyDatabase(database.path, beside(database, 'copy.db'))).rejects.toMatchObject({ code: 'DATABASE_DAMAGED' });
    expect((await readdir(dirname(database.path))).filter((name) => !name.startsWith('credentials.db'))).toEqual([]);
  });
});

describe('putting a copy back', () => {
  it('is seen by every open connection at once, and they go on writing', async () => {
    const database = await exampleDatabase();
    const other = closedAfterTest(await openCredentialDatabase(database.path));
    await database.copyTo(beside(database, 'copy.db'));
    await bump(database);
    await database.write((db) => mappings.insertMappings(db, [exampleMapping('later')]));
    expect(await epoch(other)).toBe(2);
    const version = await other.dataVersion();
    await database.replaceWith(beside(database, 'copy.db'));
    for (const one of [database, other]) {
      expect(await epoch(one)).toBe(1);
      expect(await one.read(mappings.countMappings)).toBe(0);
    }
    expect(await other.dataVersion()).not.toBe(version);
    expect(await bump(other)).toBe(2);
    expect(await epoch(database)).toBe(2);
  });

  it('keeps beforehand all that was committed, whoever goes on writing meanwhile', async () => {
    const database = await exampleDatabase();
    const other = closedAfterTest(await openCredentialDatabase(database.path));
    await database.copyTo(beside(database, 'copy.db'));
    const acknowledged: string[] = [];
    const replaced = new AbortController();
    const writing = (async () => {
      for (let n = 0; !replaced.signal.aborted; n += 1) {
        await other.write((db) => mappings.insertMappings(db, [exampleMapping(`user${n}`)]));
        acknowledged.push(`user${n}`);
      }
    })();
    await database.replaceWith(beside(database, 'copy.db'), beside(database, 'kept.db'));
    replaced.abort();
    await writing;
    const kept = closedAfterTest(await openCredentialDatabase(beside(database, 'kept.db')));
    const accounts = (one: CredentialDatabase): Promise<string[]> =>
      one.read(async (db) => (await db.selectFrom('mapping').select('account').execute()).map(({ account }) => account));
    expect([...(await accounts(kept)), ...(await accounts(database))].sort()).toEqual([...acknowledged].sort());
  });

  it('stays as it was where it cannot be kept', async () => {
    const database = await exampleDatabase();
    await database.copyTo(beside(database, 'copy.db'));
    await bump(database);
    const kept = database.replaceWith(beside(database, 'copy.db'), beside(database, 'copy.db'));
    await expect(kept).rejects.toMatchObject({ code: 'FILE_EXISTS' });
    expect(await epoch(database)).toBe(2);
    expect(await bump(database)).toBe(3);
  });

  it('leaves a reader the snapshot that it began with', async () => {
    const database = await exampleDatabase();
    const other = closedAfterTest(await openCredentialDatabase(database.path));
    await database.copyTo(beside(database, 'copy.db'));
    await bump(database);
    const seen = await other.read(async (db) => {
      const before = (await system.readSystem(db)).epoch;
      await database.replaceWith(beside(database, 'copy.db'));
      return [before, (await system.readSystem(db)).epoch];
    });
    expect(seen).toEqual([2, 2]);
    expect(await epoch(other)).toBe(1);
  });

  it('stays after everyone closed, in the same mode', async () => {
    const database = await exampleDatabase();
    await database.copyTo(beside(database, 'copy.db'));
    await bump(database);
    await database.replaceWith(beside(database, 'copy.db'));
    await database.close();
    const reopened = closedAfterTest(await openCredentialDatabase(database.path));
    expect(await epoch(reopened)).toBe(1);
    expect((await stat(database.path)).mode & 0o777).toBe(0o600);
  });

  it('changes nothing where the copy is damaged, missing, newer or something else', async () => {
    const database = await exampleDatabase();
    const copy = beside(database, 'copy.db');
    await expect(database.replaceWith(copy)).rejects.toMatchObject({ code: 'FILE_MISSING' });
    await database.copyTo(copy);
    await bump(database);
    await damageMiddle(copy);
    await expect(database.replaceWith(copy)).rejects.toMatchObject({ code: 'DATABASE_DAMAGED' });
    await writeFile(copy, 'something else');
    await expect(database.replaceWith(copy)).rejects.toMatchObject({ code: 'NOT_A_DATABASE' });
    const newer = beside(database, 'newer.db');
    await database.copyTo(newer);
    await (
      await SqliteConnection.open(newer, 'existing').then(async (file) => (await file.exec('PRAGMA user_version = 99'), file))
    ).close();
    await expect(database.replaceWith(newer)).rejects.toMatchObject({ code: 'SCHEMA_NEW' });
    expect(await epoch(database)).toBe(2);
  });

  it('upgrades a copy of an older schema on the way and leaves the copy as it is', async () => {
    const database = await exampleDatabase();
    const old = beside(database, 'old.db');
    await createOlderDatabase(old);
    const before = await readFile(old);
    await bump(database);
    await database.replaceWith(old);
    expect(await epoch(database)).toBe(1);
    expect(await database.read((db) => db.selectFrom('audit_lookup').selectAll().execute())).toEqual([]);
    expect(await readFile(old)).toEqual(before);
  });
});

describe('upgrading', () => {
  it('copies first, then migrates, and keeps what was in it', async () => {
    const path = join(await temporaryFolder(), 'credentials.db');
    await createOlderDatabase(path);
    expect(await upgradeDatabase(path, `${path}.before`)).toEqual({ from: 1, to: SCHEMA_VERSION });
    expect(await inspectDatabaseFile(`${path}.before`)).toMatchObject({ schemaVersion: 1 });
    const database = closedAfterTest(await openCredentialDatabase(path));
    expect(await epoch(database)).toBe(1);
    expect(await database.read((db) => db.selectFrom('secret').select('version').execute())).toEqual([{ version: 1 }]);
  });

  it('has nothing to do the second time', async () => {
    const path = join(await temporaryFolder(), 'credentials.db');
    await createOlderDatabase(path);
    await upgradeDatabase(path, `${path}.before`);
    expect(await upgradeDatabase(path, `${path}.again`)).toEqual({ from: SCHEMA_VERSION, to: SCHEMA_VERSION });
    await expect(stat(`${path}.again`)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('happens once where two processes begin it at once', async () => {
    const path = join(await temporaryFolder(), 'credentials.db');
    await createOlderDatabase(path);
    await Promise.all([upgradeDatabase(path, `${path}.one`), upgradeDatabase(path, `${path}.two`)]);
    expect(await inspectDatabaseFile(path)).toMatchObject({ schemaVersion: SCHEMA_VERSION });
  });

  it('leaves the older schema as it was where a migration fails', async () => {
    const path = join(await temporaryFolder(), 'credentials.db');
    await createOlderDatabase(path);
    const inTheWay = await SqliteConnection.open(path, 'existing');
    await inTheWay.exec('CREATE TABLE audit_lookup (x)');
    await expect(upgradeDatabase(path, `${path}.before`)).rejects.toThrow('audit_lookup');
    expect(await inspectDatabaseFile(path)).toMatchObject({ schemaVersion: 1 });
    await inTheWay.exec('DROP TABLE audit_lookup');
    await inTheWay.close();
    expect(await upgradeDatabase(path, `${path}.again`)).toEqual({ from: 1, to: SCHEMA_VERSION });
  });

  it('does not begin where the copy cannot be made', async () => {
    const path = join(await temporaryFolder(), 'credentials.db');
    await createOlderDatabase(path);
    await writeFile(`${path}.before`, 'mine');
    await expect(upgradeDatabase(path, `${path}.before`)).rejects.toMatchObject({ code: 'FILE_EXISTS' });
    expect(await inspectDatabaseFile(path)).toMatchObject({ schemaVersion: 1 });
  });
});
