/** The credential database: prove it readable, copy it, put it back, bring it together with the store, set rows aside. */
import { z } from 'zod';
import { eventIterator } from '@orpc/contract';
import { procedure } from '../procedure.ts';
import { CountSchema, GuidSchema, PathSchema, TimeSchema, UnreadableRowSchema, workProgress } from '../schemas.ts';
import { OPERATION_ERRORS, OperationProgressSchema } from './operation.ts';
import { NEW_FILE_ERRORS } from './secret.ts';

/** What a look at every credential has found. Those that do not open are named up to a number, and all counted: total - opened. */
export const DatabaseVerificationSchema = z.object({
  kind: z.literal('verify-database'),
  total: CountSchema,
  opened: CountSchema,
  bySecretVersion: z.record(z.string(), CountSchema),
  failed: z.array(UnreadableRowSchema),
});
export type DatabaseVerification = z.infer<typeof DatabaseVerificationSchema>;

const WrittenSchema = z.object({ path: z.string(), takenAt: TimeSchema, bytes: CountSchema });
const TypedSchema = z.object({ confirmation: z.string() });

/** Of a file that is named. */
const FILE_ERRORS = ['PATH_NOT_ABSOLUTE', 'FILE_MISSING', 'FILE_NOT_READABLE', 'NOT_A_DATABASE'] as const;

const DescriptionSchema = z.object({
  systemId: GuidSchema,
  systemName: z.string(),
  /** The name of the master secret server. */
  masterSecretServer: z.string(),
  schemaVersion: CountSchema,
  epoch: CountSchema,
  bytes: CountSchema,
});

export const databaseContract = {
  /** Leaving the stream does not end the work: `work.cancel` does. */
  verify: procedure({ role: 'sso-administrator', audited: true }, ['INTERRUPTED']).output(
    eventIterator(workProgress(DatabaseVerificationSchema)),
  ),
  backUp: procedure({ role: 'sso-administrator', audited: true }, [...NEW_FILE_ERRORS])
    .input(z.object({ path: PathSchema }))
    .output(WrittenSchema),
  /** What a file says of itself: whose it is, before it is taken. */
  describe: procedure({ role: 'sso-administrator', audited: false, beforeSetUp: true }, FILE_ERRORS)
    .input(z.object({ path: PathSchema }))
    .output(DescriptionSchema),
  /**
   * Replaces the whole database; what was there is kept beside it. In a data folder without settings, as on a new machine, this server
   * takes the place of the system's master secret server: `replaces` names that. `confirmation` is the system's name.
   */
  restore: procedure({ role: 'sso-administrator', audited: true, beforeSetUp: true }, [
    ...FILE_ERRORS,
    'DATABASE_FOREIGN',
    'OPERATION_ACTIVE',
    'CONFIRMATION_WRONG',
    'ALREADY_CONFIGURED',
    'FILE_EXISTS',
    'FILE_NOT_WRITABLE',
  ])
    .input(TypedSchema.extend({ path: PathSchema }))
    .output(z.object({ keptAt: z.string().nullable(), epoch: CountSchema, rolledBack: z.boolean(), replaces: z.string().nullable() })),
  reconcile: procedure({ role: 'sso-administrator', audited: true }, [
    ...OPERATION_ERRORS,
    'DATABASE_NOT_ROLLED_BACK',
    'CONFIRMATION_WRONG',
  ])
    .input(TypedSchema)
    .output(eventIterator(OperationProgressSchema)),
  /** Rows that no secret opens, and those already set aside: named up to a number, and counted. Without a store none opens. */
  unreadable: procedure({ role: 'sso-administrator', audited: false }).output(
    z.object({
      store: z.enum(['there', 'missing', 'damaged']),
      total: CountSchema,
      unreadable: z.array(UnreadableRowSchema),
      quarantined: z.array(UnreadableRowSchema.extend({ at: TimeSchema })),
    }),
  ),
  /**
   * Sets every row aside that no secret opens. `confirmation` is their number, typed. Where the secret store is gone or damaged that is
   * every row, and a new store is made, without a secret: the way on where no backup is left.
   */
  quarantine: procedure({ role: 'sso-administrator', audited: true }, [
    'CONFIRMATION_WRONG',
    'OPERATION_ACTIVE',
    'NOT_MASTER',
    'LAST_GOOD_FITS',
  ])
    .input(TypedSchema)
    .output(z.object({ quarantined: CountSchema, newStore: z.boolean() })),
  /** SCHEMA_CURRENT where there is nothing to upgrade: then no copy is made. */
  upgrade: procedure({ role: 'sso-administrator', audited: true }, [
    'DATABASE_EXISTS',
    'SCHEMA_CURRENT',
    'NOT_A_DATABASE',
    'FILE_EXISTS',
    'FILE_NOT_WRITABLE',
  ]).output(z.object({ from: CountSchema, to: CountSchema, copyAt: z.string() })),
  /** Points this server at another file of the same SSO system; without settings it takes a server's place, as `restore` does. */
  choose: procedure({ role: 'sso-administrator', audited: true, beforeSetUp: true }, [...FILE_ERRORS, 'ALREADY_CONFIGURED'])
    .input(z.object({ path: PathSchema }))
    .output(z.object({ path: z.string(), replaces: z.string().nullable() })),
};
