/** The SSO servers: how each one is, as far as one machine can tell. */
import { z } from 'zod';
import { SECRET_STATES } from '../../domain/secret-states.ts';
import { procedure } from '../procedure.ts';
import { CountSchema, GuidSchema, TimeSchema } from '../schemas.ts';

/** `online`: it opens the secret store and the credential database. `offline`: one of the two it does not. */
export const SERVER_STATUSES = ['online', 'offline'] as const;

/** Outcomes in its audit: done, refused, failed. `since`: when they were last reset, null where never. */
const EventCountsSchema = z.object({
  information: CountSchema,
  warning: CountSchema,
  error: CountSchema,
  since: TimeSchema.nullable(),
});

/** ENTSSO's columns. All of it is as of `at`. */
export const ServerSchema = z.object({
  id: GuidSchema,
  name: z.string(),
  status: z.enum(SERVER_STATUSES),
  at: TimeSchema,
  /** Fully qualified, where the machine has such a name. */
  host: z.string(),
  serviceAccount: z.string(),
  /** Path of the credential database. */
  database: z.string(),
  masterSecretServer: z.boolean().nullable(),
  /** Version of the current master secret, null where this server does not hold it. */
  secretVersion: CountSchema.nullable(),
  /** Whether Password Synchronization is installed; null where this product has no such part. */
  passwordSync: z.boolean().nullable(),
  computer: z.string(),
  /** Null while the audit cannot be read. */
  events: EventCountsSchema.nullable(),
  version: z.string(),
  /** Of the processor, as Node names it: `x64`, `arm64`. */
  architecture: z.string(),
});
export type ServerView = z.infer<typeof ServerSchema>;

export const ServerPropertiesSchema = ServerSchema.extend({
  /** By name; null while the credential database cannot be read. */
  masterSecretServerName: z.string().nullable(),
  /** The code of the error that keeps it from opening, null where it opens. */
  storeError: z.string().nullable(),
  databaseError: z.string().nullable(),
  databaseDetail: z.object({ kind: z.enum(['sqlite']), bytes: CountSchema.nullable(), schemaVersion: CountSchema.nullable() }),
  /** `uptime` in seconds. */
  process: z.object({ id: CountSchema, uptime: CountSchema, node: z.string(), dataFolder: z.string() }),
  /** Versions in its key ring, oldest first. */
  secrets: z.array(z.object({ version: CountSchema, id: GuidSchema, state: z.enum(SECRET_STATES), createdAt: TimeSchema })),
});
export type ServerProperties = z.infer<typeof ServerPropertiesSchema>;

const IdSchema = z.object({ id: GuidSchema });

export const serversContract = {
  /** Fails for nothing that it finds: what cannot be read is null. NOT_CONFIGURED before there is a system. */
  list: procedure({ role: 'anyone', audited: false }).output(z.array(ServerSchema)),
  /** CONFLICT where there is no such server any more. */
  get: procedure({ role: 'anyone', audited: false }).input(IdSchema).output(ServerPropertiesSchema),
  /** From here on its events are counted anew; no record is lost. */
  resetCounts: procedure({ role: 'sso-administrator', audited: true }).input(IdSchema),
};
