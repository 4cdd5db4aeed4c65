/**
 * How the frozen files beside this one were made: once. A file that later versions must read is never made again, so nothing here
 * overwrites: a folder that is there is refused. A change of format gets a folder of its own.
 */
import { createHmac } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { encodeBackup, type NewBackup } from '../backup-file.ts';
import { sealRecord } from '../envelope.ts';
import { CHEAP_COST, CREATED_AT, OTHER_SYSTEM_ID, SYSTEM_ID, exampleContext, exampleRing, exampleSecret } from '../examples.helper.ts';
import { seal } from '../gcm.ts';
import { emptyRing, withEntry } from '../key-ring.ts';
import { checkValue, deriveRecordKey } from '../master-secret.ts';
import { assembled, body, damageOf, flipped, header, line, magic, parts, type Fault } from '../one-fault.helper.ts';
import { backupKeys } from '../password.ts';
import { encodeRecord } from '../record-fields.ts';
import { encodeRing } from '../ring-codec.ts';
import type { KeyDerivation, KeyRing } from '../types.ts';

export const PASSWORD = 'Pa\u00dfwort \u2013 \u20ac \ud83d\udd11';

const MAC_LENGTH = 32;

const describe: Omit<NewBackup, 'ring' | 'password' | 'cost'> = {
  systemId: SYSTEM_ID,
  systemName: 'Société Générale d’Électricité',
  createdAt: CREATED_AT,
  createdBy: 'HOST\\anna',
  reminder: 'Où est la clé ?',
};

const backup = (ring: KeyRing, cost: KeyDerivation, change: Partial<NewBackup> = {}): Promise<Buffer> =>
  encodeBackup({ ...describe, ring, password: PASSWORD, cost, ...change });

/** Signed with the right password: what only a writer with a bug would write. */
async function signed(valid: Buffer, entries: Buffer, damageTag = false): Promise<Buffer> {
  const { magic: first, header: json, body: old } = parts(valid);
  const salt = Buffer.from((json['keyDerivation'] as { salt: string }).salt, 'hex');
  const keys = await backupKeys(PASSWORD, salt, CHEAP_COST);
  const head = Buffer.from(`${first}\n${JSON.stringify(json)}\n`);
  const payload = seal(keys.encryption, old.subarray(0, 12), head, entries);
  const stored = Buffer.concat([old.subarray(0, 12), damageTag ? flipped(payload, -1) : payload]);
  const mac = createHmac('sha256', keys.authentication).update(head).update(stored).digest();
  return assembled(first, JSON.stringify(json), Buffer.concat([stored, mac]));
}

const derivation = (name: string, expected: string, change: object): Fault =>
  header(name, expected, (json) => ({ ...json, keyDerivation: { ...(json['keyDerivation'] as object), ...change } }));

const firstSecret = (name: string, expected: string, change: object): Fault =>
  header(name, expected, (json) => {
    const [first, ...rest] = json['secrets'] as object[];
    return { ...json, secrets: [{ ...first, ...change }, ...rest] };
  });

const text = (name: string, expected: string, change: object): Fault => header(name, expected, (json) => ({ ...json, ...change }));

const ringBytes = (ring: KeyRing): Buffer => encodeRing(ring).copy();

