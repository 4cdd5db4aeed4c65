/** Bytes that nobody foresaw: never accepted, never a crash, never an error that is not one of ours. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { isSsoError } from '../../shared/errors.ts';
import { openBackup, readBackupHeader } from './backup-file.ts';
import { assembled, parts, sealed } from './one-fault.helper.ts';
import { decodeRing, encodeRing } from './ring-codec.ts';

const FOLDER = join(import.meta.dirname, '__vectors__', 'backup-1');
let valid: Buffer;
let other: Buffer;
beforeAll(async () => {
  [valid, other] = (await Promise.all(['valid-scrypt.bak', 'valid-one-secret.bak'].map((file) => readFile(join(FOLDER, file))))) as [
    Buffer,
    Buffer,
  ];
});

const isOurs = (error: unknown): boolean =>
  isSsoError(error, 'NOT_A_BACKUP', 'BACKUP_DAMAGED', 'BACKUP_NEWER', 'BACKUP_BOUNDS', 'WRONG_PASSWORD') || expect.fail(String(error));

test('20,000 files with some bytes changed, and no trailer put right', () => {
  const changes = fc.array(fc.tuple(fc.nat(valid.length - 1), fc.integer({ min: 1, max: 255 })), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(changes, (list) => {
      const bytes = Buffer.from(valid);
      for (const [at, xor] of list) bytes[at] = (bytes[at] ?? 0) ^ xor;
      fc.pre(!bytes.equals(valid));
      try {
        readBackupHeader(bytes);
      } catch (error) {
        return isOurs(error);
      }
      return false;
    }),
    { numRuns: 20_000 },
  );
});

test('20,000 splices of two valid files', () => {
  fc.assert(
    fc.property(fc.nat(valid.length), fc.nat(other.length), (head, tail) => {
      const bytes = Buffer.concat([valid.subarray(0, head), other.subarray(tail)]);
      fc.pre(!bytes.equals(valid) && !bytes.equals(other));
      try {
        readBackupHeader(bytes);
      } catch (error) {
        return isOurs(error);
      }
      return false;
    }),
    { numRuns: 20_000 },
  );
});

test('any JSON in place of a header, with a right trailer', () => {
  fc.assert(
    fc.property(fc.json(), (json) => {
      try {
        readBackupHeader(assembled('ENTSSO-BACKUP 1', json, parts(valid).body));
      } catch (error) {
        return isOurs(error);
      }
      return false;
    }),
    { numRuns: 2000 },
  );
});

test('any value in place of any of the header’s, with a right trailer: shown or refused', () => {
  const names = ['format', 'systemId', 'systemName', 'createdAt', 'createdBy', 'reminder', 'keyDerivation', 'secrets'];
  fc.assert(
    fc.property(fc.constantFrom(...names), fc.jsonValue(), (name, value) => {
      const { header, body } = parts(valid);
      try {
        const read = readBackupHeader(assembled('ENTSSO-BACKUP 1', JSON.stringify({ ...header, [name]: value }), body));
        return read.formatVersion === 1 && read.systemName.length <= 256;
      } catch (error) {
        return isOurs(error);
      }
    }),
    { numRuns: 2000 },
  );
});

test('a header larger than any is refused, and nested JSON does not exhaust anything', () => {
  const { body } = parts(valid);
  expect(() => readBackupHeader(assembled('ENTSSO-BACKUP 1', ' '.repeat(2 ** 20 + 1), body))).toThrow('BACKUP_BOUNDS');
  expect(() => readBackupHeader(assembled('ENTSSO-BACKUP 1', '['.repeat(2 ** 19), body))).toThrow('BACKUP_DAMAGED');
  expect(() => readBackupHeader(sealed(Buffer.concat([Buffer.from('ENTSSO-BACKUP 1\n'), Buffer.alloc(16 * 2 ** 20)])))).toThrow(
    'BACKUP_BOUNDS',
  );
});

test('30 alterations of any byte behind the magic line, with a right trailer: none opens', async () => {
  const content = valid.subarray(0, -32);
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 'ENTSSO-BACKUP 1\n'.length, max: content.length - 1 }),
      fc.integer({ min: 1, max: 255 }),
      async (at, xor) => {
        const bytes = Buffer.from(content);
        bytes[at] = (bytes[at] ?? 0) ^ xor;
        return openBackup(sealed(bytes), 'Pa\u00dfwort \u2013 \u20ac \ud83d\udd11').then(() => false, isOurs);
      },
    ),
    { numRuns: 30 },
  );
});

test('any bytes in place of a key ring: read and written the same, or refused', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      try {
        return encodeRing(decodeRing(Buffer.from(bytes))).use((again) => again.length === bytes.length);
      } catch (error) {
        return error instanceof TypeError || isSsoError(error, 'CONFLICT') || expect.fail(String(error));
      }
    }),
    { numRuns: 5000 },
  );
});
