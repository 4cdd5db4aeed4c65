/** The door of this folder: what the rest of the engine may use of it. */
export type { BackupHeader, BackupSecret, KeyDerivation, KeyRing, MasterSecret, RecordContext, RecordFields, RingEntry } from './types.ts';
export { SecretBytes } from './secret-bytes.ts';
export { SecretKey } from './secret-key.ts';
export { auditMacKey, checkValue, deriveRecordKey, generateMasterSecret, newAuditKey, rightsKey } from './master-secret.ts';
export {
  auditKey,
  currentSecret,
  disposeRing,
  emptyRing,
  holdsEntry,
  mergeRings,
  pendingSecret,
  ringSecrets,
  secretById,
  secretByVersion,
  withEntry,
  withState,
  withoutSecret,
  type RingState,
} from './key-ring.ts';
export { decodeRing, encodeRing } from './ring-codec.ts';
export { decodeRecord, encodeRecord } from './record-fields.ts';
export { openRecord, sealRecord } from './envelope.ts';
export { checkPassword, checkReminder } from './password.ts';
/** For the secret store, which a passphrase can protect as a password protects a backup. */
export { DEFAULT_COST, isCostWithinBounds, stretch } from './password.ts';
export { describeSecrets, encodeBackup, openBackup, readBackupHeader } from './backup-file.ts';
/** For the secret store, whose file is of the same kind. */
export { NONCE_LENGTH, TAG_LENGTH, openKeys, seal } from './gcm.ts';
export { deriveKey } from './derivation.ts';
export { encodeHead, readFrame, withTrailer, type FrameFault, type FrameFormat } from './framing.ts';
export type { FailedRow, ReencryptKey, ReencryptResult, VerifyResult } from './reencrypt-batch.ts';
export { openReencryptPool, type ReencryptPool } from './reencrypt-pool.ts';
