/** The server is gone; what is left is a copy of its database and a backup of the master secret. An empty folder becomes the system again. */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ConsoleClient } from '../../shared/contract/console/index.ts';
import { servers } from '../credential-db/index.ts';
import { crashAt, drain, filledWorld, generateTo, PASSWORD, type World } from '../master-secret/engine.helper.ts';
import type { EngineOptions } from '../open.ts';
import type { Caller, EngineParts } from '../parts.ts';
import { hostName } from '../platform/account.ts';
import { createRouter } from '../router.ts';
import { backUpDatabase } from './back-up.ts';

const ROWS = 20;
let world: World;
let copy: string;
beforeEach(async () => {
  world = await filledWorld(ROWS);
  copy = world.file('y.db');
  const { parts, close } = await world.open();
  await backUpDatabase(parts, world.caller, { path: copy });
  await close();
});
afterEach(() => world.remove());

const newHome = (): string => world.file('new');
const inNewHome = (): Promise<string[]> => readdir(newHome()).then((names) => names.sort());
const newMachine = async (options: Partial<EngineOptions> = {}): Promise<EngineParts> =>
  (await world.open({ dataFolder: newHome(), ...options })).parts;
const clientOf = (parts: EngineParts, caller: Caller = world.caller): ConsoleClient =>
  createRouterClient(createRouter({ parts }), { context: { caller } });
const situations = async (client: ConsoleClient): Promise<string[]> => (await client.system.overview()).situations.map(({ id }) => id);
const bringBack = (client: ConsoleClient) => client.database.restore({ path: copy, confirmation: 'Contoso' });

async function expectWholeSystem(client: ConsoleClient): Promise<void> {
  await drain(await client.backup.restore({ path: world.file('first.bak'), password: PASSWORD }));
  expect((await drain(await client.database.verify())).at(-1)).toMatchObject({ result: { total: ROWS, opened: ROWS } });
  expect((await client.audit.verify()).fault).toBeNull();
}

