/** Affiliate applications and their mappings. No reply holds a masked field. */
import { z } from 'zod';
import { eventIterator } from '@orpc/contract';
import { procedure } from '../procedure.ts';
import { CountSchema, GuidSchema, PathSchema, secretInputs } from '../schemas.ts';

const FieldSchema = z.object({ ordinal: CountSchema, label: z.string(), masked: z.boolean(), synchronized: z.boolean() });
export const ApplicationSchema = z.object({
  id: GuidSchema,
  name: z.string(),
  type: z.enum(['individual', 'group', 'host-group', 'config-store', 'password-sync-adapter', 'password-sync-group-adapter']),
  description: z.string(),
  contact: z.string(),
  enabled: z.boolean(),
  fields: z.array(FieldSchema),
  mappings: CountSchema,
});
export type ApplicationView = z.infer<typeof ApplicationSchema>;

export const MappingSchema = z.object({
  application: z.string(),
  account: z.string(),
  externalUser: z.string(),
  enabled: z.boolean(),
  hasCredentials: z.boolean(),
  secretVersion: CountSchema.nullable(),
});

export const ImportProgressSchema = z.object({
  phase: z.enum(['checking', 'writing', 'finished']),
  lines: CountSchema,
  mappingsCreated: CountSchema,
  credentialsSet: CountSchema,
});
export type ImportProgress = z.infer<typeof ImportProgressSchema>;

/** In the order of the fields from ordinal 1 on; the engine judges number and length. */
const ValuesSchema = z.array(z.string().max(65_536)).max(100).register(secretInputs, { secret: true });
const OwnCredentialsSchema = z.object({
  application: z.string(),
  /** Creates the mapping where there is none; where there is one, its external user changes. */
  externalUser: z.string().optional(),
  values: ValuesSchema,
});
const CredentialsSetSchema = z.object({ created: z.boolean(), secretVersion: CountSchema });

const SET_ERRORS = [
  'APPLICATION_UNKNOWN',
  'MAPPING_UNKNOWN',
  'MAPPING_EXISTS',
  'CREDENTIALS_INVALID',
  'NO_SECRET',
  'RECOVERY',
  'SECRET_STALE',
  'SECRET_WORN',
] as const;

export const applicationsContract = {
  /** All of them for who holds a role of the whole system; else those that the caller has a role in. */
  list: procedure({ role: 'application-user', audited: false }).output(z.array(ApplicationSchema)),
  /** All of the file's applications, or none. */
  createFromXml: procedure({ role: 'sso-affiliate-administrator', audited: true }, [
    'XML_INVALID',
    'APPLICATION_EXISTS',
    'FILE_MISSING',
    'FILE_NOT_READABLE',
    'FILE_TOO_LARGE',
    'PATH_NOT_ABSOLUTE',
  ])
    .input(z.object({ path: PathSchema }))
    .output(z.object({ created: z.array(z.string()) })),
};

export const mappingsContract = {
  /** Keyset page in the order of the account's key; `after` is the account of the row before. */
  list: procedure({ role: 'application-administrator', audited: false }, ['APPLICATION_UNKNOWN'])
    .input(z.object({ application: z.string(), after: z.string().optional(), limit: z.number().int().min(1).max(500).default(100) }))
    .output(z.array(MappingSchema)),
  /** The caller's own, of every application. */
  listOwn: procedure({ role: 'application-user', audited: false }).output(z.array(MappingSchema)),
  setCredentials: procedure({ role: 'application-administrator', audited: true }, SET_ERRORS)
    .input(OwnCredentialsSchema.extend({ account: z.string().trim().min(1) }))
    .output(CredentialsSetSchema),
  setOwnCredentials: procedure({ role: 'application-user', audited: true }, SET_ERRORS)
    .input(OwnCredentialsSchema)
    .output(CredentialsSetSchema),
  importCredentials: procedure({ role: 'sso-affiliate-administrator', audited: true }, [
    'CSV_INVALID',
    'APPLICATION_UNKNOWN',
    'FILE_MISSING',
    'FILE_NOT_READABLE',
    'PATH_NOT_ABSOLUTE',
    'NO_SECRET',
    'RECOVERY',
    'SECRET_STALE',
    'SECRET_WORN',
    'OPERATION_ACTIVE',
    'MAPPING_EXISTS',
  ])
    .input(z.object({ path: PathSchema }))
    .output(eventIterator(ImportProgressSchema)),
};
