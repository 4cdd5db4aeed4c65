/** Files of every format that was ever written, frozen: read for ever, and each faulty one refused for its one fault. */
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isSsoError, type SsoError } from '../../shared/errors.ts';
import { openBackup, readBackupHeader } from './backup-file.ts';
import { envelopeVersion, openRecord } from './envelope.ts';
import { SYSTEM_ID, exampleRing, exampleSecret } from './examples.helper.ts';
import { associatedData, checkValueOf, decodeBackup, decodeEnvelope } from './independent.helper.ts';
import { emptyRing, withEntry } from './key-ring.ts';
import { checkValue, deriveRecordKey } from './master-secret.ts';
import { recordAad } from './record-aad.ts';
import { decodeRecord } from './record-fields.ts';
import { encodeRing } from './ring-codec.ts';
import backups from './__vectors__/backup-1/manifest.json' with { type: 'json' };
import envelopes from './__vectors__/envelope-1/envelopes.json' with { type: 'json' };
import { PASSWORD, writeBackupVectors, writeEnvelopeVectors } from './__vectors__/generate.helper.ts';

const FOLDER = join(import.meta.dirname, '__vectors__', 'backup-1');
const vector = (file: string): Promise<Buffer> => readFile(join(FOLDER, file));

const refusal = (work: Promise<unknown>): Promise<SsoError> =>
  work.then(
    () => expect.fail('was accepted'),
    (error: unknown) => (isSsoError(error) ? error : expect.fail(String(error))),
  );

describe('backup files, format 1', () => {
  test.each([
    ['valid-scrypt.bak', exampleRing()],
    ['valid-scrypt-default.bak', exampleRing()],
    ['valid-pbkdf2.bak', exampleRing()],
    ['valid-one-secret.bak', withEntry(emptyRing(), exampleSecret(9, 'current'))],
  ])('%s opens, with every key', async (file, ring) => {
    const opened = await openBackup(await vector(file), backups.password);
    expect(encodeRing(opened.ring).equals(encodeRing(ring))).toBe(true);
    expect(opened.header).toMatchObject({ systemId: SYSTEM_ID, systemName: 'Société Générale d’Électricité', createdBy: 'HOST\\anna' });
  });

  test.each(['valid-scrypt.bak', 'valid-pbkdf2.bak'])('%s says the same to an independent reader', async (file) => {
    const bytes = await vector(file);
    const { entries, header } = decodeBackup(bytes, backups.password);
    const ours = readBackupHeader(bytes);
    expect(header).toMatchObject({ format: 1, systemId: ours.systemId, reminder: ours.reminder, secrets: ours.secrets });
    expect(entries.map(({ type, version, state }) => [type, version, state])).toEqual([
      [1, 1, 2],
      [1, 2, 1],
      [1, 3, 3],
      [2, undefined, undefined],
      [77, undefined, undefined],
    ]);
    for (const [index, { id, checkValue: stated, version }] of ours.secrets.entries()) {
      expect(checkValueOf(Buffer.from(entries[index]?.key ?? '', 'hex'), ours.systemId, id, version)).toBe(stated);
    }
  });

  test('the manifest names every faulty file, and there are at least 60', async () => {
    const files = (await readdir(FOLDER)).filter((file) => file.startsWith('fault-'));
    expect(backups.faults.map(({ file }) => file).sort()).toEqual(files.sort());
    expect(files.length).toBeGreaterThanOrEqual(60);
  });

  test.each(backups.faults)('$file: $expected', async ({ file, expected }) => {
    expect((await refusal(openBackup(await vector(file), backups.password))).code).toBe(expected);
  });

  test('what is wrong before the password is known is told without it', async () => {
    for (const { file, expected } of backups.faults.filter(
      ({ expected: code }) => code === 'BACKUP_BOUNDS' || code === 'NOT_A_BACKUP' || code === 'BACKUP_NEWER',
    )) {
      const bytes = await vector(file);
      expect(() => readBackupHeader(bytes), file).toThrow(expected);
    }
  });

  test('a wrong password and an altered file are one and the same error', async () => {
    const wrong = await refusal(openBackup(await vector('valid-scrypt.bak'), `${PASSWORD} `));
    const altered = await refusal(openBackup(await vector('fault-altered-hmac.bak'), PASSWORD));
    expect([wrong.code, wrong.message, wrong.params, wrong.cause]).toEqual([altered.code, altered.message, altered.params, altered.cause]);
  });

  test('no error says a key, the password or its bytes', async () => {
    for (const { file } of backups.faults.filter(({ expected }) => expected !== 'WRONG_PASSWORD')) {
      const error = await refusal(openBackup(await vector(file), PASSWORD));
      const told = [error.message, JSON.stringify(error), JSON.stringify(error.params), error.stack, String(error.cause)].join();
      expect(told).not.toContain(PASSWORD.slice(0, 6));
      expect(told).not.toContain('01'.repeat(8));
    }
  });
});

describe('cut at every length', () => {
  test('a backup file is damaged, or none of ours, and never crashes its reader', async () => {
    const bytes = await vector('valid-scrypt.bak');
    for (let length = 0; length < bytes.length; length += 1) {
      const error = await refusal(openBackup(bytes.subarray(0, length), PASSWORD));
      expect(error.code).toBe(length < 'ENTSSO-BACKUP '.length ? 'NOT_A_BACKUP' : 'BACKUP_DAMAGED');
    }
  });
});

describe('envelopes, format 1', () => {
  test.each(envelopes)('of version $version', ({ masterSecret, version, checkValue: stated, place, fields, envelope }) => {
    const bytes = Buffer.from(envelope, 'hex');
    const secret = exampleSecret(version);
    expect(envelopeVersion(bytes)).toBe(version);
    expect([...decodeRecord(openRecord(deriveRecordKey(secret, SYSTEM_ID), place, bytes))]).toEqual(fields);
    expect(checkValue(secret, SYSTEM_ID)).toBe(stated);
    expect(decodeEnvelope(bytes, Buffer.from(masterSecret, 'hex'), place)).toEqual({ version, fields });
    expect(recordAad(place)?.equals(associatedData(place))).toBe(true);
    expect(checkValueOf(Buffer.from(masterSecret, 'hex'), SYSTEM_ID, secret.id, version)).toBe(stated);
  });
});

test('the generator never overwrites what is frozen', async () => {
  await expect(writeBackupVectors(FOLDER)).rejects.toThrow('EEXIST');
  await expect(writeEnvelopeVectors(join(FOLDER, '..', 'envelope-1'))).rejects.toThrow('EEXIST');
});
