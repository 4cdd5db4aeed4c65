import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { inspectDatabaseFile, SCHEMA_VERSION } from '../credential-db/index.ts';
import { build } from '../credential-db/create.ts';
import { setSsoEnabled } from '../access/set-sso.ts';
import { verifyAudit } from '../audit/index.ts';
import { overview } from '../situations/index.ts';
import { addApplication, addOperation } from '../situations/rows.helper.ts';
import { addCurrentSecret, ANNA, madeSystem, type TestSystem } from '../situations/system.helper.ts';
import { backUpDatabase } from './back-up.ts';
import { chooseDatabase } from './choose.ts';
import { restoreDatabase } from './restore.ts';
import { upgrade } from './upgrade.ts';

let made: TestSystem;
beforeEach(async () => {
  made = await madeSystem();
});
afterEach(() => made.close());

const at = (name: string): string => join(made.root, name);
const applications = async (parts = made.parts): Promise<string[]> =>
  (await (await parts.database()).read((db) => db.selectFrom('application').select('name').orderBy('name').execute())).map(
    ({ name }) => name,
  );
const situations = async (): Promise<string[]> => (await overview(made.parts, ANNA)).situations.map(({ id }) => id);
const restore = (path: string, confirmation = 'Contoso') => restoreDatabase(made.parts, ANNA, { path, confirmation });
const results = async (action: string): Promise<string[]> => {
  const rows = (await made.parts.database()).read((db) =>
    db.selectFrom('audit_event').select('result').where('action', '=', action).orderBy('seq').execute(),
  );
  return (await rows).map(({ result }) => result);
};

describe('backing the database up', () => {
  it('writes a whole copy, with the day in its name, and remembers it', async () => {
    await addApplication(made.parts);
    const written = await backUpDatabase(made.parts, ANNA, { path: at('y-{date}.db') });
    expect(written.path).toBe(at('y-2026-03-01-120000.db'));
    expect((await readFile(written.path)).length).toBe(written.bytes);
    expect((await (await made.parts.store()).read()).databaseBackup).toEqual({ takenAt: written.takenAt, path: written.path });
    made.advanceDays(30);
    expect(await situations()).not.toContain('database-not-backed-up');
    made.advanceDays(1);
    expect(await situations()).toContain('database-not-backed-up');
  });

  it('never replaces a file, and wants a full path into a folder that takes it', async () => {
    await writeFile(at('there'), '');
    await expect(backUpDatabase(made.parts, ANNA, { path: at('there') })).rejects.toMatchObject({ code: 'FILE_EXISTS' });
    await expect(backUpDatabase(made.parts, ANNA, { path: 'y.db' })).rejects.toMatchObject({ code: 'PATH_NOT_ABSOLUTE' });
    await expect(backUpDatabase(made.parts, ANNA, { path: at('no/y.db') })).rejects.toMatchObject({ code: 'FILE_NOT_WRITABLE' });
  });
});

describe('putting the database back', () => {
  beforeEach(async () => {
    await addApplication(made.parts, 'Before');
    await backUpDatabase(made.parts, ANNA, { path: at('y.db') });
    await addApplication(made.parts, 'After');
  });

  it('replaces it in place, so that another process sees it, and keeps what was there', async () => {
    const other = made.another();
    expect(await applications(other)).toEqual(['After', 'Before']);
    const { keptAt, rolledBack } = await restore(at('y.db'));
    expect(await applications()).toEqual(['Before']);
    expect(await applications(other)).toEqual(['Before']);
    expect(rolledBack).toBe(false);
    await restore(keptAt ?? '');
    expect(await applications()).toEqual(['After', 'Before']);
  });

  it('has its intent and its outcome in the database that is there afterwards, and an audit that holds', async () => {
    await restore(at('y.db'));
    expect(await results('database.restore')).toEqual(['intent', 'done']);
    expect((await verifyAudit(made.parts)).fault).toBeNull();
    expect(await situations()).not.toContain('audit-altered');
  });

  it('replaces one that is gone', async () => {
    await made.parts.closeDatabase();
    await rm(made.parts.folder.database);
    expect(await restore(at('y.db'))).toMatchObject({ keptAt: null, rolledBack: false });
    expect(await applications()).toEqual(['Before']);
  });

  it('replaces one that is damaged, and keeps its bytes', async () => {
    await made.parts.closeDatabase();
    const damaged = (await readFile(made.parts.folder.database)).fill(0x5a, 100, 20_000);
    await writeFile(made.parts.folder.database, damaged);
    expect(await situations()).toContain('database-damaged');
    const { keptAt } = await restore(at('y.db'));
    expect((await readFile(keptAt ?? '')).equals(damaged)).toBe(true);
    expect(await applications()).toEqual(['Before']);
    expect(await results('database.restore')).toEqual(['intent', 'done']);
  });

  it('tells that the copy is older than what this server has seen', async () => {
    await addCurrentSecret(made.parts);
    expect(await restore(at('y.db'))).toMatchObject({ epoch: 2, rolledBack: true });
    expect((await situations())[0]).toBe('database-rolled-back');
    await expect(setSsoEnabled(made.parts, ANNA, false)).rejects.toMatchObject({ code: 'DATABASE_ROLLED_BACK' });
  });

  it('is refused while an operation is under way', async () => {
    await addOperation(made.parts, { state: 're-encrypting' });
    await expect(restore(at('y.db'))).rejects.toMatchObject({ code: 'OPERATION_ACTIVE' });
    expect(await applications()).toEqual(['After', 'Before']);
  });

  it('lets no operation begin meanwhile, and frees the lock when it is done', async () => {
    const database = await made.parts.database();
    const other = made.another();
    const replacing = vi.spyOn(database, 'replaceWith').mockImplementationOnce(async () => {
      await expect(other.operations.claim()).rejects.toMatchObject({ code: 'OPERATION_ACTIVE' });
    });
    await restore(at('y.db'));
    expect(replacing).toHaveBeenCalledOnce();
    await (await other.operations.claim()).release();
  });

  it('is refused while another process is at work, whether or not there is a database', async () => {
    const claim = await made.another().operations.claim();
    await made.parts.closeDatabase();
    await rm(made.parts.folder.database);
    await expect(restore(at('y.db'))).rejects.toMatchObject({ code: 'OPERATION_ACTIVE' });
    await claim.release();
    await restore(at('y.db'));
    expect(await applications()).toEqual(['Before']);
  });

  it('is refused for a wrong name, a file that is none, and one of another system', async () => {
    await expect(restore(at('y.db'), 'contoso')).rejects.toMatchObject({ code: 'CONFIRMATION_WRONG', params: { expected: 'Contoso' } });
    await expect(restore(at('none.db'))).rejects.toMatchObject({ code: 'FILE_MISSING' });
    await expect(restore('y.db')).rejects.toMatchObject({ code: 'PATH_NOT_ABSOLUTE' });
    await expect(restore(made.root)).rejects.toMatchObject({ code: 'FILE_NOT_READABLE', params: { path: made.root, reason: 'EISDIR' } });
    await writeFile(at('text.db'), 'not a database at all');
    await expect(restore(at('text.db'))).rejects.toMatchObject({ code: 'NOT_A_DATABASE' });
    const other = await madeSystem({ systemName: 'Fabrikam' });
    await backUpDatabase(other.parts, ANNA, { path: join(other.root, 'y.db') });
    await expect(restore(join(other.root, 'y.db'))).rejects.toMatchObject({
      code: 'DATABASE_FOREIGN',
      params: { databaseSystem: 'Fabrikam', storeSystem: 'Contoso' },
    });
    await other.close();
    await expect(restore(made.parts.folder.database)).rejects.toMatchObject({ code: 'FILE_EXISTS' });
    expect(await applications()).toEqual(['After', 'Before']);
  });
});

