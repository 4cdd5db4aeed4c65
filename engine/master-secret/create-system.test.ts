/** A set-up that is interrupted leaves a server that is not configured, and that the next try configures. */
import { writeFile, mkdir, rm } from 'node:fs/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { access, secrets, system } from '../credential-db/index.ts';
import { overview } from '../situations/index.ts';
import { createSystem } from './create-system.ts';
import { addCredentials, crashAt, generateTo, openWorld, type World } from './engine.helper.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.remove());

const input = { systemName: 'Contoso', serverName: 'SSO1', administrators: [] };

test('makes this server the master secret server of a system without a secret', async () => {
  const engine = await world.open();
  await expect(engine.parts.settings()).rejects.toThrow('NOT_CONFIGURED');
  const created = await createSystem(engine.parts, world.caller, input);
  expect(created).toMatchObject({ serverName: 'SSO1', databasePath: engine.parts.folder.database });
  const database = await engine.parts.database();
  const { row, accounts, known } = await database.read(async (db) => ({
    row: await system.readSystem(db),
    accounts: await access.listAccounts(db, ''),
    known: await secrets.listSecrets(db),
  }));
  expect(row).toMatchObject({ system_id: created.systemId, master_server: created.serverId, encrypt_with: null, epoch: 1 });
  expect(accounts.map(({ role, account }) => `${role} ${account}`)).toEqual([`sso-administrator ${world.caller.account}`]);
  expect(known).toEqual([]);
  expect(await engine.parts.ring.contents()).toMatchObject({
    systemId: created.systemId,
    serverId: created.serverId,
    incarnation: row.incarnation,
  });
  await expect(addCredentials(engine, 1)).rejects.toThrow('NO_SECRET');
});

test('is done once', async () => {
  const engine = await world.open();
  await createSystem(engine.parts, world.caller, input);
  await expect(createSystem(engine.parts, world.caller, input)).rejects.toMatchObject({
    code: 'ALREADY_CONFIGURED',
    params: { serverName: 'SSO1', systemName: 'Contoso' },
  });
});

test('of two at once one does it', async () => {
  const [one, two] = [await world.open(), await world.open()];
  const outcomes = await Promise.allSettled([one, two].map(({ parts }) => createSystem(parts, world.caller, input)));
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});

test('names an administrator that this computer does not know', async () => {
  const engine = await world.open();
  const administrators = ['nobody-has-this-name'];
  await expect(createSystem(engine.parts, world.caller, { ...input, administrators })).rejects.toThrow('ACCOUNT_UNKNOWN');
  await expect(engine.parts.settings()).rejects.toThrow('NOT_CONFIGURED');
});

test('refuses administrators among whom nobody is who asks, and leaves nothing behind', async () => {
  const engine = await world.open();
  const { account, groups } = world.caller;
  const create = (administrators: string[], caller = world.caller) => createSystem(engine.parts, caller, { ...input, administrators });
  await expect(create(['OTHER\\sso-admins'])).rejects.toMatchObject({ code: 'CALLER_NOT_ADMINISTRATOR', params: { account } });
  expect(await engine.parts.fileSystem.facts(world.home)).toBeNull();
  const member = { ...world.caller, groups: [...groups, 'other\\SSO-Admins'] };
  await create(['OTHER\\sso-admins', 'OTHER\\anna'], member);
  expect(await engine.parts.settings()).toMatchObject({ systemName: 'Contoso' });
});

test.each(['create.identity', 'create.store', 'create.database'])('a set-up that ended at %s is finished by the next one', async (step) => {
  const ended = await world.open({ onStep: crashAt(step) });
  await expect(createSystem(ended.parts, world.caller, input)).rejects.toThrow(`ended at ${step}`);
  const engine = await world.open();
  expect((await overview(engine.parts, world.caller)).situations.map(({ id }) => id)).toEqual(['not-configured']);
  await createSystem(engine.parts, world.caller, { ...input, systemName: 'Contoso Ltd' });
  expect(await engine.parts.settings()).toMatchObject({ systemName: 'Contoso Ltd' });
  expect((await engine.parts.ring.contents()).systemName).toBe('Contoso Ltd');
  await generateTo(engine, world, 'first.bak');
  await addCredentials(engine, 3);
});

test('a database that is not of an interrupted set-up is never touched', async () => {
  const engine = await world.open();
  await mkdir(world.home, { recursive: true });
  await writeFile(engine.parts.folder.database, 'something else');
  await expect(createSystem(engine.parts, world.caller, input)).rejects.toThrow('DATABASE_EXISTS');
});

test('a store that holds a secret is never taken for the rest of a set-up', async () => {
  const engine = await world.open();
  await createSystem(engine.parts, world.caller, input);
  await generateTo(engine, world, 'first.bak');
  await engine.close();
  await rm(engine.parts.folder.settings);
  await expect(createSystem((await world.open()).parts, world.caller, input)).rejects.toThrow('STORE_EXISTS');
});
