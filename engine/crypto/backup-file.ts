/**
 * The backup file of the master secret, format 1 (frame: framing.ts; header: backup-header.ts). After the header line:
 *
 *   nonce 12 | ciphertext | tag 16 | HMAC-SHA256 (32) of all before it, as stored | SHA-256 (32) of all before it
 *
 * The plaintext is the whole key ring as typed entries (ring-codec.ts); associated data: magic line and header line as stored.
 * Keys: password → NFC → UTF-8 → scrypt or PBKDF2 (32 bytes) → HKDF-SHA256, no salt, info "backup encryption" and
 * "backup authentication". A reader checks in this order: trailer (BACKUP_DAMAGED) → bounds (BACKUP_BOUNDS) → HMAC
 * (WRONG_PASSWORD: wrong, or the file was altered; nobody can tell which) → opens. Each format stays readable for ever.
 */
import { createHmac, randomBytes, timingSafeEqual, type KeyObject } from 'node:crypto';
import { FILE_MAX } from '../../shared/domain/limits.ts';
import { SsoError } from '../../shared/errors.ts';
import { BACKUP_FORMAT, HEADER_MAX, checkHeaderTexts, encodeHeader, parseHeader } from './backup-header.ts';
import { encodeHead, readFrame, withTrailer, type Frame, type FrameFault, type FrameFormat } from './framing.ts';
import { NONCE_LENGTH, TAG_LENGTH, openKeys, seal } from './gcm.ts';
import { ringSecrets } from './key-ring.ts';
import { checkValue } from './master-secret.ts';
import { DEFAULT_COST, SALT_LENGTH, backupKeys, checkPassword, checkReminder } from './password.ts';
import { decodeRing, encodeRing } from './ring-codec.ts';
import type { BackupHeader, BackupSecret, KeyDerivation, KeyRing } from './types.ts';

const MAC_LENGTH = 32;

const FAULTS = { foreign: 'NOT_A_BACKUP', damaged: 'BACKUP_DAMAGED', newer: 'BACKUP_NEWER', bounds: 'BACKUP_BOUNDS' } as const;

const FRAME: FrameFormat = {
  magic: 'ENTSSO-BACKUP',
  format: BACKUP_FORMAT,
  headerMax: HEADER_MAX,
  fileMax: FILE_MAX.backup,
  fault: (fault: FrameFault) => new SsoError(FAULTS[fault]),
};

export interface NewBackup extends Pick<BackupHeader, 'systemId' | 'systemName' | 'createdAt' | 'createdBy' | 'reminder'> {
  readonly ring: KeyRing;
  readonly password: string;
  /** Default: scrypt N=2^17 r=8 p=1. */
  readonly cost?: KeyDerivation;
}

/** PASSWORD_*, REMINDER_*, INPUT_INVALID {field} before anything is computed. */
export async function encodeBackup(backup: NewBackup): Promise<Buffer> {
  const { ring, password, cost = DEFAULT_COST, ...facts } = backup;
  checkPassword(password);
  checkReminder(facts.reminder, password);
  checkHeaderTexts(facts);
  const salt = randomBytes(SALT_LENGTH);
  const secrets = describeSecrets(ring, facts.systemId);
  const head = encodeHead(FRAME, encodeHeader({ formatVersion: BACKUP_FORMAT, ...facts, keyDerivation: cost, secrets }, salt));
  const keys = await backupKeys(password, salt, cost);
  const nonce = randomBytes(NONCE_LENGTH);
  using payload = encodeRing(ring);
  const stored = Buffer.concat([head, nonce, payload.use((bytes) => seal(keys.encryption, nonce, head, bytes))]);
  return withTrailer(Buffer.concat([stored, macOf(keys.authentication, stored)]));
}

/** What the file says of itself. Proven undamaged, not authentic: anyone could have written it. */
export function readBackupHeader(bytes: Buffer): BackupHeader {
  return parseHeader(readFrame(FRAME, bytes).header).header;
}

/** Header and ring, authenticated by the password and found to agree with each other. */
export async function openBackup(bytes: Buffer, password: string): Promise<{ header: BackupHeader; ring: KeyRing }> {
  const frame = readFrame(FRAME, bytes);
  const { header, salt } = parseHeader(frame.header);
  const sealedLength = frame.body.length - MAC_LENGTH;
  if (sealedLength < NONCE_LENGTH + TAG_LENGTH) throw new SsoError('BACKUP_DAMAGED');
  const keys = await backupKeys(password, salt, header.keyDerivation);
  const mac = macOf(keys.authentication, bytes.subarray(0, frame.head.length + sealedLength));
  if (!timingSafeEqual(mac, frame.body.subarray(sealedLength))) throw new SsoError('WRONG_PASSWORD');
  const ring = openPayload(keys.encryption, frame, sealedLength);
  if (!sameSecrets(header.secrets, describeSecrets(ring, header.systemId))) throw new SsoError('BACKUP_DAMAGED');
  return { header, ring };
}

/** The secrets of a ring as a header lists them. */
export function describeSecrets(ring: KeyRing, systemId: string): BackupSecret[] {
  return ringSecrets(ring).map((secret) => {
    const { id, version, state, createdAt } = secret;
    return { id, version, state, createdAt, checkValue: checkValue(secret, systemId) };
  });
}

const macOf = (key: KeyObject, bytes: Buffer): Buffer => createHmac('sha256', key).update(bytes).digest();

/** The HMAC has proven who wrote it: what does not open now was written wrong. */
function openPayload(key: KeyObject, { head, body }: Frame, sealedLength: number): KeyRing {
  const tagAt = sealedLength - TAG_LENGTH;
  const plaintext = openKeys(
    key,
    body.subarray(0, NONCE_LENGTH),
    head,
    body.subarray(NONCE_LENGTH, tagAt),
    body.subarray(tagAt, sealedLength),
  );
  if (!plaintext) throw new SsoError('BACKUP_DAMAGED');
  try {
    return decodeRing(plaintext);
  } catch (cause) {
    throw new SsoError('BACKUP_DAMAGED', {}, { cause });
  } finally {
    plaintext.fill(0);
  }
}

function sameSecrets(stated: readonly BackupSecret[], held: readonly BackupSecret[]): boolean {
  const fields = ['id', 'version', 'state', 'createdAt', 'checkValue'] as const;
  return stated.length === held.length && stated.every((secret, index) => fields.every((field) => secret[field] === held[index]?.[field]));
}
