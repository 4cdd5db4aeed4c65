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
