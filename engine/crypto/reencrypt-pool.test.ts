import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ENVELOPE_OVERHEAD } from './envelope-layout.ts';
import { openRecord, sealRecord } from './envelope.ts';
import { APPLICATION_ID, SYSTEM_ID, exampleContext, exampleSecret } from './examples.helper.ts';
import { deriveRecordKey } from './master-secret.ts';
import { decodeRecord, encodeRecord } from './record-fields.ts';
import { BatchCipher, type ReencryptResult } from './reencrypt-batch.ts';
import { openReencryptPool, type ReencryptPool } from './reencrypt-pool.ts';
import { workerForTests } from './worker.helper.ts';

const secrets = [1, 2, 3].map((version) => exampleSecret(version));
const keys = secrets.map((secret) => ({ version: secret.version, secretId: secret.id, recordKey: deriveRecordKey(secret, SYSTEM_ID) }));
const target = 3;

const contextOf = (id: number, version: number) =>
  exampleContext({ mappingId: id, account: `HOST\\Zoë ${id}`, revision: id % 5, secretId: exampleSecret(version).id });
const fieldsOf = (id: number): Map<number, string> => new Map([[1, `pass ${id} `.repeat((id % 30) + 1)]]);

/** Rows `from`…`to` under versions 1 and 2 in turn. */
function exampleBatch(from: number, to: number): { target: number; meta: string; envelopes: Buffer } {
  const rows = Array.from({ length: to - from + 1 }, (_, index) => {
    const id = from + index;
    const version = (id % 2) + 1;
    const envelope = sealRecord(keys[version - 1]!.recordKey, version, contextOf(id, version), encodeRecord(fieldsOf(id)));
    return { meta: [id, APPLICATION_ID, `HOST\\Zoë ${id}`, id % 5, version, envelope.length], envelope };
  });
  return { target, meta: JSON.stringify(rows.map((row) => row.meta)), envelopes: Buffer.concat(rows.map((row) => row.envelope)) };
}

function expectMoved(result: ReencryptResult, from: number, to: number): void {
  const rows = JSON.parse(result.rows) as [number, number, number, number, number][];
  expect(rows.map(([id]) => id)).toEqual(Array.from({ length: to - from + 1 }, (_, index) => from + index));
  for (const [id, oldVersion, revision, offset, length] of rows) {
    expect([oldVersion, revision]).toEqual([(id % 2) + 1, id % 5]);
    const opened = openRecord(keys[target - 1]!.recordKey, contextOf(id, target), result.envelopes.subarray(offset, offset + length));
    expect(decodeRecord(opened)).toEqual(fieldsOf(id));
  }
}

describe('one batch', () => {
  const cipher = new BatchCipher({ systemId: SYSTEM_ID, keys });

  test('every row opens under the target, at its place, in its old length', () => {
    const batch = exampleBatch(1, 100);
    const result = cipher.reencrypt(batch);
    expectMoved(result, 1, 100);
    expect([result.count, result.failed, result.envelopes.length]).toEqual([100, [], batch.envelopes.length]);
  });

  test('what does not open is named with its reason and stands in nobody’s way', () => {
    const batch = exampleBatch(1, 6);
    const meta = JSON.parse(batch.meta) as (string | number)[][];
    const starts = meta.map((_, index) => meta.slice(0, index).reduce((sum, row) => sum + Number(row[5]), 0));
    batch.envelopes[starts[1]! + ENVELOPE_OVERHEAD] = ~batch.envelopes[starts[1]! + ENVELOPE_OVERHEAD]!; // row 2: ciphertext
    batch.envelopes[starts[2]!] = 9; // row 3: format
    meta[3]![4] = 7; // row 4: a secret that nobody has
    meta[4]![2] = 'HOST\\someone else'; // row 5: moved to another account
    const altered = { ...batch, meta: JSON.stringify(meta) };
    const expected = [
      { id: 2, revision: 2, secretVersion: 1, reason: 'altered' },
      { id: 3, revision: 3, secretVersion: 2, reason: 'malformed' },
      { id: 4, revision: 4, secretVersion: 7, reason: 'no-secret' },
      { id: 5, revision: 0, secretVersion: 2, reason: 'altered' },
    ];
    const result = cipher.reencrypt(altered);
    expect(result.failed).toEqual(expected);
    expect((JSON.parse(result.rows) as number[][]).map(([id]) => id)).toEqual([1, 6]);
    expect(cipher.verify(altered)).toEqual({ opened: 2, bySecretVersion: { 1: 1, 2: 1 }, failed: expected });
  });

  test('property: whatever stands in the columns of one row, every other row is opened and moved, and this one is named', () => {
    const anything = fc.oneof(fc.constant(null), fc.double(), fc.maxSafeInteger(), fc.string(), fc.boolean());
    const column = fc.constantFrom(0, 1, 2, 3, 4);
    fc.assert(
      fc.property(column, anything, fc.integer({ min: 0, max: 5 }), (at, value, damaged) => {
        const { meta, ...batch } = exampleBatch(1, 6);
        const rows = JSON.parse(meta) as unknown[][];
        fc.pre(JSON.stringify(rows[damaged]![at]) !== JSON.stringify(value));
        rows[damaged]![at] = value;
        const altered = { ...batch, meta: JSON.stringify(rows) };
        const result = cipher.reencrypt(altered);
        const others = [1, 2, 3, 4, 5, 6].filter((id) => id !== damaged + 1);
        expect((JSON.parse(result.rows) as number[][]).map(([id]) => id)).toEqual(others);
        expect(result.failed).toHaveLength(1);
        expect(cipher.verify(altered)).toMatchObject({ opened: 5, failed: result.failed });
      }),
    );
  });

  test('every envelope has a nonce of its own, also when the same batch is done again', () => {
    const batch = exampleBatch(1, 500);
    const nonces = [cipher.reencrypt(batch), cipher.reencrypt(batch)].flatMap((result) =>
      (JSON.parse(result.rows) as number[][]).map(([, , , offset]) => result.envelopes.toString('hex', offset! + 6, offset! + 18)),
    );
    expect(new Set(nonces).size).toBe(1000);
  });

  test('lengths that do not add up are a mistake of ours, not a failed row', () => {
    const batch = exampleBatch(1, 3);
    expect(() => cipher.verify({ ...batch, envelopes: batch.envelopes.subarray(0, -1) })).toThrow(RangeError);
  });

  test('an empty batch is an empty batch', () => {
    expect(cipher.reencrypt({ target, meta: '[]', envelopes: Buffer.alloc(0) })).toMatchObject({ rows: '[]', count: 0, failed: [] });
  });
});

