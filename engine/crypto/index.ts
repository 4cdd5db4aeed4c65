/** The door of this folder: what the rest of the engine may use of it. */
export type {
  AuditKey,
  BackupHeader,
  BackupSecret,
  KeyDerivation,
  KeyRing,
  MasterSecret,
  RecordContext,
  RecordFields,
  RingEntry,
  UnknownEntry,
} from './types.ts';
export { SecretBytes } from './secret-bytes.ts';
export { auditMacKey, checkValue, deriveRecordKey, generateMasterSecret, newAuditKey, rightsKey } from './master-secret.ts';
export {
  auditKey,
  currentSecret,
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
export { recordAad } from './record-aad.ts';
export { ENVELOPE_OVERHEAD } from './envelope-layout.ts';
export { envelopeVersion, openRecord, sealRecord } from './envelope.ts';
export { checkPassword, checkReminder } from './password.ts';
export { describeSecrets, encodeBackup, openBackup, readBackupHeader, type NewBackup } from './backup-file.ts';
/** For the secret store, whose file is of the same kind. */
export { NONCE_LENGTH, TAG_LENGTH, open, seal } from './gcm.ts';
export { deriveKey } from './derivation.ts';
export { encodeHead, readFrame, withTrailer, type FrameFault, type FrameFormat } from './framing.ts';
export {
  BatchCipher,
  type FailedRow,
  type ReencryptBatch,
  type ReencryptKey,
  type ReencryptKeys,
  type ReencryptResult,
  type UnreadableReason,
  type VerifyResult,
} from './reencrypt-batch.ts';
export { openReencryptPool, type PoolOptions, type ReencryptPool } from './reencrypt-pool.ts';
