import { chmod, readFile, readdir, rename, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { emptyRing, ringSecrets, withEntry, withState, withoutSecret } from '../crypto/index.ts';
import { exampleRing, exampleSecret, OTHER_SYSTEM_ID } from '../crypto/examples.helper.ts';
import { exampleContents, exampleStore } from './examples.helper.ts';
import { openSecretStore } from './store.ts';
import type { SecretStore, StoreContents } from './types.ts';

let options: Awaited<ReturnType<typeof exampleStore>>;
let store: SecretStore;
let file: string;

beforeEach(async () => {
  options = await exampleStore();
  store = openSecretStore(options);
  file = join(options.folder, 'store');
});
afterEach(() => rm(options.root, { recursive: true, force: true }));

const versions = (contents: StoreContents): number[] => ringSecrets(contents.ring).map((secret) => secret.version);
const touch = (contents: StoreContents): StoreContents => contents;

describe('create and update', () => {
  test('what was created is read back by another opener', async () => {
    const created = await store.create(exampleContents());
    const read = await openSecretStore(options).read();
    expect(read).toMatchObject({ generation: 1, systemName: 'Électricité', highestVersion: 3, writtenAt: '2026-03-03T09:00:00.000Z' });
    expect([versions(read), versions(created)]).toEqual([
      [1, 2, 3],
      [1, 2, 3],
    ]);
  });
  test('file and key file are 0600, their folders 0700, and no temporary file is left', async () => {
    await store.create(exampleContents());
    await store.update(touch);
    const modes = await Promise.all(
      [file, options.folder, join(options.root, 'identity'), join(options.root, 'identity', 'store.key')].map((path) => stat(path)),
    );
    expect(modes.map((facts) => (facts.mode & 0o777).toString(8))).toEqual(['600', '700', '700', '600']);
    expect((await readdir(options.folder)).sort()).toEqual(['last-good', 'lock', 'store']);
  });
  test('creating never replaces', async () => {
    await store.create(exampleContents());
    await expect(store.create(exampleContents())).rejects.toThrow('STORE_EXISTS');
    await expect(store.create(exampleContents(), { replaceDamaged: true })).rejects.toThrow('STORE_EXISTS');
  });
  test('the generation grows by one, and the file before is kept and offered', async () => {
    await store.create(exampleContents());
    expect(await store.lastGood()).toBeNull();
    const next = await store.update((current) => ({ ...current, highestEpoch: 5 }));
    expect(next).toMatchObject({ generation: 2, highestEpoch: 5 });
    expect(await store.lastGood()).toMatchObject({ generation: 1, highestEpoch: 1 });
  });
  test('updates of many at once lose nothing', async () => {
    await store.create(exampleContents({ ring: emptyRing() }));
    const other = openSecretStore(options);
    const add = (version: number) =>
      (version % 2 ? store : other).update((current) => ({ ...current, ring: withEntry(current.ring, exampleSecret(version)) }));
    await Promise.all(Array.from({ length: 12 }, (_, index) => add(index + 1)));
    const read = await store.read();
    expect(versions(read)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect(read.generation).toBe(13);
  });
  test('a change that throws leaves store and lock as they were', async () => {
    await store.create(exampleContents());
    const failing = (): StoreContents => {
      throw new Error('of the caller');
    };
    await expect(store.update(failing)).rejects.toThrow('of the caller');
    expect((await store.update(touch)).generation).toBe(2);
  });
});

describe('a change never loses a key', () => {
  beforeEach(() => store.create(exampleContents()));
  const refused = (change: (current: StoreContents) => StoreContents, retiring?: string) =>
    expect(store.update(change, retiring ? { retiring } : undefined)).rejects.toMatchObject({ code: 'STORE_WRITE_FAILED' });

  test('not one entry may vanish, not even the unknown one', async () => {
    for (const left of exampleRing().entries) {
      await refused((current) => ({
        ...current,
        ring: {
          entries: current.ring.entries.filter(
            (entry) => entry.kind !== left.kind || ('id' in entry && 'id' in left && entry.id !== left.id),
          ),
        },
      }));
    }
    expect(versions(await store.read())).toEqual([1, 2, 3]);
  });
  test('a key may not be replaced', () =>
    refused((current) => ({ ...current, ring: withEntry(emptyRing(), exampleSecret(1, 'previous', 99)) })));
  test('the store stays with its system, and epochs do not go back', async () => {
    await refused((current) => ({ ...current, systemId: OTHER_SYSTEM_ID }));
    await refused((current) => ({ ...current, highestEpoch: 0 }));
  });
  test('only the secret that is named retires; its version is never free again', async () => {
    const first = exampleSecret(1).id;
    const without = (current: StoreContents): StoreContents => ({ ...current, ring: withoutSecret(current.ring, first) });
    await refused(without);
    await refused(without, exampleSecret(2).id);
    expect(versions(await store.update(without, { retiring: first }))).toEqual([2, 3]);
  });
  test('the highest version is remembered when its secret has left', async () => {
    const third = exampleSecret(3).id;
    await store.update((current) => ({ ...current, ring: withState(current.ring, third, 'cancelled') }));
    const after = await store.update((current) => ({ ...current, ring: withoutSecret(current.ring, third) }), { retiring: third });
    expect(after.highestVersion).toBe(3);
  });
});

describe('refused, never repaired', () => {
  beforeEach(() => store.create(exampleContents()));
  const code = (expected: string) => expect(store.read()).rejects.toMatchObject({ code: expected });

  test('missing', async () => {
    await rm(file);
    await code('STORE_MISSING');
    await expect(store.update(touch)).rejects.toThrow('STORE_MISSING');
  });
  test('damaged at any byte; the bytes stay', async () => {
    const good = await readFile(file);
    for (const at of [0, 14, 20, 60, good.length - 40, good.length - 1]) {
      const bad = Buffer.from(good);
      bad[at] = (bad[at] ?? 0) ^ 1;
      await writeFile(file, bad);
      await code('STORE_DAMAGED');
      await expect(store.update(touch)).rejects.toThrow('STORE_DAMAGED');
      expect((await readFile(file)).equals(bad)).toBe(true);
    }
  });
  test('replaced on purpose where it is damaged: set aside, bytes and all', async () => {
    await writeFile(file, 'damaged');
    await expect(store.create(exampleContents())).rejects.toThrow('STORE_EXISTS');
    expect((await store.create(exampleContents(), { replaceDamaged: true })).generation).toBe(1);
    const aside = (await readdir(options.folder)).find((name) => name.startsWith('store.set-aside.'));
    expect(await readFile(join(options.folder, aside ?? ''), 'utf8')).toBe('damaged');
  });
  test('readable by group or world, file or folder; Protect puts it right', async () => {
    await chmod(file, 0o640);
    await code('STORE_EXPOSED');
    await chmod(file, 0o600);
    await chmod(options.folder, 0o705);
    await code('STORE_EXPOSED');
    await chmod(file, 0o644);
    await store.protect();
    expect((await store.read()).generation).toBe(1);
  });
  test('the key file or its folder open to others; Protect puts that right too', async () => {
    const identity = join(options.root, 'identity');
    await chmod(identity, 0o755);
    await code('KEY_FILE_EXPOSED');
    await store.protect();
    expect((await store.read()).generation).toBe(1);
    await chmod(join(identity, 'store.key'), 0o644);
    await code('KEY_FILE_EXPOSED');
    await store.protect();
    expect((await store.read()).generation).toBe(1);
  });
  test('a link', async () => {
    await rename(file, join(options.root, 'elsewhere'));
    await symlink(join(options.root, 'elsewhere'), file);
    await code('STORE_EXPOSED');
    await expect(store.protect()).rejects.toThrow('STORE_EXPOSED');
  });
  test('without its key file, or with another one', async () => {
    const key = join(options.root, 'identity', 'store.key');
    await writeFile(key, Buffer.alloc(32, 1));
    await expect(store.read()).rejects.toMatchObject({ code: 'KEY_FILE_WRONG', params: {} });
    for (const length of [0, 31, 33]) {
      await writeFile(key, Buffer.alloc(length, 1));
      await expect(store.read()).rejects.toMatchObject({ code: 'KEY_FILE_WRONG', params: { length } });
    }
    await rm(key);
    await expect(store.read()).rejects.toMatchObject({ code: 'KEY_FILE_MISSING' });
    expect((await store.create(exampleContents(), { replaceDamaged: true })).generation).toBe(1);
  });
});

test('creating where the store is missing sets its last good copy aside: nobody’s keys are overwritten', async () => {
  await store.create(exampleContents());
  await store.update(touch);
  const kept = await readFile(join(options.folder, 'last-good'));
  await rm(file);
  await store.create(exampleContents({ ring: emptyRing() }));
  await store.update(touch);
  const aside = (await readdir(options.folder)).find((name) => name.startsWith('last-good.set-aside.'));
  expect((await readFile(join(options.folder, aside ?? ''))).equals(kept)).toBe(true);
});

test('no error of the store says a path or a key', async () => {
  await store.create(exampleContents());
  await writeFile(file, 'damaged');
  const error: unknown = await store.read().catch((refused: unknown) => refused);
  expect(JSON.stringify(error)).not.toContain(options.root);
  expect(String(error)).toBe('SsoError: STORE_DAMAGED');
});

describe.runIf(process.getuid?.() === 0)('a stranger’s', () => {
  test('is refused with its owner, whoever asks', async () => {
    const { chown } = await import('node:fs/promises');
    await store.create(exampleContents());
    await chown(file, 12_345, 12_345);
    await expect(store.read()).rejects.toMatchObject({ code: 'STORE_UNREACHABLE', params: { owner: 12_345 } });
  });
});