describe('an empty folder', () => {
  it('becomes the system again from the copy and the backup', async () => {
    const before = await (await world.open()).parts.settings();
    const parts = await newMachine();
    const client = clientOf(parts);
    expect(await situations(client)).toEqual(['not-configured']);
    expect(await bringBack(client)).toMatchObject({ keptAt: null, rolledBack: false, replaces: hostName() });
    expect((await situations(client))[0]).toBe('store-missing');
    await expectWholeSystem(client);
    const { serverId, systemId, systemName } = before;
    expect(await parts.settings()).toMatchObject({ serverId, systemId, systemName, databasePath: 'credentials.db' });
    expect((await client.system.overview()).backup).toMatchObject({ secretVersion: 1 });
  });

  it('has a key pair of its own, which the database knows it by', async () => {
    const [old, parts] = [(await world.open()).parts, await newMachine()];
    await bringBack(clientOf(parts));
    const rowIn = async (of: EngineParts) => {
      const { serverId } = await of.settings();
      return (await of.database()).read((db) => servers.findServer(db, serverId));
    };
    const [before, after] = [await rowIn(old), await rowIn(parts)];
    expect(after?.id).toBe(before?.id);
    expect(after?.public_key).toMatch(/^-----BEGIN PUBLIC KEY-----/);
    expect(after?.public_key).not.toBe(before?.public_key);
  });

  it('can also be pointed at the file where that lies', async () => {
    const client = clientOf(await newMachine());
    expect(await client.database.choose({ path: copy })).toEqual({ path: copy, replaces: hostName() });
    await expectWholeSystem(client);
    expect(await inNewHome()).not.toContain('credentials.db');
  });

  it('is told whose the file is before anything is done', async () => {
    const client = clientOf(await newMachine());
    const { systemId } = await (await world.open()).parts.settings();
    const described = await client.database.describe({ path: copy });
    expect(described).toMatchObject({ systemId, systemName: 'Contoso', masterSecretServer: hostName() });
    await expect(client.database.describe({ path: world.file('first.bak') })).rejects.toMatchObject({ code: 'NOT_A_DATABASE' });
    await expect(readdir(newHome())).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('takes it from nobody but the account that it is, or will be, of', async () => {
    const eve = clientOf(await newMachine(), { account: 'HOST\\eve', groups: [], origin: 'console' });
    await expect(bringBack(eve)).rejects.toMatchObject({ code: 'NOT_CONFIGURED' });
    await expect(eve.database.choose({ path: copy })).rejects.toMatchObject({ code: 'NOT_CONFIGURED' });
    await expect(readdir(newHome())).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it.each([
    ['another name', (): Promise<void> => Promise.resolve(), 'Fabrikam', 'CONFIRMATION_WRONG'],
    ['a text', () => writeFile(copy, 'no database'), 'Contoso', 'NOT_A_DATABASE'],
    ['a damaged copy', async () => writeFile(copy, (await readFile(copy)).fill(0x5a, 12_000, 90_000)), 'Contoso', 'DATABASE_DAMAGED'],
  ])('stays one that is not set up after %s', async (_what, bring, confirmation, code) => {
    await bring();
    const client = clientOf(await newMachine());
    await expect(client.database.restore({ path: copy, confirmation })).rejects.toMatchObject({ code });
    expect(await situations(client)).toEqual(['not-configured']);
    await expect(client.system.create({ systemName: 'New', administrators: [] })).resolves.toMatchObject({ serverName: hostName() });
  });
});

describe('a try that was cut off', () => {
  it.each(['place.identity', 'place.database', 'place.row', 'place.settings'])('at %s is gone on with by the next', async (step) => {
    const cut = clientOf(await newMachine({ onStep: crashAt(step) }));
    await expect(bringBack(cut)).rejects.toMatchObject({ code: 'INTERNAL' });
    const client = clientOf(await newMachine());
    if (step === 'place.database' || step === 'place.row') {
      expect(await situations(client)).toEqual(['settings-lost']);
      await expect(client.system.create({ systemName: 'New', administrators: [] })).rejects.toMatchObject({ code: 'DATABASE_EXISTS' });
    }
    await bringBack(client);
    await expectWholeSystem(client);
    expect((await inNewHome()).filter((name) => /incoming|\.tmp/.test(name))).toEqual([]);
  });

  it('leaves no half of a copy for good', async () => {
    const parts = await newMachine();
    await parts.fileSystem.makeFolder(newHome());
    for (const name of ['.credentials.db.0123456789ab.tmp', 'credentials.db.incoming-2026-03-01-120000', '.y.db.0123456789ab.tmp'])
      await writeFile(join(newHome(), name), 'half a copy');
    await bringBack(clientOf(parts));
    expect((await inNewHome()).filter((name) => /incoming|\.tmp/.test(name))).toEqual(['.y.db.0123456789ab.tmp']);
  });

  it('two at once bring it back once', async () => {
    const clients = [clientOf(await newMachine()), clientOf(await newMachine())];
    const tries = await Promise.allSettled(clients.map(bringBack));
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expectWholeSystem(clientOf(await newMachine()));
    expect((await inNewHome()).filter((name) => /incoming|\.tmp|replaced/.test(name))).toEqual([]);
  });
});

it('a copy that was made while an operation stood still is gone on with', async () => {
  const engine = await world.open({ onStep: crashAt('generate.current') });
  await generateTo(engine, world, 'second.bak').catch(() => undefined);
  copy = world.file('amid.db');
  await backUpDatabase((await world.open()).parts, world.caller, { path: copy });
  const client = clientOf(await newMachine());
  await bringBack(client);
  await drain(await client.backup.restore({ path: world.file('second.bak'), password: PASSWORD }));
  expect((await drain(await client.database.verify())).at(-1)).toMatchObject({ result: { total: ROWS, opened: ROWS } });
});