describe('pointing a server at its database', () => {
  it('finds one that was moved, and keeps a path inside the data folder relative', async () => {
    await made.parts.closeDatabase();
    await rename(made.parts.folder.database, at('moved.db'));
    expect(await situations()).toContain('database-missing');
    await chooseDatabase(made.parts, ANNA, { path: at('moved.db') });
    expect((await made.parts.settings()).databasePath).toBe('moved.db');
    expect(await situations()).not.toContain('database-missing');
    expect(await results('database.choose')).toEqual(['intent', 'done']);
  });

  it('refuses that of another system', async () => {
    const other = await madeSystem({ systemName: 'Fabrikam' });
    await expect(chooseDatabase(made.parts, ANNA, { path: other.parts.folder.database })).rejects.toMatchObject({
      code: 'DATABASE_FOREIGN',
    });
    await other.close();
  });

  it('refuses a folder as what it is, and stays where it was', async () => {
    const before = await made.parts.settings();
    await expect(chooseDatabase(made.parts, ANNA, { path: made.root })).rejects.toMatchObject({
      code: 'FILE_NOT_READABLE',
      params: { path: made.root, reason: 'EISDIR' },
    });
    expect(await made.parts.settings()).toEqual(before);
  });

  it('writes lost settings anew from the store', async () => {
    const before = await made.parts.settings();
    await rm(made.parts.folder.settings);
    expect(await situations()).toEqual(['settings-lost']);
    await chooseDatabase(made.parts, ANNA, { path: made.parts.folder.database });
    const { serverId, systemId, systemName } = await made.parts.settings();
    expect({ serverId, systemId, systemName }).toEqual({ serverId: before.serverId, systemId: before.systemId, systemName: 'Contoso' });
    expect(await situations()).not.toContain('settings-lost');
  });
});

describe('upgrading', () => {
  it('of a database that is of this version is refused, and makes no copy', async () => {
    await expect(upgrade(made.parts, ANNA)).rejects.toMatchObject({ code: 'SCHEMA_CURRENT', params: { version: SCHEMA_VERSION } });
    expect((await made.parts.fileSystem.list(made.root)).filter((name) => name.includes('before-upgrade'))).toEqual([]);
    expect(await results('database.upgrade')).toEqual(['intent', 'refused']);
  });

  it('keeps a copy of what an older version made', async () => {
    const { systemId, serverId } = await made.parts.settings();
    const row = {
      systemId,
      name: 'Contoso',
      incarnation: systemId,
      masterServer: serverId,
      createdAt: '2026-01-01T00:00:00.000Z',
      createdBy: 'x',
    };
    await made.parts.closeDatabase();
    await rm(made.parts.folder.database);
    await writeFile(made.parts.folder.database, '', { mode: 0o600 });
    await build(made.parts.folder.database, 1, { system: row });
    expect((await overview(made.parts, ANNA)).situations[0]).toEqual({ id: 'schema-old', params: { from: 1, to: SCHEMA_VERSION } });
    const { from, to, copyAt } = await upgrade(made.parts, ANNA);
    expect([from, to]).toEqual([1, SCHEMA_VERSION]);
    expect(await inspectDatabaseFile(copyAt)).toMatchObject({ schemaVersion: 1, systemName: 'Contoso' });
    // it is behind what this server has seen: until it is reconciled its records wait beside it
    const waiting = (await readFile(join(made.parts.folder.logFolder, 'audit-pending.jsonl'), 'utf8')).trim().split('\n');
    expect(waiting.map((line) => (JSON.parse(line) as { result: string }).result)).toEqual(['intent', 'done']);
    expect(await results('database.upgrade')).toEqual([]);
  });
});
