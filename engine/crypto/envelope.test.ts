import { describe, expect, test } from 'vitest';
import { ENVELOPE_OVERHEAD } from './envelope-layout.ts';
import { envelopeVersion, openRecord, sealRecord } from './envelope.ts';
import { exampleContext, exampleSecret, OTHER_SYSTEM_ID, SYSTEM_ID } from './examples.helper.ts';
import { checkValue, deriveRecordKey } from './master-secret.ts';
import { decodeRecord, encodeRecord } from './record-fields.ts';

const key = deriveRecordKey(exampleSecret(2), SYSTEM_ID);
const fields = new Map([
  [1, 'pässwörd €'],
  [2, ''],
  [9, '🔑'],
]);

describe('fields', () => {
  test('come back as they were, padded to steps of 64 bytes', () => {
    const plaintext = encodeRecord(fields);
    expect(plaintext.length).toBe(64);
    expect(decodeRecord(plaintext)).toEqual(fields);
    expect(decodeRecord(encodeRecord(new Map()))).toEqual(new Map());
  });
  test('at most 65,536 bytes together', () => {
    expect(encodeRecord(new Map([[1, 'x'.repeat(65_530)]])).length).toBe(65_600);
    expect(() => encodeRecord(new Map([[1, 'x'.repeat(65_531)]]))).toThrow('CREDENTIALS_INVALID');
  });
});

describe('an envelope', () => {
  const envelope = sealRecord(key, 2, exampleContext(), encodeRecord(fields));
  test('opens where it was sealed', () => {
    expect(decodeRecord(openRecord(key, exampleContext(), envelope))).toEqual(fields);
    expect(envelopeVersion(envelope)).toBe(2);
    expect(envelope.length).toBe(64 + ENVELOPE_OVERHEAD);
  });
  test('does not open under another secret, or in another system', () => {
    for (const other of [deriveRecordKey(exampleSecret(1), SYSTEM_ID), deriveRecordKey(exampleSecret(2), OTHER_SYSTEM_ID)]) {
      expect(() => openRecord(other, exampleContext(), envelope)).toThrow('RECORD_UNREADABLE');
    }
  });
  test('two of the same record differ', () => {
    expect(sealRecord(key, 2, exampleContext(), encodeRecord(fields)).equals(envelope)).toBe(false);
  });
});

test('a check value is 32 digits that depend on key, id, version and system', () => {
  const secret = exampleSecret(2);
  const values = [
    checkValue(secret, SYSTEM_ID),
    checkValue(secret, OTHER_SYSTEM_ID),
    checkValue({ ...secret, version: 3 }, SYSTEM_ID),
    checkValue({ ...secret, id: exampleSecret(3).id }, SYSTEM_ID),
    checkValue(exampleSecret(2, 'current', 99), SYSTEM_ID),
  ];
  expect(values[0]).toMatch(/^[0-9a-f]{32}$/);
  expect(new Set(values).size).toBe(values.length);
  expect(checkValue(exampleSecret(2, 'current'), SYSTEM_ID)).toBe(values[0]);
});
