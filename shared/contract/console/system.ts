/** The SSO system as a whole: what is the case, what cures it, and its set-up. */
import { z } from 'zod';
import { eventIterator } from '@orpc/contract';
import { NAME_LENGTH } from '../../domain/limits.ts';
import { procedure } from '../procedure.ts';
import { HistorySchema } from './history.ts';
import { SETTINGS_ERRORS, SettingsChangeSchema, SettingsSchema } from './settings.ts';
import {
  CallerSchema,
  CountSchema,
  GuidSchema,
  OperationSchema,
  PathSchema,
  RingSecretSchema,
  SituationSchema,
  TimeSchema,
  WorkSchema,
  nameSchema,
} from '../schemas.ts';

export const OverviewSchema = z.object({
  dataFolder: z.string(),
  at: TimeSchema,
  caller: CallerSchema,
  server: z.object({ id: GuidSchema, name: z.string() }).nullable(),
  system: z.object({ id: GuidSchema, name: z.string(), ssoEnabled: z.boolean().nullable() }).nullable(),
  masterSecretServer: z.string().nullable(),
  protector: z.string().nullable(),
  database: z
    .object({
      kind: z.enum(['sqlite']),
      path: z.string(),
      schemaVersion: CountSchema.nullable(),
      bytes: CountSchema.nullable(),
      epoch: CountSchema.nullable(),
    })
    .nullable(),
  /** The current one, by the database; by the store's ring while the database cannot be asked: then its uses are not known. */
  secret: z.object({ id: GuidSchema, version: CountSchema, createdAt: TimeSchema, uses: CountSchema.nullable() }).nullable(),
  /** Days: how old a master secret may become, and how many before that it is told. */
  policy: z.object({ secretMaximumAge: CountSchema, secretRemindAhead: CountSchema }).nullable(),
  ring: z.array(RingSecretSchema),
  backup: z.object({ takenAt: TimeSchema, secretVersion: CountSchema, verifiedAt: TimeSchema.nullable(), path: z.string() }).nullable(),
  databaseBackup: z.object({ takenAt: TimeSchema, path: z.string() }).nullable(),
  operation: OperationSchema.nullable(),
  /** What this engine is at work on beside it, and what waits to be looked at; the newest last. */
  work: z.array(WorkSchema),
  counts: z.object({ applications: CountSchema, mappings: CountSchema, credentials: CountSchema, quarantined: CountSchema }).nullable(),
  administrators: z.array(z.string()),
  situations: z.array(SituationSchema),
});
export type Overview = z.infer<typeof OverviewSchema>;

export const ChangeSchema = z.object({ topic: z.enum(['system', 'operation', 'applications', 'mappings']), revision: CountSchema });

export const systemContract = {
  /** Never fails for what it finds: whatever cannot be read is null, and a situation says why. */
  overview: procedure({ role: 'anyone', audited: false }).output(OverviewSchema),
  create: procedure({ role: 'anyone', audited: true }, [
    'ALREADY_CONFIGURED',
    'ACCOUNT_UNKNOWN',
    'ACCOUNT_TWICE',
    'CALLER_NOT_ADMINISTRATOR',
    'DATABASE_EXISTS',
    'STORE_EXISTS',
    'FILE_NOT_WRITABLE',
  ])
    .input(
      z.object({
        systemName: nameSchema(NAME_LENGTH.system),
        serverName: nameSchema(NAME_LENGTH.server).optional(),
        administrators: z.array(nameSchema(NAME_LENGTH.account)).max(100),
      }),
    )
    .output(z.object({ systemId: GuidSchema, serverId: GuidSchema, serverName: z.string(), databasePath: z.string() })),
  enable: procedure({ role: 'sso-administrator', audited: true }),
  disable: procedure({ role: 'sso-administrator', audited: true }),
  settings: procedure({ role: 'sso-administrator', audited: false }).output(SettingsSchema),
  /** `expectedRevision`: of the settings that the change was prepared on (CONFLICT where they are others by now). */
  update: procedure({ role: 'sso-administrator', audited: true }, SETTINGS_ERRORS)
    .input(SettingsChangeSchema.extend({ expectedRevision: CountSchema.optional() }))
    .output(SettingsSchema),
  /** ENTSSO's globalInfo file: only elements that stand in it are changed. */
  updateFromXml: procedure({ role: 'sso-administrator', audited: true }, [
    ...SETTINGS_ERRORS,
    'XML_INVALID',
    'FILE_MISSING',
    'FILE_NOT_READABLE',
    'FILE_TOO_LARGE',
    'PATH_NOT_ABSOLUTE',
  ])
    .input(z.object({ path: PathSchema }))
    .output(SettingsSchema),
  /**
   * For whoever owns the data folder and can read the secret store, where no administrator is left who could let anybody in. `confirmation`
   * is the system's name.
   */
  becomeAdministrator: procedure({ role: 'anyone', audited: true }, ['CONFIRMATION_WRONG', 'ROLE_HELD', 'RECOVERY'])
    .input(z.object({ confirmation: z.string() }))
    .output(z.object({ administrators: z.array(z.string()) })),
  /** The life of the master secrets, for a time line. */
  history: procedure({ role: 'sso-administrator', audited: false }).output(HistorySchema),
  /** Puts the rights of the secret store's files and folder right. */
  protect: procedure({ role: 'anyone', audited: true }),
  /** What changed, by whomever; a window reads again what it shows of that topic. */
  watch: procedure({ role: 'anyone', audited: false }).output(eventIterator(ChangeSchema)),
};
