/** A tool of another account over a data folder that it may not look into: told as what it is (10771), by whom it is owned, and nothing else. */
import { createRouterClient } from '@orpc/server';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ConsoleClient } from '../../shared/contract/console/index.ts';
import { emptyFolder, madeSystem, STRANGER, type TestSystem } from '../situations/system.helper.ts';
import { openEngine, type Engine } from '../open.ts';
import { nodeFileSystem } from '../secret-store/index.ts';
import type { FileSystem } from '../secret-store/file-system.ts';
import { createRouter } from '../router.ts';

let made: TestSystem;
let engine: Engine;
let client: ConsoleClient;

/** Root may look anywhere, so the folder is closed here as the operating system closes it for others. */
function closedTo(root: string): FileSystem {
  const denied = (path: string): boolean => path.startsWith(`${root}/`);
  const refuse = (): never => {
    throw Object.assign(new Error('permission denied'), { code: 'EACCES' });
  };
  return {
    ...nodeFileSystem,
    facts: async (path) => (denied(path) ? refuse() : nodeFileSystem.facts(path)),
    read: async (path, most) => (denied(path) ? refuse() : nodeFileSystem.read(path, most)),
    makeFolder: async (path) => (denied(path) ? refuse() : nodeFileSystem.makeFolder(path)),
  };
}

beforeEach(async () => {
  made = await madeSystem();
  engine = openEngine({ dataFolder: made.root, fileSystem: closedTo(made.root) });
  client = createRouterClient(createRouter(engine), { context: { caller: STRANGER } });
});
afterEach(() => made.close());

describe('a data folder that belongs to another account', () => {
  it('is a situation that names who it belongs to', async () => {
    const { situations } = await client.system.overview();
    expect(situations.map(({ id }) => id)).toEqual(['store-unreachable']);
    expect(situations[0]?.params).toMatchObject({ account: STRANGER.account });
    expect(situations[0]?.params['owner']).not.toBe('?');
  });

  it.each([
    ['verifyDB', () => client.database.verify()],
    ['backupDB', () => client.database.backUp({ path: '/tmp/z.db' })],
    ['displayDB', () => client.system.settings()],
    ['listApps', () => client.applications.list()],
    ['becomeAdministrator', () => client.system.becomeAdministrator({ confirmation: 'Contoso' })],
    ['createDB', () => client.system.create({ systemName: 'New', administrators: [] })],
  ])('refuses %s with 10771', async (_verb, call) => {
    await expect(call()).rejects.toMatchObject({ code: 'STORE_UNREACHABLE', data: { number: 10771 } });
  });

  it('is left as quietly as it was entered', async () => {
    await client.system.overview();
    await expect(engine.close()).resolves.toBeUndefined();
  });
});

it('a data folder that cannot be made is said to be that, and nothing is left', async () => {
  const empty = await emptyFolder();
  const under = openEngine({ dataFolder: `${empty.root}/file/home` });
  await nodeFileSystem.writeNew(`${empty.root}/file`, Buffer.from('not a folder'));
  const asked = createRouterClient(createRouter(under), { context: { caller: STRANGER } });
  await expect(asked.system.create({ systemName: 'New', administrators: [STRANGER.account] })).rejects.toMatchObject({
    code: 'FILE_NOT_WRITABLE',
  });
  await under.close();
  await empty.close();
});