function backupFaults(other: Buffer): Fault[] {
  const [damaged, bounds, wrong] = ['BACKUP_DAMAGED', 'BACKUP_BOUNDS', 'WRONG_PASSWORD'];
  return [
    ...damageOf('NOT_A_BACKUP', damaged, 'ENTSSO-BACKUP'),
    magic('a-store', 'NOT_A_BACKUP', 'ENTSSO-STORE 1'),
    magic('format-next', 'BACKUP_NEWER', 'ENTSSO-BACKUP 2'),
    magic('format-far', 'BACKUP_NEWER', 'ENTSSO-BACKUP 999999999'),
    text('system-id-missing', damaged, { systemId: undefined }),
    text('system-id-upper-case', damaged, { systemId: SYSTEM_ID.toUpperCase() }),
    text('system-name-a-number', damaged, { systemName: 1 }),
    text('system-name-too-long', bounds, { systemName: 'x'.repeat(129) }),
    text('created-at-local', damaged, { createdAt: '2026-03-03 08:15' }),
    text('created-by-two-lines', bounds, { createdBy: 'HOST\\anna\nand more' }),
    text('reminder-too-long', bounds, { reminder: 'x'.repeat(513) }),
    text('reminder-escape-sequence', bounds, { reminder: '\u001b[2J' }),
    text('reminder-line-separator', bounds, { reminder: 'one\u2028two' }),
    text('secrets-an-object', damaged, { secrets: {} }),
    text('key-derivation-missing', damaged, { keyDerivation: undefined }),
    derivation('scrypt-n-2-14', bounds, { N: 2 ** 14 }),
    derivation('scrypt-n-2-21', bounds, { N: 2 ** 21 }),
    derivation('scrypt-n-2-30', bounds, { N: 2 ** 30 }),
    derivation('scrypt-n-no-power', bounds, { N: 98_304 }),
    derivation('scrypt-n-zero', bounds, { N: 0 }),
    derivation('scrypt-n-negative', bounds, { N: -32_768 }),
    derivation('scrypt-n-text', damaged, { N: '32768' }),
    derivation('scrypt-n-fraction', damaged, { N: 32_768.5 }),
    derivation('scrypt-n-missing', damaged, { N: undefined }),
    derivation('scrypt-r-16', bounds, { r: 16 }),
    derivation('scrypt-r-2-20', bounds, { r: 2 ** 20 }),
    derivation('scrypt-p-0', bounds, { p: 0 }),
    derivation('scrypt-p-5', bounds, { p: 5 }),
    derivation('scrypt-p-2-30', bounds, { p: 2 ** 30 }),
    derivation('pbkdf2-too-few', bounds, { name: 'pbkdf2-sha256', iterations: 599_999 }),
    derivation('pbkdf2-too-many', bounds, { name: 'pbkdf2-sha256', iterations: 10_000_001 }),
    derivation('derivation-unknown', bounds, { name: 'argon2id' }),
    derivation('salt-15', bounds, { salt: '00'.repeat(15) }),
    derivation('salt-65', bounds, { salt: '00'.repeat(65) }),
    derivation('salt-odd', damaged, { salt: '0'.repeat(65) }),
    derivation('salt-upper-case', damaged, { salt: 'AB'.repeat(32) }),
    firstSecret('version-zero', bounds, { version: 0 }),
    firstSecret('version-2-32', bounds, { version: 2 ** 32 }),
    firstSecret('state-retired', bounds, { state: 'retired' }),
    firstSecret('state-unknown', bounds, { state: 'lost' }),
    firstSecret('check-value-short', damaged, { checkValue: '00' }),
    body('body-missing', damaged, () => Buffer.alloc(0)),
    body('body-too-short', damaged, (old) => old.subarray(0, 12 + 16 + MAC_LENGTH - 1)),
    text('altered-reminder', wrong, { reminder: 'call this number' }),
    text('altered-created-by', wrong, { createdBy: 'HOST\\berta' }),
    text('altered-system-id', wrong, { systemId: OTHER_SYSTEM_ID }),
    text('altered-unknown-name', wrong, { more: true }),
    line('altered-white-space', wrong, (json) => json.replace('{', '{ ')),
    derivation('altered-salt', wrong, { salt: '00'.repeat(32) }),
    derivation('altered-cost', wrong, { N: 2 ** 16 }),
    firstSecret('altered-state', wrong, { state: 'cancelled' }),
    firstSecret('altered-check-value', wrong, { checkValue: '00'.repeat(16) }),
    header('altered-secrets', wrong, (json) => ({ ...json, secrets: (json['secrets'] as unknown[]).slice(1) })),
    body('altered-nonce', wrong, (old) => flipped(old, 0)),
    body('altered-ciphertext', wrong, (old) => flipped(old, 12)),
    body('altered-tag', wrong, (old) => flipped(old, -MAC_LENGTH - 1)),
    body('altered-hmac', wrong, (old) => flipped(old, -1)),
    body('altered-cut', wrong, (old) => old.subarray(1)),
    body('altered-longer', wrong, (old) => Buffer.concat([old, Buffer.of(0)])),
    body('body-of-another', wrong, () => parts(other).body),
    header('header-of-another', wrong, () => parts(other).header),
    { name: 'signed-other-ring', expected: damaged, make: (file) => signed(file, ringBytes(withEntry(emptyRing(), exampleSecret(1)))) },
    { name: 'signed-other-key', expected: damaged, make: (file) => signed(file, flipped(ringBytes(exampleRing()), 30)) },
    { name: 'signed-tag', expected: damaged, make: (file) => signed(file, ringBytes(exampleRing()), true) },
    { name: 'signed-cut-ring', expected: damaged, make: (file) => signed(file, ringBytes(exampleRing()).subarray(0, -1)) },
    { name: 'signed-entry-twice', expected: damaged, make: (file) => signed(file, Buffer.concat([ringBytes(exampleRing()), ringBytes(withEntry(emptyRing(), exampleSecret(1)))])) },
  ];
}

