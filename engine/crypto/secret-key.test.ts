import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { deriveKey } from './derivation.ts';
import { SecretKey } from './secret-key.ts';

const bytesOf = (text: string): Buffer => Buffer.from(text, 'latin1');
const salt = Buffer.alloc(16, 3);

test('taking bytes over zeroes the given buffer', () => {
  const given = bytesOf('sixteen bytes !!');
  const secret = SecretKey.take(given);
  expect(given.every((byte) => byte === 0)).toBe(true);
  expect(secret.use((bytes) => bytes.toString())).toBe('sixteen bytes !!');
});

test('a copy is lent for the time of the call, and wiped behind it, also where it fails', () => {
  const secret = SecretKey.random(32);
  const lent: Buffer[] = [];
  secret.use((bytes) => lent.push(bytes));
  expect(() =>
    secret.use((bytes) => {
      lent.push(bytes);
      throw new Error('failed');
    }),
  ).toThrow('failed');
  for (const bytes of lent) expect(bytes.every((byte) => byte === 0)).toBe(true);
  expect(secret.use((bytes) => bytes.some((byte) => byte !== 0))).toBe(true);
});

test('derives what HKDF makes of its bytes', () => {
  const derived = SecretKey.take(bytesOf('sixteen bytes !!')).derive(salt, 'record');
  expect(derived.equals(deriveKey(bytesOf('sixteen bytes !!'), salt, 'record'))).toBe(true);
});

test('every way of printing, serialising or posting one yields [secret] or nothing', () => {
  const secret = SecretKey.take(bytesOf('tell nobody'));
  for (const text of [String(secret), JSON.stringify({ secret }), inspect(secret, { depth: 9, showHidden: true }), inspect([secret])]) {
    expect(text).toContain('[secret]');
    expect(text).not.toContain('tell');
  }
  expect(JSON.stringify(Object.assign({}, secret))).toBe('{}');
  expect(structuredClone(secret)).toEqual({});
});

test('what was let go of refuses to be used', () => {
  const secret = SecretKey.random(8);
  secret.dispose();
  for (const use of [() => secret.use(() => 0), () => secret.derive(salt, 'record'), () => secret.equals(secret)])
    expect(use).toThrow('disposed');
});

test('equality is by content, and nothing is something as well', () => {
  const [a, b, c] = ['ab', 'ab', 'abc'].map((text) => SecretKey.take(bytesOf(text)));
  expect([a?.equals(b!), a?.equals(c!)]).toEqual([true, false]);
  const empty = [SecretKey.take(Buffer.alloc(0)), SecretKey.take(Buffer.alloc(0))] as const;
  expect(empty[0].equals(empty[1])).toBe(true);
});
