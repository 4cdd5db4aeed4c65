import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { SecretBytes } from './secret-bytes.ts';

test('taking bytes over zeroes the given buffer and keeps the one copy', () => {
  const given = Buffer.from('sixteen bytes !!');
  const secret = SecretBytes.take(given);
  expect(given.every((byte) => byte === 0)).toBe(true);
  expect(secret.use((bytes) => bytes.toString())).toBe('sixteen bytes !!');
});

test('every way of printing or serialising one yields [secret]', () => {
  const secret = SecretBytes.take(Buffer.from('tell nobody'));
  const printed = [String(secret), JSON.stringify({ secret }), inspect(secret, { depth: 9, showHidden: true }), inspect({ a: [secret] })];
  for (const text of printed) {
    expect(text).toContain('[secret]');
    expect(text).not.toContain('tell');
    expect(text).not.toContain(Buffer.from('tell nobody').toString('hex').slice(0, 8));
  }
  expect(JSON.stringify(Object.assign({}, secret))).toBe('{}');
  expect(structuredClone(secret)).toEqual({});
});

test('disposing wipes, and what is wiped refuses to be used', () => {
  let seen: Buffer | undefined;
  {
    using secret = SecretBytes.random(32);
    secret.use((bytes) => (seen = bytes));
    expect(seen?.some((byte) => byte !== 0)).toBe(true);
  }
  expect(seen?.every((byte) => byte === 0)).toBe(true);
  const disposed = SecretBytes.random(8);
  disposed.dispose();
  expect(() => disposed.copy()).toThrow('disposed');
});

test('equality is by content', () => {
  const [a, b, c] = [SecretBytes.take(Buffer.from('ab')), SecretBytes.take(Buffer.from('ab')), SecretBytes.take(Buffer.from('abc'))];
  expect(a.equals(b)).toBe(true);
  expect(a.equals(c)).toBe(false);
});
