/** What lies in a data folder about the server itself: settings, identity; and who runs it. */
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { nodeFileSystem } from '../secret-store/index.ts';
import { canonicalAccount, currentAccount, hostName } from './account.ts';
import { accountExists, checkAccount, listAccounts } from './accounts.ts';
import { dataFolder, type DataFolder } from './data-folder.ts';
import { openIdentity, openOrCreateIdentity } from './identity.ts';
import {
  accountHostOf,
  changeSettings,
  databasePathOf,
  readSettings,
  settingsReader,
  writeFirstSettings,
  type ServerSettings,
} from './settings.ts';

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
  accountHost: 'OLDBOX',
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
  await expect(readSettings(nodeFileSystem, folder)).rejects.toMatchObject({ code: 'SETTINGS_DAMAGED' });
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

test('settings of before the name of the host was kept have the one that it has now; the next change keeps it', async () => {
  const { accountHost: _, ...older } = settings;
  await writeFile(folder.settings, JSON.stringify(older));
  const read = await readSettings(nodeFileSystem, folder);
  expect(read).toEqual({ ...settings, accountHost: hostName() });
  await changeSettings(nodeFileSystem, folder, read);
  expect(JSON.parse(await readFile(folder.settings, 'utf8'))).toMatchObject({ accountHost: hostName() });
});

test('settings are read again when another process has changed them', async () => {
  const read = settingsReader(nodeFileSystem, folder);
  await expect(read()).rejects.toThrow('NOT_CONFIGURED');
  expect(await accountHostOf({ settings: read })).toBe(hostName());
  await writeFirstSettings(nodeFileSystem, folder, settings);
  expect(await accountHostOf({ settings: read })).toBe('OLDBOX');
  await changeSettings(nodeFileSystem, folder, { ...settings, serverName: 'SSO2' });
  expect((await read()).serverName).toBe('SSO2');
});

test('who runs this is an account of this host', async () => {
  const { account, groups } = await currentAccount(hostName());
  expect(account).toBe(`${hostName()}\\${userInfo().username}`);
  expect(groups.every((group) => group.startsWith(`${hostName()}\\`))).toBe(true);
  expect(await accountExists(account, hostName())).toBe(true);
  expect(await accountExists(`${hostName()}\\nobody-has-this-name`, hostName())).toBe(false);
  expect(await accountExists('OTHER\\anyone', hostName())).toBe(true);
});

test('an account of this host keeps the host part that it had at set-up, however it is written', async () => {
  const name = userInfo().username;
  expect(await currentAccount('OLDBOX')).toMatchObject({ account: `OLDBOX\\${name}` });
  for (const written of [name, `OLDBOX/${name}`, `${hostName()}\\${name}`, `${hostName().toLowerCase()}/${name}`]) {
    expect(canonicalAccount(written, 'OLDBOX')).toBe(`OLDBOX\\${name}`);
    expect(await checkAccount(written, 'OLDBOX')).toMatchObject({ known: true, canonical: `OLDBOX\\${name}` });
  }
  expect(canonicalAccount('CONTOSO\\anna', 'OLDBOX')).toBe('CONTOSO\\anna');
  const { accounts } = await listAccounts({ filter: '', limit: 500 }, 'OLDBOX');
  expect(accounts.every((account) => account.name.startsWith('OLDBOX\\'))).toBe(true);
});
