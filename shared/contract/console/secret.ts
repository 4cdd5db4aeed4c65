/** The master secret: generate (which re-encrypts), retire. */
import { z } from 'zod';
import { eventIterator } from '@orpc/contract';
import { procedure } from '../procedure.ts';
import { CountSchema, PasswordSchema, PathSchema, ReminderSchema } from '../schemas.ts';
import { OPERATION_ERRORS, OperationProgressSchema } from './operation.ts';

export const PASSWORD_ERRORS = ['PASSWORD_TOO_SHORT', 'PASSWORD_TOO_LONG', 'REMINDER_TOO_LONG', 'REMINDER_TELLS_PASSWORD'] as const;
export const NEW_FILE_ERRORS = ['PATH_NOT_ABSOLUTE', 'FILE_EXISTS', 'FILE_NOT_WRITABLE'] as const;

/** `{date}` and `{version}` in the path are filled in by the engine. */
export const BackupTargetSchema = z.object({ path: PathSchema, password: PasswordSchema, reminder: ReminderSchema.default('') });

export const secretContract = {
  /** Where a backup would be written, blanks filled in; refused now rather than after the password was typed. */
  planBackup: procedure({ role: 'sso-administrator', audited: false }, ['NO_SECRET', 'RECOVERY', 'SECRET_LOST', ...NEW_FILE_ERRORS])
    .input(z.object({ path: PathSchema, for: z.enum(['generate', 'back-up']) }))
    .output(z.object({ path: z.string(), secretVersion: CountSchema })),
  generate: procedure({ role: 'sso-administrator', audited: true }, [...OPERATION_ERRORS, ...PASSWORD_ERRORS, ...NEW_FILE_ERRORS])
    .input(BackupTargetSchema)
    .output(eventIterator(OperationProgressSchema)),
  /** `confirmation` is the version typed by the administrator. */
  retire: procedure({ role: 'sso-administrator', audited: true }, [
    'NOT_MASTER',
    'SECRET_UNKNOWN',
    'SECRET_IN_USE',
    'OPERATION_ACTIVE',
    'CONFIRMATION_WRONG',
    'RECOVERY',
  ]).input(z.object({ version: z.number().int().positive(), confirmation: z.string() })),
};
