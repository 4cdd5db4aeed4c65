/** Affiliate applications. No reply holds a credential. */
import { z } from 'zod';
import { NAME_LENGTH, TEXT_LENGTH } from '../../domain/limits.ts';
import { codePoints, isOneLine } from '../../domain/names.ts';
import { procedure } from '../procedure.ts';
import { CountSchema, GuidSchema, nameSchema, PathSchema, TimeSchema } from '../schemas.ts';

const FieldSchema = z.object({ ordinal: CountSchema, label: z.string(), masked: z.boolean(), synchronized: z.boolean() });
const TypeSchema = z.enum(['individual', 'group', 'host-group', 'config-store', 'password-sync-adapter', 'password-sync-group-adapter']);
export const ApplicationSchema = z.object({
  id: GuidSchema,
  name: z.string(),
  type: TypeSchema,
  description: z.string(),
  contact: z.string(),
  enabled: z.boolean(),
  fields: z.array(FieldSchema),
  mappings: CountSchema,
});
export type ApplicationView = z.infer<typeof ApplicationSchema>;

const ChangeableFlagsSchema = z.object({
  windowsInitiated: z.boolean(),
  hostInitiated: z.boolean(),
  validatePassword: z.boolean(),
  disableCredentialCache: z.boolean(),
  allowTickets: z.boolean(),
  validateTickets: z.boolean(),
  timeoutTickets: z.boolean(),
  /** Minutes; null: the system's. Its range has a message of its own: judged by the engine (TICKET_TIMEOUT_INVALID). */
  ticketTimeout: CountSchema.nullable(),
  allowLocalAccounts: z.boolean(),
  directPasswordSync: z.boolean(),
  restrictMappingCreate: z.boolean(),
});
/** `enabled` is no flag here: it has procedures of its own. The last three are locked after creation. */
export const ApplicationFlagsSchema = ChangeableFlagsSchema.extend({
  adminAccountSame: z.boolean(),
  windowsCredentials: z.boolean(),
  restrictedCredentials: z.boolean(),
});
export type ApplicationFlagsView = z.infer<typeof ApplicationFlagsSchema>;

export const ApplicationDetailsSchema = ApplicationSchema.extend({
  /** Access accounts, in their order. */
  administrators: z.array(z.string()),
  users: z.array(z.string()),
  flags: ApplicationFlagsSchema,
  mappings: z.object({ total: CountSchema, enabled: CountSchema, withCredentials: CountSchema }),
  /** Grows with every change: one that was prepared on another revision is refused. */
  revision: CountSchema,
  createdAt: TimeSchema,
});
export type ApplicationDetails = z.infer<typeof ApplicationDetailsSchema>;

const lineSchema = (max: number): z.ZodString =>
  z
    .string()
    .trim()
    .refine((text) => isOneLine(text) && codePoints(text) <= max);
const AccountsSchema = z.array(nameSchema(NAME_LENGTH.account)).max(100);

const ChangeableSchema = z.object({
  description: lineSchema(TEXT_LENGTH.description),
  contact: lineSchema(TEXT_LENGTH.contact),
  administrators: AccountsSchema,
  users: AccountsSchema,
});

/** Name and fields have messages of their own: judged by the engine (APPLICATION_INVALID). */
export const NewApplicationSchema = ChangeableSchema.partial().extend({
  name: z.string().trim().max(1024),
  /** Only `individual`: a file creates the others. */
  type: TypeSchema.default('individual'),
  enabled: z.boolean().default(false),
  /** What is not given is as ENTSSO has it. */
  flags: ApplicationFlagsSchema.partial().default({}),
  /** In their order; the first is the external user, and never masked. */
  fields: z
    .array(z.object({ label: z.string().trim().max(1024), masked: z.boolean(), synchronized: z.boolean().default(false) }))
    .max(1000),
});
export type NewApplication = z.infer<typeof NewApplicationSchema>;

/** Only what is given is changed. */
export const ApplicationChangeSchema = ChangeableSchema.partial().extend({ flags: ChangeableFlagsSchema.partial().default({}) });
export type ApplicationChange = z.infer<typeof ApplicationChangeSchema>;

const IdsSchema = z.array(GuidSchema).min(1).max(1000);
const CHANGE_ERRORS = ['APPLICATION_INVALID', 'ACCOUNT_UNKNOWN', 'ACCOUNT_TWICE', 'TICKET_TIMEOUT_INVALID', 'RECOVERY'] as const;
const administrator = { role: 'application-administrator', audited: true } as const;

export const applicationsContract = {
  /** All of them for who holds a role of the whole system; else those that the caller has a role in. */
  list: procedure({ role: 'application-user', audited: false }).output(z.array(ApplicationSchema)),
  get: procedure({ role: 'application-administrator', audited: false }, ['APPLICATION_UNKNOWN'])
    .input(z.object({ id: GuidSchema }))
    .output(ApplicationDetailsSchema),
  create: procedure({ role: 'sso-affiliate-administrator', audited: true }, [...CHANGE_ERRORS, 'APPLICATION_EXISTS'])
    .input(NewApplicationSchema)
    .output(ApplicationDetailsSchema),
  /**
   * `expectedRevision`: of the application that the change was prepared on (CONFLICT where it is another by now). Another set of
   * application administrators needs the role SSO Affiliate Administrator, other ticket flags that of SSO Administrator.
   */
  update: procedure(administrator, [...CHANGE_ERRORS, 'APPLICATION_UNKNOWN'])
    .input(ApplicationChangeSchema.extend({ id: GuidSchema, expectedRevision: CountSchema }))
    .output(ApplicationDetailsSchema),
  /** All of them, or none; the role is asked for each. `changed` leaves out those that were so already. */
  enable: procedure(administrator, ['APPLICATION_UNKNOWN', 'RECOVERY'])
    .input(z.object({ ids: IdsSchema }))
    .output(z.object({ changed: CountSchema })),
  disable: procedure(administrator, ['APPLICATION_UNKNOWN', 'RECOVERY'])
    .input(z.object({ ids: IdsSchema }))
    .output(z.object({ changed: CountSchema })),
  /** With its fields, accounts, mappings and their credentials. `confirmation`: its name, typed. Answers what went with it. */
  delete: procedure({ role: 'sso-affiliate-administrator', audited: true }, ['APPLICATION_UNKNOWN', 'CONFIRMATION_WRONG', 'RECOVERY'])
    .input(z.object({ id: GuidSchema, confirmation: z.string().max(1024) }))
    .output(z.object({ mappings: CountSchema })),
  /** All of the file's applications, or none. */
  createFromXml: procedure({ role: 'sso-affiliate-administrator', audited: true }, [
    'XML_INVALID',
    'APPLICATION_EXISTS',
    'ACCOUNT_UNKNOWN',
    'ACCOUNT_TWICE',
    'FILE_MISSING',
    'FILE_NOT_READABLE',
    'FILE_TOO_LARGE',
    'PATH_NOT_ABSOLUTE',
  ])
    .input(z.object({ path: PathSchema }))
    .output(z.object({ created: z.array(z.string()) })),
};