describe('the pool', () => {
  let pool: ReencryptPool;
  beforeAll(async () => {
    pool = openReencryptPool({ workerUrl: await workerForTests(), workers: 2 });
    pool.setKeys({ systemId: SYSTEM_ID, keys });
  });
  afterAll(() => pool.close());

  test('answers every batch with its own rows', async () => {
    const ranges = Array.from({ length: 9 }, (_, index) => [index * 50 + 1, index * 50 + 50] as const);
    const results = await Promise.all(ranges.map(([from, to]) => pool.run(exampleBatch(from, to))));
    results.forEach((result, index) => expectMoved(result, ...ranges[index]!));
  });

  test('verifies', async () => {
    expect(await pool.verify(exampleBatch(1, 10))).toEqual({ opened: 10, bySecretVersion: { 1: 5, 2: 5 }, failed: [] });
  });

  test('takes a slice of a larger buffer', async () => {
    const { envelopes, ...batch } = exampleBatch(1, 3);
    const larger = Buffer.concat([Buffer.alloc(100), envelopes, Buffer.alloc(100)]);
    expectMoved(await pool.run({ ...batch, envelopes: larger.subarray(100, 100 + envelopes.length) }), 1, 3);
  });

  test('a batch that fails says so, and the next one works', async () => {
    await expect(pool.run({ ...exampleBatch(1, 2), target: 9 })).rejects.toThrow('INTERNAL');
    await expect(pool.run({ target, meta: 'no JSON', envelopes: Buffer.alloc(0) })).rejects.toThrow('INTERNAL');
    expect((await pool.run(exampleBatch(1, 2))).count).toBe(2);
  });

  test('closing fails what is still asked for', async () => {
    const other = openReencryptPool({ workerUrl: await workerForTests(), workers: 1 });
    other.setKeys({ systemId: SYSTEM_ID, keys });
    const asked = other.run(exampleBatch(1, 50));
    await Promise.all([expect(asked).rejects.toThrow('INTERNAL'), other.close()]);
    await expect(other.run(exampleBatch(1, 1))).rejects.toThrow('closed');
  });

  test('a worker that ends fails its batches, and the next batch gets a new one', async () => {
    const source = `require('node:worker_threads').parentPort.on('message', ({ kind }) => { if (kind !== 'keys') process.exit(3); });`;
    const mortal = openReencryptPool({
      workerUrl: new URL(
        `data:text/javascript,${encodeURIComponent(`import { createRequire } from 'node:module'; const require = createRequire('/'); ${source}`)}`,
      ),
      workers: 1,
    });
    mortal.setKeys({ systemId: SYSTEM_ID, keys });
    for (let attempt = 1; attempt <= 2; attempt += 1) {
      await expect(mortal.run(exampleBatch(1, 1))).rejects.toMatchObject({ code: 'INTERNAL', params: { reason: 'worker-ended' } });
    }
    await mortal.close();
  });
});
