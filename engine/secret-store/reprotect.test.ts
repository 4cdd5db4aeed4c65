/**
 * Every file operation of a change of protector, one after the other: the power is cut there, or it fails. Asserted after each: the store
 * opens with the old or the new one and has every key; what was reported done opens with the new one alone, the last good copy too.
 */
import { describe, expect, test } from 'vitest';
import { CHEAP_COST, exampleSecret } from '../crypto/examples.helper.ts';
import { emptyRing, ringSecrets, withEntry } from '../crypto/index.ts';
import { isSsoError } from '../../shared/errors.ts';
import { exampleContents, memoryKeyStore, stillClock } from './examples.helper.ts';
import { FaultyFileSystem, type Cut } from './file-system.faulty.ts';
import { keyFileProtector } from './key-file-protector.ts';
import { keyStoreProtector } from './key-store-protector.ts';
import { passphraseProtector, type PassphraseProtector } from './passphrase-protector.ts';
import { openSecretStore } from './store.ts';
import { readStanzas } from './store-file.ts';
import type { Protector, SecretStore } from './types.ts';

const ROOT = '/data';
const FILES = ['store', 'last-good'].map((name) => `${ROOT}/secret-store/${name}`);
const RING = withEntry(emptyRing(), exampleSecret(1, 'current'));
const free = (): Promise<void> => Promise.resolve();
const noLock = { acquire: () => Promise.resolve(free), tryAcquire: () => Promise.resolve(null), isHeld: () => Promise.resolve(false) };

interface World {
  readonly fs: FaultyFileSystem;
  readonly keyFile: Protector;
  readonly passphrase: PassphraseProtector;
  readonly keyStore: Protector;
}

const storeFor = ({ fs }: World, protectors: readonly [Protector, ...Protector[]]): SecretStore =>
  openSecretStore({ folder: `${ROOT}/secret-store`, fileSystem: fs, protectors, clock: stillClock, lock: noLock });
const whole = (world: World): SecretStore => storeFor(world, [world.keyFile, world.passphrase, world.keyStore]);

/** Stretched once: a world's passphrase costs what it costs. */
const passphrase = passphraseProtector(CHEAP_COST);
await passphrase.choose('correct horse battery');

async function world(from: 'key-file' | 'passphrase' | 'key-store'): Promise<World> {
  const fs = new FaultyFileSystem(ROOT);
  const keyFile = keyFileProtector({ path: `${ROOT}/identity/store.key`, fileSystem: fs });
  const kept = { ...passphrase, name: passphrase.name } as PassphraseProtector;
  const bound = Object.assign(kept, {
    wrap: passphrase.wrap.bind(passphrase),
    unwrap: passphrase.unwrap.bind(passphrase),
    protect: free,
    forget: free,
    leftovers: () => Promise.resolve([]),
    removeLeftovers: free,
  });
  const made: World = { fs, keyFile, passphrase: bound, keyStore: keyStoreProtector(memoryKeyStore()) };
  const store = whole(made);
  await store.create(exampleContents({ ring: RING }));
  await store.update((contents) => contents);
  if (from !== 'key-file') await store.reprotect(from === 'passphrase' ? made.passphrase : made.keyStore);
  fs.heal();
  return made;
}

const opensWith = (made: World, protector: Protector): Promise<boolean> =>
  storeFor(made, [protector])
    .read()
    .then(
      ({ ring }) => ringSecrets(ring).length === 1,
      () => false,
    );

async function expectOpen(made: World, [from, to]: readonly [Protector, Protector], done: boolean, what: string): Promise<void> {
  expect((await opensWith(made, from)) || (await opensWith(made, to)), what).toBe(true);
  expect(ringSecrets((await whole(made).read()).ring), what).toHaveLength(1);
  if (done) {
    for (const path of FILES)
      expect(
        readStanzas(await made.fs.read(path, 2 ** 20)).map(({ protector }) => protector),
        what,
      ).toEqual([to.name]);
    expect(await storeFor(made, [to]).lastGood(), what).not.toBeNull();
  }
  await settledByNext(made, what);
  await whole(made).reprotect(to); // and it can be gone on with
  made.fs.restart();
  expect([await opensWith(made, from), await opensWith(made, to)], what).toEqual([false, true]);
}

