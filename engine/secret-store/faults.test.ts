/**
 * Every file operation of a write, one after the other: the power is cut there, or it fails. Asserted after each: what was reported
 * written is there after a power cut; the store opens with the old or the new ring; nobody's keys are gone.
 */
import { beforeAll, describe, expect, test } from 'vitest';
import { currentSecret, emptyRing, ringSecrets, withEntry, withState } from '../crypto/index.ts';
import { exampleSecret } from '../crypto/examples.helper.ts';
import { isSsoError } from '../../shared/errors.ts';
import { exampleContents, stillClock } from './examples.helper.ts';
import { FaultyFileSystem, type Cut, type Fault } from './file-system.faulty.ts';
import { keyFileProtector } from './key-file-protector.ts';
import { openSecretStore } from './store.ts';
import type { SecretStore, StoreContents } from './types.ts';

const ROOT = '/data';
const OLD_RING = withEntry(emptyRing(), exampleSecret(1, 'current'));
const NEW_RING = withState(withEntry(OLD_RING, exampleSecret(2, 'pending')), exampleSecret(2).id, 'current');

const noLock = {
  acquire: () => Promise.resolve(() => Promise.resolve()),
  tryAcquire: () => Promise.resolve(null),
  isHeld: () => Promise.resolve(false),
};

function storeOn(fileSystem: FaultyFileSystem): SecretStore {
  const protector = keyFileProtector({ path: `${ROOT}/identity/store.key`, fileSystem });
  return openSecretStore({ folder: `${ROOT}/secret-store`, fileSystem, protectors: [protector], clock: stillClock, lock: noLock });
}

/** A store at its second generation, all of it on the medium. */
async function settledStore(options?: ConstructorParameters<typeof FaultyFileSystem>[1]): Promise<FaultyFileSystem> {
  const fs = new FaultyFileSystem(ROOT, options);
  const store = storeOn(fs);
  await store.create(exampleContents({ ring: OLD_RING }));
  await store.update((contents) => contents);
  fs.heal();
  return fs;
}

const create = (fs: FaultyFileSystem): Promise<StoreContents> => storeOn(fs).create(exampleContents({ ring: NEW_RING }));
const update = (fs: FaultyFileSystem): Promise<StoreContents> => storeOn(fs).update((contents) => ({ ...contents, ring: NEW_RING }));

/** True where it was reported done. A failure is one of ours, that names no path. */
async function reported(work: Promise<unknown>): Promise<boolean> {
  try {
    await work;
    return true;
  } catch (error) {
    expect(isSsoError(error)).toBe(true);
    expect(JSON.stringify(error)).not.toContain(ROOT);
    return false;
  }
}

const currentVersion = async (fs: FaultyFileSystem): Promise<number | undefined> => currentSecret((await storeOn(fs).read()).ring)?.version;

async function expectUpdateKept(fs: FaultyFileSystem, done: boolean, what: string): Promise<void> {
  const contents = await storeOn(fs).read();
  const versions = ringSecrets(contents.ring).map((secret) => secret.version);
  expect(versions, what).toContain(1);
  if (done) expect(versions, what).toEqual([1, 2]);
  expect(await storeOn(fs).lastGood(), what).not.toBeNull();
  await update(fs); // and it can be written again
  fs.restart();
  expect(await currentVersion(fs), what).toBe(2);
}

async function expectCreateKept(fs: FaultyFileSystem, done: boolean, what: string): Promise<void> {
  const there = await storeOn(fs)
    .read()
    .catch((error: unknown) => {
      expect(isSsoError(error, 'STORE_MISSING'), `${what}: ${String(error)}`).toBe(true);
      return null;
    });
  if (done) expect(there, what).not.toBeNull();
  if (there) await expect(create(fs), what).rejects.toThrow('STORE_EXISTS');
  else await create(fs);
  fs.restart();
  expect(await currentVersion(fs), what).toBe(2);
}

const CREATE_OVER = { replaceDamaged: true };

/** A store whose file is damaged; its last good copy holds the old ring. */
async function damagedStore(): Promise<FaultyFileSystem> {
  const fs = await settledStore();
  await fs.remove(`${ROOT}/secret-store/store`);
  await fs.writeNew(`${ROOT}/secret-store/store`, Buffer.from('damaged'));
  await fs.syncFolder(`${ROOT}/secret-store`);
  fs.heal();
  return fs;
}

