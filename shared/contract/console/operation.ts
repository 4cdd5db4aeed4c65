/** The one active operation of the system: look at it, pause it, go on with it, cancel it. */
import { z } from 'zod';
import { eventIterator } from '@orpc/contract';
import { procedure } from '../procedure.ts';
import { OperationSchema, PasswordSchema, ReminderSchema, UnreadableRowSchema } from '../schemas.ts';

/** The newest state of an operation. The last event of a stream has a state that ends it, or `paused`. */
export const OperationProgressSchema = z.object({ operation: OperationSchema, unreadable: z.array(UnreadableRowSchema) });
export type OperationProgress = z.infer<typeof OperationProgressSchema>;

/** What any operation may be refused with, beside its own. */
export const OPERATION_ERRORS = [
  'NOT_MASTER',
  'OPERATION_ACTIVE',
  'OPERATION_TAKEN_OVER',
  'OPERATION_CANCELLED',
  'RECOVERY',
  'ROWS_UNREADABLE',
  'NO_SECRET',
  'SECRET_STALE',
  'SECRET_WORN',
  'SECRET_UNKNOWN',
] as const;

export const operationContract = {
  /** The active operation, else the one that ended last, else null. */
  status: procedure({ role: 'anyone', audited: false }).output(OperationSchema.nullable()),
  /** Follows the active operation, whichever process runs it. Leaving the stream does not touch the operation. */
  follow: procedure({ role: 'anyone', audited: false }, ['OPERATION_NONE']).output(eventIterator(OperationProgressSchema)),
  pause: procedure({ role: 'sso-administrator', audited: true }, ['OPERATION_NONE', 'OPERATION_BEFORE_SWITCH']).output(OperationSchema),
  /**
   * Goes on where it stopped. A password is asked only where the backup file may still have to be written: PASSWORD_MISSING
   * {backup: `new`, to be chosen as for any new backup, with a reminder; `existing`, the one that it was written under}.
   */
  resume: procedure({ role: 'sso-administrator', audited: true }, [
    ...OPERATION_ERRORS,
    'OPERATION_NONE',
    'PASSWORD_MISSING',
    'PASSWORD_TOO_SHORT',
    'PASSWORD_TOO_LONG',
    'REMINDER_TOO_LONG',
    'REMINDER_TELLS_PASSWORD',
    'WRONG_PASSWORD',
    'BACKUP_DAMAGED',
    'FILE_MISSING',
    'FILE_EXISTS',
    'FILE_NOT_WRITABLE',
  ])
    .input(z.object({ password: PasswordSchema.optional(), reminder: ReminderSchema.optional() }))
    .output(eventIterator(OperationProgressSchema)),
  cancel: procedure({ role: 'sso-administrator', audited: true }, ['OPERATION_NONE', 'OPERATION_PAST_SWITCH', 'NOT_MASTER']).output(
    OperationSchema,
  ),
};
