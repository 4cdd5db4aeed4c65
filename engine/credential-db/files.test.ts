/** What a credential database is as a file: made, opened, recognised, refused. */
import { mkdir, open, readFile, readdir, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createCredentialDatabase } from './create.ts';
import { closedAfterTest, createOlderDatabase, exampleDatabase, firstRows, SYSTEM_ID, temporaryFolder } from './databases.helper.ts';
import { lending, openHandle } from './drivers/sqlite-handle.ts';
import { APPLICATION_ID } from './drivers/sqlite-settings.ts';
import { SqliteConnection } from './drivers/sqlite-connection.ts';
import { inspectDatabaseFile, verifyDatabaseFile } from './inspect.ts';
import { SCHEMA_VERSION } from './migrations/migrate.ts';
import { openCredentialDatabase } from './open.ts';

async function closedDatabase(): Promise<string> {
  const database = await exampleDatabase();
  await database.close();
  return database.path;
}

async function withSql(path: string, sql: string): Promise<void> {
  const connection = await SqliteConnection.open(path, 'create');
  await connection.exec(sql);
  await connection.close();
}

/** Overwrites whole pages in the middle of the file. */
async function damage(path: string): Promise<void> {
  const { size } = await stat(path);
  const file = await open(path, 'r+');
  await file.write(Buffer.alloc(size - 8192, 0xa5), 0, size - 8192, 4096);
  await file.close();
}

describe('a new database', () => {
  it('is readable by its owner only and leaves nothing else behind', async () => {
    const path = await closedDatabase();
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(await readdir(join(path, '..'))).toEqual(['credentials.db']);
  });

  it('keeps its write-ahead log to its owner, too', async () => {
    const { path } = await exampleDatabase();
    for (const name of await readdir(join(path, '..'))) expect((await stat(join(path, '..', name))).mode & 0o777).toBe(0o600);
  });

  it('never replaces a file', async () => {
    const path = join(await temporaryFolder(), 'credentials.db');
    await writeFile(path, 'mine');
    await expect(createCredentialDatabase(path, firstRows())).rejects.toMatchObject({ code: 'DATABASE_EXISTS' });
    expect(await readFile(path, 'utf8')).toBe('mine');
  });

  it('is not there at all where its first rows fail', async () => {
    const folder = await temporaryFolder();
    const failing = createCredentialDatabase(
      join(folder, 'credentials.db'),
      firstRows(() => Promise.reject(new Error('no'))),
    );
    await expect(failing).rejects.toThrow('no');
    expect(await readdir(folder)).toEqual([]);
  });

  it('says where it cannot be written', async () => {
    const path = join(await temporaryFolder(), 'missing', 'credentials.db');
    await expect(createCredentialDatabase(path, firstRows())).rejects.toMatchObject({
      code: 'FILE_NOT_WRITABLE',
      params: { path, reason: 'ENOENT' },
    });
  });

  it('carries our application id where file(1) looks', async () => {
    const bytes = await readFile(await closedDatabase());
    expect(bytes.readUInt32BE(68)).toBe(APPLICATION_ID);
    expect(bytes.readUInt32BE(60)).toBe(SCHEMA_VERSION);
  });
});

describe('every connection', () => {
  it('is durable, wipes what it deletes, and holds references', async () => {
    const handle = await openHandle(await closedDatabase());
    const expected = { synchronous: 2, fullfsync: 1, secure_delete: 1, foreign_keys: 1, trusted_schema: 0 };
    for (const pool of [handle.writers, handle.readers, handle.watchers])
      await lending(pool, async (connection) => {
        for (const [name, value] of Object.entries(expected)) expect(await connection.all(`PRAGMA ${name}`)).toEqual([{ [name]: value }]);
        expect(await connection.all('PRAGMA journal_mode')).toEqual([{ journal_mode: 'wal' }]);
        expect(await connection.all('PRAGMA busy_timeout')).toEqual([{ timeout: 5000 }]);
      });
    await handle.close();
  });
});