/** `valid-*.bak`, `fault-*.bak` and `manifest.json`. */
export async function writeBackupVectors(folder: string): Promise<void> {
  await mkdir(folder);
  const valid = await backup(exampleRing(), CHEAP_COST);
  const other = await backup(withEntry(emptyRing(), exampleSecret(9, 'current')), CHEAP_COST, { reminder: '' });
  const iterated = await backup(exampleRing(), { name: 'pbkdf2-sha256', iterations: 600_000 });
  const strong = await backup(exampleRing(), { name: 'scrypt', N: 2 ** 17, r: 8, p: 1 });
  const write = (name: string, bytes: string | Buffer): Promise<void> => writeFile(join(folder, name), bytes, { flag: 'wx' });
  const faults = backupFaults(other);
  await write('manifest.json', JSON.stringify({ password: PASSWORD, faults: faults.map(({ name, expected }) => ({ file: `fault-${name}.bak`, expected })) }, null, 2));
  for (const [name, bytes] of Object.entries({ scrypt: valid, 'one-secret': other, pbkdf2: iterated, 'scrypt-default': strong })) await write(`valid-${name}.bak`, bytes);
  for (const fault of faults) await write(`fault-${fault.name}.bak`, await fault.make(valid));
}

/** Envelopes of several lengths with all that is needed to open them. */
export async function writeEnvelopeVectors(folder: string): Promise<void> {
  await mkdir(folder);
  const contents = ['', 'x', 'pässwörd €', '🔑'.repeat(40), 'x'.repeat(58), 'x'.repeat(57)];
  const envelopes = contents.map((content, index) => {
    const secret = exampleSecret(index + 1);
    const place = exampleContext({ secretId: secret.id, mappingId: index === 0 ? 2 ** 40 : index, account: `HOST\\Zoë ${index}`, revision: index });
    const fields: [number, string][] = index === 2 ? [[1, content], [2, ''], [300, 'second']] : [[1, content]];
    const envelope = sealRecord(deriveRecordKey(secret, SYSTEM_ID), secret.version, place, encodeRecord(new Map(fields)));
    const masterSecret = secret.key.use((bytes) => bytes.toString('hex'));
    return { masterSecret, version: secret.version, checkValue: checkValue(secret, SYSTEM_ID), place, fields, envelope: envelope.toString('hex') };
  });
  await writeFile(join(folder, 'envelopes.json'), JSON.stringify(envelopes, null, 2), { flag: 'wx' });
}
