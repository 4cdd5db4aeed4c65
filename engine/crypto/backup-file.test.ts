import { describe, expect, test } from 'vitest';
import { encodeBackup, openBackup, readBackupHeader, type NewBackup } from './backup-file.ts';
import { CREATED_AT, CHEAP_COST, SYSTEM_ID, exampleRing } from './examples.helper.ts';
import { encodeRing } from './ring-codec.ts';

const PASSWORD = 'correct horse battery';
const backup = (change: Partial<NewBackup> = {}): Promise<Buffer> =>
  encodeBackup({
    systemId: SYSTEM_ID,
    systemName: 'Société Générale d’Électricité',
    createdAt: CREATED_AT,
    createdBy: 'HOST\\anna',
    reminder: 'the animal and what drives it',
    ring: exampleRing(),
    password: PASSWORD,
    cost: CHEAP_COST,
    ...change,
  });

test('comes back with its header and the whole ring, unknown entries included', async () => {
  const bytes = await backup();
  const { header, ring } = await openBackup(bytes, PASSWORD);
  expect(header).toEqual(readBackupHeader(bytes));
  expect(header).toMatchObject({ formatVersion: 1, systemId: SYSTEM_ID, createdBy: 'HOST\\anna', keyDerivation: CHEAP_COST });
  expect(header.secrets.map((secret) => `${secret.version} ${secret.state}`)).toEqual(['1 previous', '2 current', '3 pending']);
  expect(encodeRing(ring).equals(encodeRing(exampleRing()))).toBe(true);
});

test('a wrong password', async () => {
  await expect(openBackup(await backup(), 'correct horse batterz')).rejects.toThrow('WRONG_PASSWORD');
});

test('the password is the same in every Unicode spelling', async () => {
  const bytes = await backup({ password: 'cafe\u0301 cre\u0300me' });
  await expect(openBackup(bytes, 'caf\u00e9 cr\u00e8me')).resolves.toBeDefined();
});

test('protected by PBKDF2 (FIPS profile) it opens as well', async () => {
  const bytes = await backup({ cost: { name: 'pbkdf2-sha256', iterations: 600_000 } });
  await expect(openBackup(bytes, PASSWORD)).resolves.toBeDefined();
});

describe('refused before anything is computed', () => {
  test.each<[string, Partial<NewBackup>]>([
    ['PASSWORD_TOO_SHORT', { password: '1234567' }],
    ['PASSWORD_TOO_LONG', { password: 'x'.repeat(257) }],
    ['REMINDER_TOO_LONG', { reminder: 'x'.repeat(513) }],
    ['REMINDER_TELLS_PASSWORD', { reminder: `it is ${PASSWORD.toUpperCase()}!` }],
    ['INPUT_INVALID', { reminder: 'two\nlines' }],
    ['INPUT_INVALID', { createdBy: 'bell\u0007' }],
    ['INPUT_INVALID', { systemName: 'x'.repeat(129) }],
    ['BACKUP_BOUNDS', { cost: { name: 'scrypt', N: 2 ** 14, r: 8, p: 1 } }],
  ])('%s', async (code, change) => {
    await expect(backup(change)).rejects.toThrow(code);
  });
});
