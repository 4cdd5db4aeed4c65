/** What lies in a data folder about the server itself: settings, identity; and who runs it. */
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { nodeFileSystem } from '../secret-store/index.ts';
import { currentAccount, hostName } from './account.ts';
import { accountExists } from './accounts.ts';
import { dataFolder, type DataFolder } from './data-folder.ts';
import { openIdentity, openOrCreateIdentity } from './identity.ts';
import { changeSettings, databasePathOf, readSettings, writeFirstSettings, type ServerSettings } from './settings.ts';

let folder: DataFolder;
beforeEach(async () => {
  folder = dataFolder(await mkdtemp(join(tmpdir(), 'sso-platform-')));
});
afterEach(() => rm(folder.root, { recursive: true }));

const settings: ServerSettings = {
  format: 1,
  serverId: '11111111-1111-4111-8111-111111111111',
  serverName: 'SSO1',
  systemId: '22222222-2222-4222-8222-222222222222',
  systemName: 'Contoso',
  createdAt: '2026-05-02T10:00:00.000Z',
  databasePath: 'credentials.db',
};

test('settings are written once, read back, changed as a whole', async () => {
  await expect(readSettings(nodeFileSystem, folder)).rejects.toThrow('NOT_CONFIGURED');
  await writeFirstSettings(nodeFileSystem, folder, settings);
  expect(await readSettings(nodeFileSystem, folder)).toEqual(settings);
  await expect(writeFirstSettings(nodeFileSystem, folder, settings)).rejects.toThrow('FILE_EXISTS');
  await changeSettings(nodeFileSystem, folder, { ...settings, databasePath: '/srv/credentials.db' });
  expect((await readSettings(nodeFileSystem, folder)).databasePath).toBe('/srv/credentials.db');
});

test.each(['', 'not json', '{}', '{"format":2}'])('settings that read %j are refused', async (text) => {
  await writeFile(folder.settings, text);
  await expect(readSettings(nodeFileSystem, folder)).rejects.toMatchObject({ code: 'INTERNAL' });
});

test('a relative database path is meant from the data folder', () => {
  expect(databasePathOf(folder, { databasePath: 'credentials.db' })).toBe(folder.database);
  expect(databasePathOf(folder, { databasePath: '/srv/x.db' })).toBe('/srv/x.db');
});

test('an identity is made once: P-256, readable by its owner alone', async () => {
  const made = await openOrCreateIdentity(nodeFileSystem, folder);
  expect(made.privateKey.asymmetricKeyDetails).toMatchObject({ namedCurve: 'prime256v1' });
  expect((await openOrCreateIdentity(nodeFileSystem, folder)).publicKey).toBe(made.publicKey);
  expect((await openIdentity(nodeFileSystem, folder)).publicKey).toBe(made.publicKey);
  const path = join(folder.identityFolder, 'server.key');
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  expect(await readFile(path, 'utf8')).toContain('PRIVATE KEY');
});

test('who runs this is an account of this host', async () => {
  const { account, groups } = await currentAccount();
  expect(account).toBe(`${hostName()}\\${userInfo().username}`);
  expect(groups.every((group) => group.startsWith(`${hostName()}\\`))).toBe(true);
  expect(await accountExists(account)).toBe(true);
  expect(await accountExists(`${hostName()}\\nobody-has-this-name`)).toBe(false);
  expect(await accountExists('OTHER\\anyone')).toBe(true);
});
