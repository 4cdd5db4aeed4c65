/** What a restore installs, what it leaves, and what it does about a store that is gone, damaged or behind. */
import { cp, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ringSecrets } from '../crypto/index.ts';
import type { Engine } from '../open.ts';
import {
  addCredentials,
  alterCheckValues,
  copyOf,
  crashAt,
  createdWorld,
  damageRows,
  drain,
  twoSecrets,
  generateTo,
  lookUp,
  passwordOf,
  PASSWORD,
  type World,
} from './engine.helper.ts';
import { generate } from './generate.ts';
import { cancel, resume } from './operation-control.ts';
import { operationStatus } from './operation-view.ts';
import { listUnreadable } from './list-unreadable.ts';
import { quarantine } from './quarantine.ts';
import { restoreLastGood } from './restore-last-good.ts';
import { restore } from './restore.ts';
import { retire } from './retire.ts';
import { verifyBackup } from './verify-backup.ts';
import { verifyDatabase } from './verify-database.ts';

const ROWS = 1200;
const template = await twoSecrets(ROWS);
let world: World;
let engine: Engine;
beforeEach(async () => {
  world = await copyOf(template);
  engine = await world.open();
});
afterEach(() => world.remove());
afterAll(() => template.remove());

const versionsOf = async (of: Engine): Promise<string[]> =>
  ringSecrets((await of.parts.ring.contents()).ring).map(({ version, state }) => `${version} ${state}`);
const proof = (of: Engine): Promise<unknown> => verifyDatabase(of.parts, world.caller);
const restoreFrom = (of: Engine, name: string): ReturnType<typeof drain<unknown>> =>
  drain(restore(of.parts, world.caller, { path: world.file(name), password: PASSWORD }));
const loseStore = (): Promise<void> => rm(engine.parts.folder.storeFolder, { recursive: true });

test('a lost store comes back whole, and work goes on', async () => {
  await loseStore();
  await restoreFrom(engine, 'second.bak');
  expect(await versionsOf(engine)).toEqual(['1 previous', '2 current']);
  expect(await proof(engine)).toMatchObject({ opened: ROWS, failed: [] });
  await addCredentials(engine, 1, ROWS);
  await generateTo(engine, world, 'third.bak');
  expect(await versionsOf(engine)).toEqual(['1 previous', '2 previous', '3 current']);
});

test('a damaged store is set aside, byte for byte', async () => {
  const file = join(engine.parts.folder.storeFolder, 'store');
  await writeFile(file, 'damaged');
  await expect(proof(engine)).rejects.toThrow('STORE_DAMAGED');
  await restoreFrom(engine, 'second.bak');
  expect((await readdir(engine.parts.folder.storeFolder)).filter((name) => name.startsWith('store.set-aside'))).toHaveLength(1);
  expect(await proof(engine)).toMatchObject({ opened: ROWS });
});

test('an old store is behind the database until a backup with the current secret is restored', async () => {
  const kept = join(world.root, 'kept');
  await cp(engine.parts.folder.storeFolder, kept, { recursive: true });
  await generateTo(engine, world, 'third.bak');
  await addCredentials(engine, 1, ROWS);
  await rm(engine.parts.folder.storeFolder, { recursive: true });
  await cp(kept, engine.parts.folder.storeFolder, { recursive: true });
  await expect(addCredentials(engine, 1, ROWS + 1)).rejects.toThrow('RECOVERY');
  await restoreFrom(engine, 'third.bak');
  expect(await versionsOf(engine)).toEqual(['1 previous', '2 previous', '3 current']);
  expect(await proof(engine)).toMatchObject({ opened: ROWS + 1, failed: [] });
});

describe('the only credential under a secret was altered', () => {
  let only: World;
  let altered: Engine;
  beforeEach(async () => {
    only = await twoSecrets(1);
    altered = await only.open();
    await damageRows(altered, 1);
  });
  afterEach(() => only.remove());

  test('the check value proves the secret all the same: it is restored, and the verdict says what does not open', async () => {
    await rm(altered.parts.folder.storeFolder, { recursive: true });
    const verified = await verifyBackup(altered.parts, only.caller, { path: only.file('second.bak'), password: PASSWORD });
    expect(verified).toMatchObject({ holdsCurrent: true, secrets: [{ fit: 'fits' }, { version: 2, fit: 'does-not-open', opens: 0 }] });
    const events = await drain(restore(altered.parts, only.caller, { path: only.file('second.bak'), password: PASSWORD }));
    const installed = [{ version: 1 }, { version: 2, fit: 'does-not-open' }];
    expect(events.at(-1)).toMatchObject({ operation: { state: 'done' }, installed, left: [] });
    expect(await versionsOf(altered)).toEqual(['1 previous', '2 current']);
    expect((await listUnreadable(altered.parts)).unreadable).toMatchObject([{ secretVersion: 2, reason: 'altered' }]);
    await addCredentials(altered, 1, 1);
    expect(await lookUp(altered, 1)).toBe(passwordOf(1));
  });

  test('a secret that the check value does not prove stays out', async () => {
    await rm(altered.parts.folder.storeFolder, { recursive: true });
    await alterCheckValues(altered);
    const refused = drain(restore(altered.parts, only.caller, { path: only.file('second.bak'), password: PASSWORD }));
    await expect(refused).rejects.toMatchObject({ code: 'BACKUP_FOREIGN' });
  });

  test('a proof of the file is remembered with the newest secret that the check value proves', async () => {
    const store = await altered.parts.store();
    await store.update((held) => ({ ...held, backup: null }));
    await verifyBackup(altered.parts, only.caller, { path: only.file('second.bak'), password: PASSWORD });
    expect((await store.read()).backup).toMatchObject({ secretVersion: 2 });
  });
});