/** What another process finds, which nobody has given a passphrase: it is completed or undone, and no key is left that nobody needs. */
async function settledByNext(made: World, what: string): Promise<void> {
  const next = storeFor(made, [made.keyFile, passphraseProtector(CHEAP_COST), made.keyStore]);
  await next.settleProtectors();
  const named = async (path: string): Promise<string[]> => readStanzas(await made.fs.read(path, 2 ** 20)).map(({ protector }) => protector);
  const [store, lastGood] = [await named(FILES[0] ?? ''), await named(FILES[1] ?? '')];
  expect([store.length, lastGood], what).toEqual([1, store]);
  const keys = (await made.fs.facts(`${ROOT}/identity`)) ? await made.fs.list(`${ROOT}/identity`) : [];
  expect(keys, what).toEqual(store[0] === 'key-file' ? ['store.key'] : []);
  const log = made.fs.log.length;
  await next.settleProtectors();
  expect(made.fs.log.slice(log).filter(isWrite), `${what}, settled once more`).toEqual([]);
}

const isWrite = (operation: string): boolean => /^(writeNew|rename|link|remove|syncFolder)/.test(operation);

async function reported(work: Promise<unknown>): Promise<boolean> {
  return work.then(
    () => true,
    (error: unknown) => {
      expect(isSsoError(error), String(error)).toBe(true);
      return false;
    },
  );
}

describe.each([
  ['key-file', 'passphrase'],
  ['passphrase', 'key-file'],
  ['key-file', 'key-store'],
] as const)('from %s to %s', (from, to) => {
  const pick = (made: World, kind: typeof from | typeof to): Protector =>
    ({ 'key-file': made.keyFile, passphrase: made.passphrase, 'key-store': made.keyStore })[kind];
  const change = async (made: World): Promise<boolean> => reported(whole(made).reprotect(pick(made, to)));

  test.each<Cut['when']>(['before', 'middle', 'after'])('the power is cut %s each operation', async (when) => {
    const counting = await world(from);
    expect(await change(counting)).toBe(true);
    const operations = counting.fs.log.length;
    expect(operations).toBeGreaterThan(20);
    for (let operation = 1; operation <= operations; operation += 1) {
      for (const kept of [false, true]) {
        const made = await world(from);
        made.fs.cutAt({ operation, when });
        const done = await change(made);
        made.fs.restart(() => kept);
        await expectOpen(made, [pick(made, from), pick(made, to)], done, `cut ${when} ${operation}, kept ${kept}`);
      }
    }
  });

  test('each operation fails', async () => {
    for (let operation = 1, failed = 0; failed < 3 && operation < 200; operation += 1) {
      const made = await world(from);
      made.fs.failAt({ operation, code: 'EIO', persistent: false, when: 'before' });
      const done = await change(made);
      failed = done ? failed + 1 : 0;
      made.fs.heal();
      await expectOpen(made, [pick(made, from), pick(made, to)], done, `failed ${operation}`);
    }
  });
});

test('who has an old copy and its key file has nothing of what is written later', async () => {
  const made = await world('key-file');
  const [old, key] = [await made.fs.read(`${ROOT}/secret-store/store`, 2 ** 20), await made.fs.read(`${ROOT}/identity/store.key`, 32)];
  await whole(made).reprotect(made.passphrase);
  expect(await made.fs.facts(`${ROOT}/identity/store.key`)).toBeNull();
  await made.fs.writeNew(`${ROOT}/identity/store.key`, key);
  expect(await opensWith(made, made.keyFile)).toBe(false);
  const later = (await made.fs.read(`${ROOT}/secret-store/store`, 2 ** 20)).toString('latin1');
  const stanza = readStanzas(old)[0]?.stanza ?? '';
  expect(later).not.toContain(stanza);
  const dataKey = await made.keyFile.unwrap(Buffer.from(stanza, 'hex'), exampleContents());
  const now = readStanzas(Buffer.from(later, 'latin1'))[0]?.stanza ?? '';
  expect(dataKey?.equals((await made.passphrase.unwrap(Buffer.from(now, 'hex'), exampleContents())) ?? Buffer.alloc(0))).toBe(false);
});

test('a store made again where the last good copy is of the key store is of the key store', async () => {
  const made = await world('key-store');
  await made.fs.remove(`${ROOT}/secret-store/store`);
  await whole(made).create(exampleContents({ ring: RING }));
  expect((await whole(made).stanzas()).map(({ protector }) => protector)).toEqual(['key-store']);
});

test('only a store that is locked is set aside', async () => {
  const made = await world('passphrase');
  await expect(whole(made).setLockedAside()).rejects.toThrow('STORE_EXISTS');
  const locked = storeFor(made, [made.keyFile, passphraseProtector(CHEAP_COST)]);
  await locked.setLockedAside();
  expect((await made.fs.list(`${ROOT}/secret-store`)).every((name) => name.includes('.set-aside.'))).toBe(true);
  await expect(locked.read()).rejects.toThrow('STORE_MISSING');
});
