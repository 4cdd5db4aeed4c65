/** An envelope opens where it was sealed and nowhere else: every ordered swap, every header byte, every length. */
import type { KeyObject } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isSsoError } from '../../shared/errors.ts';
import { CIPHERTEXT_AT, ENVELOPE_OVERHEAD } from './envelope-layout.ts';
import { envelopeVersion, openRecord, sealRecord } from './envelope.ts';
import { OTHER_SYSTEM_ID, SYSTEM_ID, exampleContext, exampleSecret } from './examples.helper.ts';
import { deriveRecordKey } from './master-secret.ts';
import { recordAad } from './record-aad.ts';
import { decodeRecord, encodeRecord } from './record-fields.ts';
import type { RecordContext } from './types.ts';

interface Cell {
  readonly key: KeyObject;
  readonly version: number;
  readonly context: RecordContext;
}

const plaintext = encodeRecord(new Map([[1, 'the same in every cell']]));
const key = deriveRecordKey(exampleSecret(2), SYSTEM_ID);

function opens(reader: KeyObject, context: RecordContext, envelope: Buffer): boolean {
  try {
    openRecord(reader, context, envelope);
    return true;
  } catch (error) {
    expect(isSsoError(error, 'RECORD_UNREADABLE')).toBe(true);
    return false;
  }
}

/** 2 systems, 3 secrets, 3 applications, 2 mappings, 2 accounts, 2 revisions: 144 cells. */
function cells(): Cell[] {
  const applications = [1, 2, 3].map((digit) => `${String(digit).repeat(8)}-2222-4333-8444-555555555555`);
  const places = applications.flatMap((applicationId) =>
    [1, 2].flatMap((mappingId) =>
      ['HOST\\anna', 'HOST\\ann'].flatMap((account) => [1, 2].map((revision) => ({ applicationId, mappingId, account, revision }))),
    ),
  );
  return [SYSTEM_ID, OTHER_SYSTEM_ID].flatMap((systemId) =>
    [1, 2, 3].flatMap((version) => {
      const secret = exampleSecret(version);
      return places.map((place) => ({
        key: deriveRecordKey(secret, systemId),
        version,
        context: { ...place, systemId, secretId: secret.id },
      }));
    }),
  );
}

test('20,592 ordered swaps between 144 records: none opens, each opens in its own place', () => {
  const all = cells();
  const sealed = all.map((cell) => sealRecord(cell.key, cell.version, cell.context, plaintext));
  let swaps = 0;
  for (const [from, envelope] of sealed.entries()) {
    for (const [to, { key: reader, context }] of all.entries()) {
      if (opens(reader, context, envelope) !== (from === to)) expect.fail(`swap ${from} to ${to}`);
      swaps += 1;
    }
  }
  expect(swaps - all.length).toBe(20_592);
});

describe('with the right key, each part of the context counts', () => {
  const envelope = sealRecord(key, 2, exampleContext(), plaintext);
  test.each<[string, Partial<RecordContext>]>([
    ['system', { systemId: OTHER_SYSTEM_ID }],
    ['secret', { secretId: exampleSecret(3).id }],
    ['application', { applicationId: SYSTEM_ID }],
    ['mapping', { mappingId: 43 }],
    ['mapping, beyond 32 bits', { mappingId: 42 + 2 ** 32 }],
    ['account', { account: 'HOST\\Anna' }],
    ['account, spelt otherwise', { account: 'HOST\\anna\u0301' }],
    ['no account', { account: '' }],
    ['revision', { revision: 8 }],
    ['an earlier revision', { revision: 6 }],
  ])('%s', (_, change) => {
    expect(opens(key, exampleContext(change), envelope)).toBe(false);
  });
});

describe('an envelope with one part changed', () => {
  const envelope = sealRecord(key, 2, exampleContext(), plaintext);
  test('format and algorithm bytes: of 256 values each, only 1', () => {
    for (const at of [0, 1]) {
      for (let value = 0; value < 256; value += 1) {
        const changed = Buffer.from(envelope);
        changed[at] = value;
        expect(opens(key, exampleContext(), changed)).toBe(value === 1);
        if (value !== 1) expect(() => envelopeVersion(changed)).toThrow('RECORD_UNREADABLE');
      }
    }
  });
  test('any bit of nonce, ciphertext or tag', () => {
    for (let bit = 6 * 8; bit < envelope.length * 8; bit += 1) {
      const changed = Buffer.from(envelope);
      changed[bit >> 3]! ^= 1 << (bit & 7);
      expect(opens(key, exampleContext(), changed)).toBe(false);
    }
  });
  test('cut off or longer, at any length: tags of 0 to 15 bytes included', () => {
    const longer = Buffer.concat([envelope, Buffer.alloc(130)]);
    for (let length = 0; length <= longer.length; length += 1) {
      if (length === envelope.length) continue;
      expect(opens(key, exampleContext(), longer.subarray(0, length))).toBe(false);
    }
  });
  test('the version says which secret to ask for: another one does not open it', () => {
    const changed = Buffer.from(envelope);
    changed.writeUInt32BE(3, 2);
    const third = exampleSecret(envelopeVersion(changed));
    expect(opens(deriveRecordKey(third, SYSTEM_ID), exampleContext({ secretId: third.id }), changed)).toBe(false);
  });
});