describe('opening', () => {
  it('finds what was written before', async () => {
    const database = closedAfterTest(await openCredentialDatabase(await closedDatabase()));
    expect(database.schemaVersion).toBe(SCHEMA_VERSION);
    expect(await database.read((db) => db.selectFrom('system').select('system_id').execute())).toEqual([{ system_id: SYSTEM_ID }]);
  });

  it('tells a missing one', async () => {
    const path = join(await temporaryFolder(), 'credentials.db');
    await expect(openCredentialDatabase(path)).rejects.toMatchObject({ code: 'DATABASE_MISSING' });
    await expect(openCredentialDatabase(join(path, 'deeper'))).rejects.toMatchObject({ code: 'DATABASE_MISSING' });
    await expect(stat(path)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('tells one that cannot be opened', async () => {
    await expect(openCredentialDatabase(await temporaryFolder())).rejects.toMatchObject({ code: 'DATABASE_AWAY' });
  });

  it('tells an older and a newer schema', async () => {
    const path = join(await temporaryFolder(), 'old.db');
    await createOlderDatabase(path);
    await expect(openCredentialDatabase(path)).rejects.toMatchObject({ code: 'SCHEMA_OLD', params: { from: 1, to: SCHEMA_VERSION } });
    await withSql(path, 'PRAGMA user_version = 99');
    await expect(openCredentialDatabase(path)).rejects.toMatchObject({ code: 'SCHEMA_NEW' });
  });

  it.each([
    ['text', (path: string) => writeFile(path, 'not a database at all, '.repeat(50))],
    ['nothing', (path: string) => truncate(path, 0)],
    ['a database of something else', async (path: string) => rm(path).then(() => withSql(path, 'CREATE TABLE t (x)'))],
    ['half of it', async (path: string) => truncate(path, (await stat(path)).size / 2)],
    ['overwritten pages', damage],
    ['a database without a system', (path: string) => withSql(path, 'DELETE FROM system')],
    ['a database without one of its tables', (path: string) => withSql(path, 'DROP TABLE audit_head')],
    ['a database with a table of another name', (path: string) => withSql(path, 'ALTER TABLE access_account RENAME TO accounts')],
    ['a database without a fence', (path: string) => withSql(path, 'DROP TRIGGER mapping_envelope_insert')],
    ['a database without another fence', (path: string) => withSql(path, 'DROP TRIGGER secret_identity')],
  ])('tells %s in the place of the database as damage, with the first fault', async (_what, spoil) => {
    const path = await closedDatabase();
    await spoil(path);
    const before = await readFile(path);
    const error: unknown = await openCredentialDatabase(path).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'DATABASE_DAMAGED', params: { fault: expect.stringMatching(/\w+/) as string } });
    expect(await readFile(path)).toEqual(before);
  });
});

describe('inspecting', () => {
  it('tells what a file is, of whatever schema, without opening it for use', async () => {
    const path = await closedDatabase();
    const before = await readFile(path);
    const bytes = before.length;
    const facts = { schemaVersion: SCHEMA_VERSION, systemId: SYSTEM_ID, systemName: 'Contoso', epoch: 1, bytes };
    expect(await inspectDatabaseFile(path)).toMatchObject(facts);
    expect(await verifyDatabaseFile(path)).toMatchObject(facts);
    expect(await readFile(path)).toEqual(before);
    await withSql(path, 'PRAGMA user_version = 99; ALTER TABLE system RENAME TO realm');
    expect(await inspectDatabaseFile(path)).toMatchObject({ schemaVersion: 99, systemId: null, epoch: null });
  });

  it('sees what another connection has committed and not yet folded in', async () => {
    const database = await exampleDatabase();
    await database.write((db) => db.updateTable('system').set({ epoch: 7 }).execute());
    expect(await inspectDatabaseFile(database.path)).toMatchObject({ epoch: 7 });
  });

  it.each([
    ['text', (path: string) => writeFile(path, 'x'.repeat(5000))],
    ['an empty file', (path: string) => writeFile(path, '')],
    ['a database of something else', (path: string) => withSql(path, 'CREATE TABLE t (x)')],
  ])('tells %s as no credential database', async (_what, make) => {
    const path = join(await temporaryFolder(), 'other.db');
    await make(path);
    await expect(inspectDatabaseFile(path)).rejects.toMatchObject({ code: 'NOT_A_DATABASE' });
  });

  it('tells a missing file, a folder, and a device, which is never read', async () => {
    const folder = await temporaryFolder();
    await mkdir(join(folder, 'sub'));
    await expect(inspectDatabaseFile(join(folder, 'none.db'))).rejects.toMatchObject({ code: 'FILE_MISSING' });
    const unread = (path: string, reason: string) => ({ code: 'FILE_NOT_READABLE', params: { path, reason } });
    await expect(inspectDatabaseFile(join(folder, 'sub'))).rejects.toMatchObject(unread(join(folder, 'sub'), 'EISDIR'));
    if (process.platform !== 'win32')
      await expect(inspectDatabaseFile('/dev/null')).rejects.toMatchObject(unread('/dev/null', 'not-a-file'));
  });

  it.each([
    ['DROP TABLE audit_head', 'table audit_head is missing'],
    ['DROP TRIGGER secret_delete', 'trigger secret_delete is missing'],
  ])('relies on no copy that lacks what belongs to it: %s', async (statement, fault) => {
    const path = await closedDatabase();
    await withSql(path, statement);
    await expect(verifyDatabaseFile(path)).rejects.toMatchObject({ code: 'DATABASE_DAMAGED', params: { fault } });
  });

  it('finds damage that only a full check finds', async () => {
    const path = await closedDatabase();
    await damage(path);
    await expect(verifyDatabaseFile(path)).rejects.toMatchObject({ code: 'DATABASE_DAMAGED' });
  });
});
