/** RFC 5869 (HKDF) and RFC 7914 (scrypt), against what we call and against an independent implementation. */
import { hkdfSync, scryptSync } from 'node:crypto';
import { hkdf } from '@noble/hashes/hkdf.js';
import { pbkdf2 } from '@noble/hashes/pbkdf2.js';
import { scrypt } from '@noble/hashes/scrypt.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { describe, expect, test } from 'vitest';
import { deriveKey, type Purpose } from './derivation.ts';
import { CHEAP_COST, OTHER_SYSTEM_ID, SYSTEM_ID, exampleAuditKey, exampleSecret } from './examples.helper.ts';
import { guidBytes } from './guid-bytes.ts';
import { auditMacKey, deriveRecordKey, rightsKey } from './master-secret.ts';
import { COST_BOUNDS, isCostWithinBounds, stretch } from './password.ts';

const counted = (from: number, to: number): Buffer => Buffer.from(Array.from({ length: to - from + 1 }, (_, index) => from + index));

describe('RFC 5869, SHA-256', () => {
  test.each([
    {
      name: 'case 1',
      material: Buffer.alloc(22, 0x0b),
      salt: counted(0x00, 0x0c),
      info: counted(0xf0, 0xf9),
      okm: '3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865',
    },
    {
      name: 'case 2',
      material: counted(0x00, 0x4f),
      salt: counted(0x60, 0xaf),
      info: counted(0xb0, 0xff),
      okm: 'b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c59045a99cac7827271cb41c65e590e09da3275600c2f09b8367793a9aca3db71cc30c58179ec3e87c14c01d5c1f3434f1d87',
    },
    {
      name: 'case 3',
      material: Buffer.alloc(22, 0x0b),
      salt: Buffer.alloc(0),
      info: Buffer.alloc(0),
      okm: '8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8',
    },
  ])('$name', ({ material, salt, info, okm }) => {
    expect(Buffer.from(hkdfSync('sha256', material, salt, info, okm.length / 2)).toString('hex')).toBe(okm);
  });
  test('case 3 through our own call: its first 32 bytes', () => {
    const key = deriveKey(Buffer.alloc(22, 0x0b), Buffer.alloc(0), '' as Purpose);
    expect(key.export().toString('hex')).toBe('8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d');
  });
});

test('the keys of a secret are HKDF of it, as documented, and differ by purpose, secret and system', () => {
  const secret = exampleSecret(1);
  const independent = hkdf(sha256, Buffer.alloc(32, 1), guidBytes(SYSTEM_ID), Buffer.from('record'), 32);
  const keys = [
    deriveRecordKey(secret, SYSTEM_ID),
    rightsKey(secret, SYSTEM_ID),
    deriveRecordKey(secret, OTHER_SYSTEM_ID),
    deriveRecordKey(exampleSecret(2), SYSTEM_ID),
    auditMacKey(exampleAuditKey()),
  ].map((key) => key.export().toString('hex'));
  expect(keys[0]).toBe(Buffer.from(independent).toString('hex'));
  expect(new Set(keys).size).toBe(keys.length);
});

describe('RFC 7914', () => {
  test.each([
    { N: 16, r: 1, p: 1, password: '', salt: '', start: '77d6576238657b203b19ca42c18a0497f16b4844e3074ae8dfdffa3fede21442' },
    { N: 1024, r: 8, p: 16, password: 'password', salt: 'NaCl', start: 'fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162' },
    {
      N: 16384,
      r: 8,
      p: 1,
      password: 'pleaseletmein',
      salt: 'SodiumChloride',
      start: '7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2',
    },
  ])('N=$N r=$r p=$p', ({ N, r, p, password, salt, start }) => {
    expect(scryptSync(password, salt, 32, { N, r, p, maxmem: 2 ** 26 }).toString('hex')).toBe(start);
  });
});

describe('stretching a password', () => {
  const salt = Buffer.alloc(16, 3);
  test('is scrypt, and PBKDF2-HMAC-SHA256, of the NFC password in UTF-8', async () => {
    const typed = Buffer.from('caf\u00e9 cr\u00e8me', 'utf8');
    expect(
      (await stretch('cafe\u0301 cre\u0300me', salt, CHEAP_COST)).equals(scrypt(typed, salt, { N: 2 ** 15, r: 8, p: 1, dkLen: 32 })),
    ).toBe(true);
    const iterated = await stretch('cafe\u0301 cre\u0300me', salt, { name: 'pbkdf2-sha256', iterations: 600_000 });
    expect(iterated.equals(pbkdf2(sha256, typed, salt, { c: 600_000, dkLen: 32 }))).toBe(true);
  });
  test('is refused outside the bounds before anything is allocated', async () => {
    const scryptCosts = [2 ** 14, 2 ** 21, 2 ** 30, 3 * 2 ** 15, 0, -1, Number.NaN].map(
      (N) => ({ name: 'scrypt', N, r: 8, p: 1 }) as const,
    );
    const others = [0, 5, 1.5].map((p) => ({ name: 'scrypt', N: 2 ** 15, r: 8, p }) as const);
    const wide = [1, 7, 9, 2 ** 20].map((r) => ({ name: 'scrypt', N: 2 ** 15, r, p: 1 }) as const);
    const iterated = [599_999, 10_000_001, 600_000.5].map((iterations) => ({ name: 'pbkdf2-sha256', iterations }) as const);
    for (const cost of [...scryptCosts, ...others, ...wide, ...iterated]) {
      expect(isCostWithinBounds(cost)).toBe(false);
      await expect(stretch('password', salt, cost)).rejects.toThrow('BACKUP_BOUNDS');
    }
    for (const length of [0, 15, 65]) await expect(stretch('password', Buffer.alloc(length), CHEAP_COST)).rejects.toThrow('BACKUP_BOUNDS');
  });
  test('every N that a reader accepts is a power of two from 2^15 to 2^20', () => {
    expect(COST_BOUNDS.scrypt.N).toEqual([32_768, 65_536, 131_072, 262_144, 524_288, 1_048_576]);
  });
  test('the default cost runs (Node’s own memory limit would refuse it)', async () => {
    expect(await stretch('password', salt, { name: 'scrypt', N: 2 ** 17, r: 8, p: 1 })).toHaveLength(32);
  });
});
