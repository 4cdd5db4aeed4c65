/** Stores of every format that was ever written, frozen: read for ever, and each faulty one refused for its one fault. */
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { SYSTEM_ID, exampleRing } from '../crypto/examples.helper.ts';
import { decodeStore as decodeIndependently } from '../crypto/independent.helper.ts';
import { encodeRing } from '../crypto/index.ts';
import { isSsoError, type SsoError } from '../../shared/errors.ts';
import { decodeStore, encodeStore } from './store-file.ts';
import type { Protector } from './types.ts';
import manifest from './__vectors__/store-1/manifest.json' with { type: 'json' };
import { KEY_FILE, protectorOf, writeStoreVectors } from './__vectors__/generate.helper.ts';

const FOLDER = join(import.meta.dirname, '__vectors__', 'store-1');
const vector = (file: string): Promise<Buffer> => readFile(join(FOLDER, file));

let protector: Protector;
beforeAll(async () => {
  protector = await protectorOf(await vector('store.key'));
});

const refusal = (work: Promise<unknown>): Promise<SsoError> =>
  work.then(
    () => expect.fail('was accepted'),
    (error: unknown) => (isSsoError(error) ? error : expect.fail(String(error))),
  );

describe('stores, format 1', () => {
  test.each([
    ['valid-key-file.store', 2],
    ['valid-two-protectors.store', 4],
  ])('%s opens, with every key and fact', async (file, generation) => {
    const { contents } = await decodeStore(await vector(file), [protector]);
    expect(encodeRing(contents.ring).equals(encodeRing(exampleRing()))).toBe(true);
    expect(contents).toMatchObject({
      generation,
      systemId: SYSTEM_ID,
      highestEpoch: 7,
      auditHead: { seq: 12 },
      backup: { secretVersion: 2 },
    });
  });

  test('says the same to an independent reader', async () => {
    const bytes = await vector('valid-key-file.store');
    const { contents } = await decodeStore(bytes, [protector]);
    const { facts, entries, header } = decodeIndependently(bytes, KEY_FILE);
    const { ring, ...ours } = contents;
    expect(facts).toEqual(ours);
    expect(header).toMatchObject({ format: 1, generation: 2, systemId: SYSTEM_ID });
    expect(entries.map(({ type, version }) => [type, version])).toEqual([
      [1, 1],
      [1, 2],
      [1, 3],
      [2, undefined],
      [77, undefined],
    ]);
    expect(ring.entries).toHaveLength(entries.length);
  });

  test('the manifest names every faulty file', async () => {
    const files = (await readdir(FOLDER)).filter((file) => file.startsWith('fault-'));
    expect(manifest.faults.map(({ file }) => file).sort()).toEqual(files.sort());
    expect(files.length).toBeGreaterThanOrEqual(60);
  });

  test.each(manifest.faults)('$file: $expected', async ({ file, expected }) => {
    const { code, params } = await refusal(decodeStore(await vector(file), [protector]));
    expect([code, params['reason']].filter(Boolean).join(' ')).toBe(expected);
  });

  test('cut at every length it is damaged', async () => {
    const bytes = await vector('valid-key-file.store');
    for (let length = 0; length < bytes.length; length += 1) {
      expect((await refusal(decodeStore(bytes.subarray(0, length), [protector]))).code).toBe('STORE_DAMAGED');
    }
  });
});

test('a stanza of a protector that is not known here is kept to the byte, and the store goes on opening', async () => {
  const { contents, stanzas } = await decodeStore(await vector('valid-two-protectors.store'), [protector]);
  const rewritten = await encodeStore({ ...contents, generation: 5 }, stanzas, [protector]);
  const again = await decodeStore(rewritten, [protector]);
  expect(again.stanzas).toEqual(stanzas);
  expect(again.contents.generation).toBe(5);
});

test('every write has a key, salt and nonce of its own', async () => {
  const { contents, stanzas } = await decodeStore(await vector('valid-key-file.store'), [protector]);
  const written = await Promise.all(Array.from({ length: 20 }, () => encodeStore(contents, stanzas, [protector])));
  const headers = written.map((bytes) => JSON.parse(bytes.toString('utf8').split('\n')[1] ?? '') as { salt: string; nonce: string });
  expect(new Set(headers.map(({ salt }) => salt)).size).toBe(20);
  expect(new Set(headers.map(({ nonce }) => nonce)).size).toBe(20);
});

test('the generator never overwrites what is frozen', async () => {
  await expect(writeStoreVectors(FOLDER)).rejects.toThrow('EEXIST');
});
