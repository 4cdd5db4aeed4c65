import { createSecretKey, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { gcm as nobleGcm } from '@noble/ciphers/aes.js';
import { describe, expect, test } from 'vitest';
import { open, openKeys, seal } from './gcm.ts';
import vectors from './__vectors__/nist-gcm.json' with { type: 'json' };

const hex = (text: string): Buffer => Buffer.from(text, 'hex');
const keyOf = (text: string) => createSecretKey(hex(text));
const key = createSecretKey(Buffer.alloc(32, 7));
const nonce = Buffer.alloc(12, 1);
const aad = Buffer.from('place');

/** Both ways of opening: at once, and in pieces. */
const OPENING = [
  ['open', open],
  ['openKeys', openKeys],
] as const;

describe.each(OPENING)('NIST CAVP vectors (%s)', (_name, open) => {
  test.each(vectors.pass)('$name', (vector) => {
    const sealed = seal(keyOf(vector.key), hex(vector.iv), hex(vector.aad), hex(vector.pt));
    expect(sealed.toString('hex')).toBe(vector.ct + vector.tag);
    expect(open(keyOf(vector.key), hex(vector.iv), hex(vector.aad), hex(vector.ct), hex(vector.tag))?.toString('hex')).toBe(vector.pt);
  });
  test.each(vectors.fail)('refused: $name', (vector) => {
    expect(open(keyOf(vector.key), hex(vector.iv), hex(vector.aad), hex(vector.ct), hex(vector.tag))).toBeNull();
  });
});

test('agrees with an independent implementation, at every length to 200 bytes', () => {
  for (let length = 0; length <= 200; length += 1) {
    const plaintext = randomBytes(length);
    const other = nobleGcm(Buffer.alloc(32, 7), nonce, aad).encrypt(plaintext);
    expect(seal(key, nonce, aad, plaintext).equals(other)).toBe(true);
  }
});

test.each(OPENING)('property: %s opens what was sealed, and nothing with any bit changed', (_name, open) => {
  const bytes = (max: number) => fc.uint8Array({ maxLength: max });
  fc.assert(
    fc.property(bytes(300), bytes(100), fc.nat(), (plaintext, place, bit) => {
      const sealed = seal(key, nonce, place, plaintext);
      expect(open(key, nonce, place, sealed.subarray(0, -16), sealed.subarray(-16))?.equals(plaintext)).toBe(true);
      const at = bit % (sealed.length * 8);
      sealed[at >> 3]! ^= 1 << (at & 7);
      expect(open(key, nonce, place, sealed.subarray(0, -16), sealed.subarray(-16))).toBeNull();
    }),
  );
});

test.each(OPENING)('tags of 0 to 15 bytes, and of 17, are refused by %s', (_name, open) => {
  const sealed = seal(key, nonce, aad, Buffer.from('text'));
  const tag = Buffer.concat([sealed.subarray(-16), Buffer.of(0)]);
  for (let length = 0; length <= 17; length += 1) {
    if (length === 16) continue;
    expect(() => open(key, nonce, aad, sealed.subarray(0, -16), tag.subarray(0, length))).toThrow(RangeError);
  }
});

test('nonces of 0 to 32 bytes except 12 are refused', () => {
  for (let length = 0; length <= 32; length += 1) {
    if (length === 12) continue;
    expect(() => seal(key, Buffer.alloc(length), aad, Buffer.alloc(1))).toThrow(RangeError);
    for (const [, open] of OPENING)
      expect(() => open(key, Buffer.alloc(length), aad, Buffer.alloc(1), Buffer.alloc(16))).toThrow(RangeError);
  }
});

test('keys of other lengths are refused', () => {
  for (const length of [16, 24, 31, 33]) expect(() => seal(createSecretKey(Buffer.alloc(length)), nonce, aad, Buffer.alloc(1))).toThrow();
});
