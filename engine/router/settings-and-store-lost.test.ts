/** `server.json` and the secret store are both gone: what each situation names as its cure, followed step by step, leads back to everything. */
import { rm, writeFile } from 'node:fs/promises';
import { createRouterClient } from '@orpc/server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ConsoleClient } from '../../shared/contract/console/index.ts';
import { SITUATIONS } from '../../shared/domain/situations.ts';
import { drain, filledWorld, PASSWORD, type World } from '../master-secret/engine.helper.ts';
import { createRouter } from '../router.ts';

const ROWS = 20;
let world: World;
let client: ConsoleClient;
beforeEach(async () => {
  world = await filledWorld(ROWS);
});
afterEach(() => world.remove());

async function begin(): Promise<void> {
  const { parts } = await world.open();
  client = createRouterClient(createRouter({ parts }), { context: { caller: world.caller } });
}

const inHome = (name: string): string => `${world.home}/${name}`;
async function lose(...names: string[]): Promise<void> {
  for (const name of names) await rm(inHome(name), { recursive: true });
}

/** By the verb that `-status` names. */
const CURES: Record<string, () => Promise<unknown>> = {
  'ssoconfig -setDB': () => client.database.choose({ path: inHome('credentials.db') }),
  'ssoconfig -restoreSecret': async () => drain(await client.backup.restore({ path: world.file('first.bak'), password: PASSWORD })),
};

async function followCures(): Promise<string[]> {
  const met: string[] = [];
  for (;;) {
    const [first] = (await client.system.overview()).situations;
    if (!first || SITUATIONS[first.id].severity !== 'stop') return met;
    if (met.includes(first.id)) throw new Error(`met twice: ${met.join(', ')}`);
    met.push(first.id);
    await CURES[SITUATIONS[first.id].verb ?? '']?.();
  }
}

async function expectEverythingOpens(): Promise<void> {
  expect((await drain(await client.database.verify())).at(-1)).toMatchObject({ result: { total: ROWS, opened: ROWS } });
  expect((await client.audit.verify()).fault).toBeNull();
}

test('the cures lead back to every credential, as the same server', async () => {
  const before = await (await world.open()).parts.settings();
  await lose('server.json', 'secret-store');
  await begin();
  expect(await followCures()).toEqual(['settings-lost', 'store-missing']);
  await expectEverythingOpens();
  const { serverId, serverName, systemId, systemName } = before;
  expect(await (await world.open()).parts.settings()).toMatchObject({ serverId, serverName, systemId, systemName });
});

test('and so where the key pair of the server is gone too', async () => {
  const { serverId } = await (await world.open()).parts.settings();
  await lose('server.json', 'secret-store', 'identity');
  await begin();
  expect(await followCures()).toEqual(['settings-lost', 'store-missing']);
  await expectEverythingOpens();
  expect(await (await world.open()).parts.settings()).toMatchObject({ serverId });
});

test('a store that is damaged beside lost settings is no dead end either', async () => {
  await lose('server.json');
  await writeFile(inHome('secret-store/store'), 'damaged');
  await begin();
  expect(await followCures()).toEqual(['settings-lost', 'store-damaged']);
  await expectEverythingOpens();
});

test('no new system is made over the database, and only the account of the data folder may choose it', async () => {
  await lose('server.json', 'secret-store');
  await begin();
  await expect(client.system.create({ systemName: 'New', administrators: [] })).rejects.toMatchObject({ code: 'DATABASE_EXISTS' });
  const { parts } = await world.open();
  const eve = { account: 'HOST\\eve', groups: [], origin: 'console' } as const;
  const stranger = createRouterClient(createRouter({ parts }), { context: { caller: eve } });
  await expect(stranger.database.choose({ path: inHome('credentials.db') })).rejects.toMatchObject({ code: 'ACCESS_DENIED' });
});

test('a file that is no credential database is refused as what it is, and there are no settings of it', async () => {
  await lose('server.json', 'secret-store');
  await begin();
  await writeFile(world.file('text'), 'no database');
  await expect(client.database.choose({ path: world.file('text') })).rejects.toMatchObject({ code: 'NOT_A_DATABASE' });
  expect((await client.system.overview()).situations.map(({ id }) => id)).toEqual(['settings-lost']);
});

test('settings are lost settings also beside a store without a secret that took the place of a lost one', async () => {
  await lose('secret-store');
  await begin();
  await client.database.quarantine({ confirmation: String(ROWS) });
  await lose('server.json');
  await begin();
  expect((await client.system.overview()).situations.map(({ id }) => id)).toEqual(['settings-lost']);
  await client.database.choose({ path: inHome('credentials.db') });
  expect((await client.system.overview()).situations[0]?.id).toBe('secret-lost');
});