test('a backup that holds only retired secrets is refused with just that, and is no other system’s', async () => {
  await retire(engine.parts, world.caller, { version: 1, confirmation: '1' });
  await expect(restoreFrom(engine, 'first.bak')).rejects.toMatchObject({ code: 'BACKUP_RETIRED', params: { versions: '1' } });
  expect(await operationStatus(engine.parts)).toMatchObject({ kind: 'generate', state: 'done' });
  const verified = await verifyBackup(engine.parts, world.caller, { path: world.file('first.bak'), password: PASSWORD });
  expect(verified).toMatchObject({ holdsCurrent: false, secrets: [{ version: 1, fit: 'retired' }] });
  await loseStore();
  const events = await restoreFrom(engine, 'second.bak');
  expect(events.at(-1)).toMatchObject({ installed: [{ version: 2 }], left: [{ version: 1, fit: 'retired' }] });
});

describe('recovery: the restored backup lacks the current secret', () => {
  beforeEach(async () => {
    await loseStore();
    const events = await drain(restore(engine.parts, world.caller, { path: world.file('first.bak'), password: PASSWORD }));
    expect(events.at(-1)).toMatchObject({ operation: { state: 'done' }, installed: [{ version: 1 }], left: [] });
  });

  test('nothing can be encrypted, and a generate lists what is in its way', async () => {
    expect(await versionsOf(engine)).toEqual(['1 previous']);
    await expect(addCredentials(engine, 1, ROWS)).rejects.toThrow('RECOVERY');
    const path = world.file('third.bak');
    const events: { unreadable: unknown[] }[] = [];
    const failing = (async () => {
      for await (const event of generate(engine.parts, world.caller, { path, password: PASSWORD, reminder: '' })) events.push(event);
    })();
    await expect(failing).rejects.toThrow('ROWS_UNREADABLE');
    expect(events.at(-1)?.unreadable).toHaveLength(ROWS);
    expect(await operationStatus(engine.parts)).toMatchObject({ state: 'failed' });
    expect(await versionsOf(engine)).toEqual(['1 previous']);
  });

  test('the way out is the other backup', async () => {
    await restoreFrom(engine, 'second.bak');
    expect(await versionsOf(engine)).toEqual(['1 previous', '2 current']);
    expect(await proof(engine)).toMatchObject({ opened: ROWS, failed: [] });
  });

  test('or to quarantine and generate; what was set aside comes back with its secret', async () => {
    await expect(quarantine(engine.parts, world.caller, { confirmation: '7' })).rejects.toThrow('CONFIRMATION_WRONG');
    expect(await quarantine(engine.parts, world.caller, { confirmation: String(ROWS) })).toEqual({ quarantined: ROWS, newStore: false });
    expect((await listUnreadable(engine.parts)).quarantined).toHaveLength(ROWS);
    await generateTo(engine, world, 'third.bak');
    expect(await versionsOf(engine)).toEqual(['1 previous', '3 current']);
    expect(await lookUp(engine, 5)).toBeUndefined();
    await restoreFrom(engine, 'second.bak');
    expect(await proof(engine)).toMatchObject({ opened: ROWS, bySecretVersion: { '3': ROWS }, failed: [] });
    expect(await lookUp(engine, 5)).toBe(passwordOf(5));
    expect((await listUnreadable(engine.parts)).quarantined).toEqual([]);
  });
});

test('a backup of another system is refused, and of it nothing is installed', async () => {
  const other = await createdWorld();
  const foreign = await generateTo(other.engine, other, 'foreign.bak');
  await cp(foreign, world.file('foreign.bak'));
  await other.remove();
  const held = await versionsOf(engine);
  await expect(restoreFrom(engine, 'foreign.bak')).rejects.toThrow('BACKUP_FOREIGN');
  expect(await versionsOf(engine)).toEqual(held);
  const verified = await verifyBackup(engine.parts, world.caller, { path: world.file('foreign.bak'), password: PASSWORD });
  expect(verified).toMatchObject({ holdsCurrent: false, description: { sameSystem: false } });
});