test('associated data is what is documented, to the byte', () => {
  const aad = recordAad(exampleContext({ mappingId: 2 ** 40 + 5, account: 'é', revision: 258 }));
  const parts = [
    ['0010', '0b5a4c1e7d7c4f0e9a531f2e3d4c5b6a'],
    ['0001', '01'],
    ['0001', '01'],
    ['0010', '00000000000040008000000000000002'],
    ['0010', '11111111222243338444555555555555'],
    ['0008', '0000010000000005'],
    ['0002', 'c3a9'],
    ['0008', '0000000000000102'],
  ];
  expect(aad?.toString('hex')).toBe(parts.flat().join(''));
});

test('property: two contexts share their associated data only where they are the same', () => {
  const context = fc.record({
    mappingId: fc.maxSafeNat(),
    account: fc.string({ unit: 'grapheme', maxLength: 300 }),
    revision: fc.maxSafeNat(),
  });
  fc.assert(
    fc.property(context, context, (a, b) => {
      const same = a.mappingId === b.mappingId && a.account === b.account && a.revision === b.revision;
      expect(recordAad(exampleContext(a))!.equals(recordAad(exampleContext(b))!)).toBe(same);
    }),
  );
});

test.each<[string, Partial<Record<keyof RecordContext, unknown>>]>([
  ['an application that is no GUID', { applicationId: '11111111-2222-4333-8444-55555555555g' }],
  ['no application', { applicationId: null }],
  ['an id below zero', { mappingId: -1 }],
  ['an id that is not exact', { mappingId: 2 ** 53 }],
  ['a revision below zero', { revision: -1 }],
  ['a revision that is not whole', { revision: 1.5 }],
  ['a revision that is not exact', { revision: 2 ** 60 }],
  ['a revision that is no number', { revision: '7' }],
  ['no revision', { revision: null }],
  ['an account that is no text', { account: 7 }],
  ['no account', { account: null }],
  ['an account that is too long', { account: 'x'.repeat(65_536) }],
])('%s: nothing is sealed there, and what lies there is an unreadable record', (_, change) => {
  const place = { ...exampleContext(), ...change } as RecordContext;
  expect(() => sealRecord(key, 2, place, plaintext)).toThrow(RangeError);
  const envelope = sealRecord(key, 2, exampleContext(), plaintext);
  expect(() => openRecord(key, place, envelope)).toThrow(
    expect.objectContaining({ code: 'RECORD_UNREADABLE', params: { reason: 'malformed' } }),
  );
});

test('property: any fields come back, in an envelope of a length that is a step of 64 bytes', () => {
  const fields = fc.array(fc.tuple(fc.integer({ min: 1, max: 65_535 }), fc.string({ unit: 'grapheme', maxLength: 200 })), {
    maxLength: 20,
  });
  fc.assert(
    fc.property(fields, (entries) => {
      const record = new Map([...new Map(entries)].sort(([a], [b]) => a - b));
      const envelope = sealRecord(key, 2, exampleContext(), encodeRecord(record));
      expect((envelope.length - ENVELOPE_OVERHEAD) % 64).toBe(0);
      expect([...decodeRecord(openRecord(key, exampleContext(), envelope))]).toEqual([...record]);
    }),
  );
});

test('property: bytes that are no record never decode to one by accident of a crash', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
      try {
        const decoded = decodeRecord(Buffer.from(bytes));
        expect(encodeRecord(decoded).length % 64).toBe(0);
      } catch (error) {
        expect(isSsoError(error, 'RECORD_UNREADABLE')).toBe(true);
      }
    }),
  );
});

test('10,000 nonces of one key do not repeat', () => {
  const small = encodeRecord(new Map());
  const nonces = Array.from({ length: 10_000 }, () => sealRecord(key, 2, exampleContext(), small).toString('hex', 6, CIPHERTEXT_AT));
  expect(new Set(nonces).size).toBe(10_000);
});
