import { describe, expect, test } from 'vitest';
import { CREATED_AT, exampleAuditKey, exampleRing, exampleSecret } from './examples.helper.ts';
import {
  auditKey,
  currentSecret,
  emptyRing,
  mergeRings,
  pendingSecret,
  ringSecrets,
  secretById,
  secretByVersion,
  withEntry,
  withState,
  withoutSecret,
} from './key-ring.ts';
import { generateMasterSecret, newAuditKey } from './master-secret.ts';
import { decodeRing, encodeRing } from './ring-codec.ts';
import type { KeyRing } from './types.ts';

const versions = (ring: KeyRing): string =>
  ringSecrets(ring)
    .map((secret) => `${secret.version} ${secret.state}`)
    .join(', ');
const held = exampleRing();

test('finds secrets by version, id and state', () => {
  expect(secretByVersion(held, 2)?.id).toBe(exampleSecret(2).id);
  expect(secretById(held, exampleSecret(1).id)?.version).toBe(1);
  expect([currentSecret(held)?.version, pendingSecret(held)?.version, secretByVersion(held, 9)]).toEqual([2, 3, null]);
  expect(auditKey(held)?.id).toBe(exampleAuditKey().id);
  expect([auditKey(emptyRing()), currentSecret(emptyRing())]).toEqual([null, null]);
});

describe('never replaces', () => {
  test('an entry that is held already changes nothing', () => {
    expect(withEntry(held, exampleSecret(1, 'cancelled'))).toBe(held);
  });
  test('the same id with another key is a conflict', () => {
    expect(() => withEntry(held, exampleSecret(1, 'previous', 99))).toThrow('CONFLICT');
  });
  test('the same version with another id is a conflict', () => {
    expect(() => withEntry(held, generateMasterSecret({ version: 1, createdAt: CREATED_AT }))).toThrow('CONFLICT');
  });
  test('neither a second current nor a second pending secret', () => {
    expect(() => withEntry(held, exampleSecret(4, 'current'))).toThrow('CONFLICT');
    expect(() => withEntry(held, exampleSecret(4, 'pending'))).toThrow('CONFLICT');
  });
});

describe('states', () => {
  test('making one current makes the old current previous; the given ring is untouched', () => {
    expect(versions(withState(held, exampleSecret(3).id, 'current'))).toBe('1 previous, 2 previous, 3 current');
    expect(versions(held)).toBe('1 previous, 2 current, 3 pending');
    expect(Object.isFrozen(held.entries)).toBe(true);
  });
  test('a cancelled secret stays in the ring, marked', () => {
    expect(versions(withState(held, exampleSecret(3).id, 'cancelled'))).toBe('1 previous, 2 current, 3 cancelled');
  });
  test('only previous and cancelled secrets leave', () => {
    expect(versions(withoutSecret(held, exampleSecret(1).id))).toBe('2 current, 3 pending');
    expect(() => withoutSecret(held, exampleSecret(2).id)).toThrow('SECRET_IN_USE');
    expect(() => withoutSecret(held, exampleSecret(3).id)).toThrow('SECRET_IN_USE');
    expect(() => withoutSecret(held, exampleSecret(9).id)).toThrow('SECRET_UNKNOWN');
  });
});

describe('merging', () => {
  const mine = withEntry(withEntry(emptyRing(), exampleSecret(1)), exampleSecret(5, 'current'));
  test('adds what is missing and leaves what is held', () => {
    const merged = mergeRings(mine, exampleRing());
    expect(versions(merged)).toBe('1 previous, 2 previous, 3 pending, 5 current');
    expect(auditKey(merged)?.id).toBe(exampleAuditKey().id);
    expect(merged.entries.filter((entry) => entry.kind === 'unknown')).toHaveLength(1);
  });
  test('is idempotent, unknown entries included', () => {
    const merged = mergeRings(mine, exampleRing());
    expect(mergeRings(merged, exampleRing()).entries).toEqual(merged.entries);
  });
  test('a contradicting entry is refused', () => {
    expect(() => mergeRings(mine, withEntry(emptyRing(), exampleSecret(1, 'previous', 99)))).toThrow('CONFLICT');
  });
});

describe('as bytes', () => {
  const encoded = (ring: KeyRing): Buffer => encodeRing(ring).copy();
  test('comes back equal, unknown entries to the byte', () => {
    const ring = withEntry(exampleRing(), newAuditKey({ createdAt: CREATED_AT }));
    const decoded = decodeRing(encoded(ring));
    expect(versions(decoded)).toBe(versions(ring));
    expect(encoded(decoded).equals(encoded(ring))).toBe(true);
    expect(encoded(emptyRing())).toHaveLength(0);
  });
  test('cut off anywhere but between entries, it is no ring', () => {
    const bytes = encoded(withEntry(emptyRing(), exampleSecret(1)));
    for (let length = 1; length < bytes.length; length += 1) expect(() => decodeRing(bytes.subarray(0, length))).toThrow('Not a key ring');
  });
  test('the same entry twice is no ring', () => {
    const bytes = encoded(withEntry(emptyRing(), exampleSecret(1)));
    expect(() => decodeRing(Buffer.concat([bytes, bytes]))).toThrow('Not a key ring');
  });
});
