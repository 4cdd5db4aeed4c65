/** Backup files of the master secret: write, look at, prove, install. */
import { z } from 'zod';
import { eventIterator } from '@orpc/contract';
import { SECRET_STATES } from '../../domain/secret-states.ts';
import { procedure } from '../procedure.ts';
import { CountSchema, GuidSchema, PasswordSchema, PathSchema, TimeSchema, workProgress } from '../schemas.ts';
import { OPERATION_ERRORS, OperationProgressSchema } from './operation.ts';
import { BackupTargetSchema, NEW_FILE_ERRORS, PASSWORD_ERRORS } from './secret.ts';

const READ_ERRORS = [
  'PATH_NOT_ABSOLUTE',
  'FILE_MISSING',
  'FILE_NOT_READABLE',
  'FILE_TOO_LARGE',
  'NOT_A_BACKUP',
  'BACKUP_DAMAGED',
  'BACKUP_NEWER',
  'BACKUP_BOUNDS',
] as const;

const FileSecretSchema = z.object({
  id: GuidSchema,
  version: CountSchema,
  state: z.enum(SECRET_STATES),
  createdAt: TimeSchema,
  checkValue: z.string(),
});

/** What anyone who can read the file sees without its password. */
export const BackupDescriptionSchema = z.object({
  path: z.string(),
  formatVersion: CountSchema,
  systemId: GuidSchema,
  systemName: z.string(),
  sameSystem: z.boolean().nullable(),
  createdAt: TimeSchema,
  createdBy: z.string(),
  reminder: z.string(),
  keyDerivation: z.string(),
  secrets: z.array(FileSecretSchema),
});
export type BackupDescription = z.infer<typeof BackupDescriptionSchema>;

/** How each secret of a file fits the database at hand. `opens`: how many of its credentials it opens (all were tried). */
export const SecretFitSchema = FileSecretSchema.extend({
  fit: z.enum(['fits', 'retired', 'unknown-to-database', 'check-value-differs', 'does-not-open', 'database-unavailable']),
  held: z.boolean(),
  opens: CountSchema,
});

export const BackupVerificationSchema = z.object({
  kind: z.literal('verify-backup'),
  description: BackupDescriptionSchema,
  secrets: z.array(SecretFitSchema),
  credentials: CountSchema,
  holdsCurrent: z.boolean(),
});
export type BackupVerification = z.infer<typeof BackupVerificationSchema>;

export const WrittenBackupSchema = z.object({
  path: z.string(),
  takenAt: TimeSchema,
  secretVersion: CountSchema,
  secrets: z.array(FileSecretSchema),
  bytes: CountSchema,
});
export type WrittenBackup = z.infer<typeof WrittenBackupSchema>;

export const backupContract = {
  write: procedure({ role: 'sso-administrator', audited: true }, [
    'NOT_MASTER',
    'NO_SECRET',
    'RECOVERY',
    'SECRET_LOST',
    'OPERATION_ACTIVE',
    ...PASSWORD_ERRORS,
    ...NEW_FILE_ERRORS,
  ])
    .input(BackupTargetSchema)
    .output(WrittenBackupSchema),
  describe: procedure({ role: 'sso-administrator', audited: false }, [...READ_ERRORS])
    .input(z.object({ path: PathSchema }))
    .output(BackupDescriptionSchema),
  /** Opens every credential with the secrets of the file. Leaving the stream does not end the work: `work.cancel` does. */
  verify: procedure({ role: 'sso-administrator', audited: true }, ['WRONG_PASSWORD', 'INTERRUPTED', ...READ_ERRORS])
    .input(z.object({ path: PathSchema, password: PasswordSchema }))
    .output(eventIterator(workProgress(BackupVerificationSchema))),
  /** Installs every secret of the file that fits this database, then re-encrypts what is not under the current one. */
  restore: procedure({ role: 'sso-administrator', audited: true }, [
    ...OPERATION_ERRORS,
    'WRONG_PASSWORD',
    'BACKUP_FOREIGN',
    'BACKUP_RETIRED',
    ...READ_ERRORS,
  ])
    .input(z.object({ path: PathSchema, password: PasswordSchema }))
    .output(eventIterator(OperationProgressSchema.extend({ installed: z.array(SecretFitSchema), left: z.array(SecretFitSchema) }))),
  /** The store's own last good copy, offered where the store is missing or damaged; never loaded by itself. */
  restoreLastGood: procedure({ role: 'sso-administrator', audited: true }, [
    'BACKUP_FOREIGN',
    'FILE_MISSING',
    'OPERATION_ACTIVE',
    'STORE_EXISTS',
  ]).output(z.object({ writtenAt: TimeSchema, secrets: z.array(FileSecretSchema) })),
};
