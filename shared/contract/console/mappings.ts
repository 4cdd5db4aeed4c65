/** Mappings: one user of one application. No reply holds a masked field. Every input names its application by `application`, its name. */
import { z } from 'zod';
import { eventIterator } from '@orpc/contract';
import { MAPPINGS_AT_ONCE, NAME_LENGTH, PAGE_ROWS_MAX } from '../../domain/limits.ts';
import { procedure } from '../procedure.ts';
import { CountSchema, nameSchema, PathSchema, secretInputs } from '../schemas.ts';

export const MappingSchema = z.object({
  application: z.string(),
  account: z.string(),
  externalUser: z.string(),
  enabled: z.boolean(),
  hasCredentials: z.boolean(),
  secretVersion: CountSchema.nullable(),
});

/** `id` is never used again; `revision` grows with every change of the row. */
export const MappingRowSchema = MappingSchema.omit({ application: true }).extend({ id: CountSchema, revision: CountSchema });
export type MappingRowView = z.infer<typeof MappingRowSchema>;

export const MAPPING_SORTS = ['account', 'externalUser', 'enabled', 'secretVersion'] as const;
export type MappingSort = (typeof MAPPING_SORTS)[number];

const PageSchema = z.object({
  application: z.string(),
  offset: CountSchema.default(0),
  limit: z.number().int().min(1).max(PAGE_ROWS_MAX).default(100),
  sort: z.enum(MAPPING_SORTS).default('account'),
  direction: z.enum(['asc', 'desc']).default('asc'),
  /** Stands in the account or in the external user, whatever the case of its letters; empty: all. */
  filter: z
    .string()
    .max(2 * NAME_LENGTH.account)
    .default(''),
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

const IdsSchema = z.array(CountSchema).min(1).max(MAPPINGS_AT_ONCE);

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

const administrator = { role: 'application-administrator', audited: true } as const;

export const mappingsContract = {
  /** Keyset page in the order of the account's key; `after` is the account of the row before. */
  list: procedure({ role: 'application-administrator', audited: false }, ['APPLICATION_UNKNOWN'])
    .input(z.object({ application: z.string(), after: z.string().optional(), limit: z.number().int().min(1).max(500).default(100) }))
    .output(z.array(MappingSchema)),
  /** Any page of one application's mappings, by its offset; `total` is of all that the filter lets pass. */
  page: procedure({ role: 'application-administrator', audited: false }, ['APPLICATION_UNKNOWN'])
    .input(PageSchema)
    .output(z.object({ total: CountSchema, rows: z.array(MappingRowSchema) })),
  find: procedure({ role: 'application-administrator', audited: false }, ['APPLICATION_UNKNOWN', 'MAPPING_UNKNOWN'])
    .input(z.object({ application: z.string(), account: nameSchema(NAME_LENGTH.account) }))
    .output(MappingRowSchema),
  /** The caller's own, of every application. */
  listOwn: procedure({ role: 'application-user', audited: false }).output(z.array(MappingSchema)),
  /** Without `values` it has no credentials yet. MAPPING_EXISTS where the account or the external user has one. */
  create: procedure(administrator, SET_ERRORS)
    .input(
      z.object({
        application: z.string(),
        account: nameSchema(NAME_LENGTH.account),
        externalUser: z.string(),
        values: ValuesSchema.optional(),
        enabled: z.boolean().default(true),
      }),
    )
    .output(MappingRowSchema),
  setCredentials: procedure(administrator, SET_ERRORS)
    .input(OwnCredentialsSchema.extend({ account: nameSchema(NAME_LENGTH.account) }))
    .output(CredentialsSetSchema),
  setOwnCredentials: procedure({ role: 'application-user', audited: true }, SET_ERRORS)
    .input(OwnCredentialsSchema)
    .output(CredentialsSetSchema),
  /** All of them or none: CONFLICT where one is gone. `changed` leaves out those that were so already. */
  setEnabled: procedure(administrator, ['APPLICATION_UNKNOWN'])
    .input(z.object({ application: z.string(), ids: IdsSchema, enabled: z.boolean() }))
    .output(z.object({ changed: CountSchema })),
  /** With their credentials, and what was set aside of them; all or none. `confirmation`: their number, typed. */
  delete: procedure(administrator, ['APPLICATION_UNKNOWN', 'CONFIRMATION_WRONG'])
    .input(z.object({ application: z.string(), ids: IdsSchema, confirmation: z.string().max(64) }))
    .output(z.object({ deleted: CountSchema })),
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
