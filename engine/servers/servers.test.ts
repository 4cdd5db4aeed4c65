/** What one server tells of itself, through the router. */
import { chmod, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { last } from '../../tests/engine-at.ts';
import { openPrepared, PASSWORD, type Prepared } from '../audit/prepared.helper.ts';
import { productVersion } from './version.ts';

let made: Prepared;
let id: string;
beforeAll(async () => {
  made = await openPrepared();
  await expect(made.client.servers.list()).rejects.toMatchObject({ code: 'NOT_CONFIGURED' });
  await made.client.system.create({ systemName: 'Contoso', serverName: 'SSO1', administrators: [] });
  id = (await made.parts.settings()).serverId;
}, 60_000);
afterAll(() => made.remove());

const properties = () => made.client.servers.get({ id });
const refuse = () => made.client.secret.retire({ version: 9, confirmation: '9' }).catch(() => undefined);

describe('a server', () => {
  it('without a master secret is online and holds none', async () => {
    const [server, ...others] = await made.client.servers.list();
    expect(others).toEqual([]);
    expect(server).toMatchObject({ id, name: 'SSO1', status: 'online', masterSecretServer: true, secretVersion: null, passwordSync: null });
    expect((await properties()).secrets).toEqual([]);
  });

  it('tells what it holds, version by version, and never a key', async () => {
    for (const name of ['1.bak', '2.bak'])
      await last(made.client.secret.generate({ path: made.file(name), password: PASSWORD, reminder: '' }));
    const told = await properties();
    const { ring } = await made.parts.ring.contents();
    expect(told.secrets.map(({ version, state }) => [version, state])).toEqual([
      [1, 'previous'],
      [2, 'current'],
    ]);
    expect(told).toMatchObject({ secretVersion: 2, masterSecretServerName: 'SSO1', storeError: null, databaseError: null });
    expect(told.database).toBe(made.parts.folder.database);
    expect(told.databaseDetail).toMatchObject({ kind: 'sqlite', schemaVersion: (await made.parts.database()).schemaVersion });
    expect(told.databaseDetail.bytes).toBeGreaterThan(4096);
    expect(told.process).toMatchObject({ id: process.pid, node: process.version, dataFolder: made.parts.folder.root });
    expect([told.version, told.serviceAccount, told.architecture]).toEqual([productVersion(), made.caller.account, process.arch]);
    expect(ring.entries.length).toBeGreaterThan(2);
    expect(Object.keys(told.secrets[0] ?? {}).sort()).toEqual(['createdAt', 'id', 'state', 'version']);
  });

  it('that is not this one is refused', async () => {
    const other = 'ffffffff-0000-4000-8000-000000000001';
    await expect(made.client.servers.get({ id: other })).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  it.each([
    ['database', 'DATABASE_MISSING', () => made.parts.folder.database],
    ['store', 'STORE_MISSING', () => join(made.parts.folder.storeFolder, 'store')],
  ] as const)('whose %s is gone is offline, and says why', async (which, code, pathOf) => {
    const path = pathOf();
    await made.parts.closeDatabase();
    await rename(path, `${path}.away`);
    try {
      const told = await properties();
      expect(told).toMatchObject({ status: 'offline', secretVersion: null, [`${which}Error`]: code });
      expect([told.masterSecretServer, told.events === null]).toEqual(which === 'database' ? [null, true] : [true, false]);
      expect(told.secrets).toHaveLength(which === 'database' ? 2 : 0);
      expect((await made.client.servers.list())[0]).toMatchObject({ status: 'offline' });
    } finally {
      await rename(`${path}.away`, path);
    }
    expect((await properties()).status).toBe('online');
  });

  it('whose store others can read is offline', async () => {
    const path = join(made.parts.folder.storeFolder, 'store');
    await chmod(path, 0o644);
    made.parts.ring.invalidate();
    const told = await properties();
    await chmod(path, 0o600);
    made.parts.ring.invalidate();
    expect(told).toMatchObject({ status: 'offline', secrets: [] });
    expect(told.storeError).toMatch(/^STORE_/);
  });
});

describe('the counts of its events', () => {
  const events = async () => (await properties()).events;
  beforeEach(() => made.client.servers.resetCounts({ id }));

  it('begin anew with a reset, which is on record and takes no record away', async () => {
    const before = (await made.client.audit.list({ limit: 1 })).total ?? 0;
    await refuse();
    await made.client.servers.resetCounts({ id });
    const { records, total } = await made.client.audit.list({ limit: 1 });
    expect(total).toBe(before + 3); // intent and refusal, and the reset
    expect(records[0]).toMatchObject({ action: 'servers.resetCounts', result: 'done', objects: ['SSO1'] });
    expect(await events()).toEqual({ information: 0, warning: 0, error: 0, since: records[0]?.at });
  });

  it('tell done, refused and failed apart, and count no intent', async () => {
    await made.client.system.disable();
    await made.client.system.enable();
    await refuse();
    await made.client.backup.write({ path: made.file('3.bak'), password: PASSWORD });
    expect(await events()).toMatchObject({ information: 3, warning: 1, error: 0 });
    await made.client.backup.write({ path: made.file('4.bak'), password: PASSWORD });
    expect(await events()).toMatchObject({ information: 4, warning: 1, error: 0 });
  });

  it('are the same for whoever has counted before and for whoever has not', async () => {
    await refuse();
    expect(await events()).toMatchObject({ warning: 1 });
    await made.client.servers.resetCounts({ id });
    await refuse();
    await refuse();
    const counted = await events();
    await made.parts.closeDatabase();
    expect(counted).toMatchObject({ information: 0, warning: 2, error: 0 });
    expect(await events()).toEqual(counted);
  });

  it('of another server are not reset, and a refused reset is none', async () => {
    const since = (await events())?.since;
    const other = 'ffffffff-0000-4000-8000-000000000001';
    await expect(made.client.servers.resetCounts({ id: other })).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(await events()).toEqual({ information: 0, warning: 1, error: 0, since });
  });
});