test('a wrong password, a missing file and a relative path are told before anything is begun', async () => {
  const from = (path: string, password: string): Promise<unknown> => drain(restore(engine.parts, world.caller, { path, password }));
  await expect(from(world.file('second.bak'), 'wrong password')).rejects.toThrow('WRONG_PASSWORD');
  await expect(from(world.file('none.bak'), PASSWORD)).rejects.toThrow('FILE_MISSING');
  await expect(from('second.bak', PASSWORD)).rejects.toThrow('PATH_NOT_ABSOLUTE');
  expect(await operationStatus(engine.parts)).toMatchObject({ kind: 'generate', state: 'done' });
});

test('the last good copy is offered where the store is damaged, never beside a good one', async () => {
  await expect(restoreLastGood(engine.parts, world.caller)).rejects.toThrow('STORE_EXISTS');
  await writeFile(join(engine.parts.folder.storeFolder, 'store'), 'damaged');
  const restored = await restoreLastGood(engine.parts, world.caller);
  expect(restored.secrets.map(({ version }) => version)).toEqual([1, 2]);
  expect(await versionsOf(engine)).toEqual(['1 previous', '2 current']);
  expect(await proof(engine)).toMatchObject({ opened: ROWS });
});

test('the last good copy comes back whole: a database that was put back to an older state stays only read, until the newer one is there', async () => {
  const database = await engine.parts.database();
  await database.copyTo(world.file('old.db'));
  await generateTo(engine, world, 'third.bak');
  await database.copyTo(world.file('new.db'));
  await database.replaceWith(world.file('old.db'));
  const copy = await (await engine.parts.store()).lastGood();
  await writeFile(join(engine.parts.folder.storeFolder, 'store'), 'damaged');
  expect((await restoreLastGood(engine.parts, world.caller)).secrets.map(({ version }) => version)).toEqual([1, 2, 3]);
  const { generation: _generation, writtenAt: _writtenAt, ...kept } = copy ?? expect.fail('no last good copy');
  expect(await (await engine.parts.store()).read()).toMatchObject(kept);
  await expect(addCredentials(engine, 1, ROWS)).rejects.toThrow('DATABASE_ROLLED_BACK');
  await database.replaceWith(world.file('new.db'));
  await addCredentials(engine, 1, ROWS);
  expect(await versionsOf(engine)).toEqual(['1 previous', '2 previous', '3 current']);
  expect(await proof(engine)).toMatchObject({ opened: ROWS + 1, failed: [] });
});

test('a last good copy of another server is not taken into use', async () => {
  const other = await createdWorld();
  await generateTo(other.engine, other, 'other.bak');
  await rm(engine.parts.folder.storeFolder, { recursive: true });
  await cp(other.engine.parts.folder.storeFolder, engine.parts.folder.storeFolder, { recursive: true });
  await cp(join(other.home, 'identity'), join(world.home, 'identity'), { recursive: true });
  await rm(join(engine.parts.folder.storeFolder, 'store'));
  await other.remove();
  await expect(restoreLastGood(engine.parts, world.caller)).rejects.toThrow('BACKUP_FOREIGN');
  expect(await readdir(engine.parts.folder.storeFolder)).toContain('last-good');
});

describe.each(['restore.preflight', 'restore.ring', 'restore.stored', 'restore.current', 'restore.recorded', 'restore.re-encrypting'])(
  'a restore that ended at %s',
  (step) => {
    beforeEach(async () => {
      await loseStore();
      const ended = await world.open({ onStep: crashAt(step) });
      await expect(restoreFrom(ended, 'second.bak')).rejects.toThrow(`ended at ${step}`);
      await ended.close();
    });

    test('is gone on with', async () => {
      expect(await operationStatus(engine.parts)).toMatchObject({ kind: 'restore', paused: true });
      expect((await drain(resume(engine.parts, world.caller, { password: PASSWORD }))).at(-1)?.operation.state).toBe('done');
      expect(await versionsOf(engine)).toEqual(['1 previous', '2 current']);
      expect(await proof(engine)).toMatchObject({ opened: ROWS });
    });

    test('is cancelled before its switch, and done anew', async () => {
      const status = await operationStatus(engine.parts);
      if (status?.state === 'preflight' || status?.state === 'stored') await cancel(engine.parts, world.caller);
      await restoreFrom(engine, 'second.bak');
      expect(await versionsOf(engine)).toEqual(['1 previous', '2 current']);
      expect(await proof(engine)).toMatchObject({ opened: ROWS });
    });
  },
);