const replace = (fs: FaultyFileSystem): Promise<StoreContents> => storeOn(fs).create(exampleContents({ ring: NEW_RING }), CREATE_OVER);

/** The last good copy is offered until the store that takes its place is there. */
async function expectWayBack(fs: FaultyFileSystem, done: boolean, what: string): Promise<void> {
  const version = await currentVersion(fs).catch(() => null);
  if (done || version !== null) expect(version, what).toBe(2);
  else expect(await storeOn(fs).lastGood(), what).not.toBeNull();
}

/** How many operations it takes when nothing fails. */
async function countOf(prepare: () => Promise<FaultyFileSystem>, work: (fs: FaultyFileSystem) => Promise<unknown>): Promise<number> {
  const fs = await prepare();
  await work(fs);
  return fs.log.length;
}

const CUTS: readonly Cut['when'][] = ['before', 'middle', 'after'];
const FAULTS: readonly Omit<Fault, 'operation'>[] = (['EIO', 'ENOSPC'] as const).flatMap((code) =>
  [true, false].flatMap((persistent) => (['before', 'after'] as const).map((when) => ({ code, persistent, when }))),
);

describe.each([
  { name: 'update', prepare: () => settledStore(), work: update, expectKept: expectUpdateKept, least: 14 },
  { name: 'create', prepare: () => Promise.resolve(new FaultyFileSystem(ROOT)), work: create, expectKept: expectCreateKept, least: 14 },
  { name: 'create over a damaged store', prepare: damagedStore, work: replace, expectKept: expectWayBack, least: 14 },
])('$name', ({ prepare, work, expectKept, least }) => {
  let operations = 0;
  beforeAll(async () => {
    operations = await countOf(prepare, work);
    expect(operations).toBeGreaterThan(least);
  });

  test.each(CUTS)('the power is cut %s each operation, whatever of the unsynced the medium kept', async (when) => {
    for (let operation = 1; operation <= operations + 1; operation += 1) {
      let changes = 0;
      for (let kept = 0; kept < 2 ** changes || kept === 0; kept += 1) {
        const fs = await prepare();
        fs.cutAt({ operation, when });
        const done = await reported(work(fs));
        changes = fs.unsyncedChanges;
        fs.restart((change) => (kept & (1 << change)) !== 0);
        await expectKept(fs, done, `cut ${when} ${operation}, kept ${kept.toString(2)}`);
      }
    }
  });

  test.each(FAULTS)('each operation fails: $code, persistent $persistent, $when it took effect', async (fault) => {
    for (let operation = 1; operation <= operations; operation += 1) {
      for (const thenCut of [false, true]) {
        const fs = await prepare();
        fs.failAt({ ...fault, operation });
        const done = await reported(work(fs));
        fs.heal();
        if (thenCut) fs.restart();
        await expectKept(fs, done, `failed ${operation}, then cut ${thenCut}`);
      }
    }
  });
});

test('a failed fsync, of file or folder, is a failure', async () => {
  const fs = await settledStore();
  await update(fs);
  const folderSyncs = [...fs.log.keys()].filter((index) => fs.log[index]?.startsWith('syncFolder'));
  expect(folderSyncs.length).toBeGreaterThanOrEqual(2);
  for (const index of folderSyncs) {
    const again = await settledStore();
    again.failAt({ operation: index + 1, code: 'EIO', persistent: false, when: 'before' });
    await expect(update(again)).rejects.toMatchObject({ code: 'STORE_WRITE_FAILED', params: { reason: 'EIO' } });
  }
});

test('control: on a medium that does not sync files, this file notices', async () => {
  const fs = await settledStore({ syncsFiles: false });
  expect(await reported(update(fs))).toBe(true);
  fs.restart();
  await expect(storeOn(fs).read()).rejects.toThrow('STORE_DAMAGED');
});

test('temporary files of a killed writer are removed by the next one', async () => {
  const fs = await settledStore();
  await fs.writeNew(`${ROOT}/secret-store/store.12345678.tmp`, Buffer.from('left'));
  await update(fs);
  expect([...(await fs.list(`${ROOT}/secret-store`))].sort()).toEqual(['last-good', 'store']);
});
