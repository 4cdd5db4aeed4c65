/** What applies to the whole SSO system: who administers it, time-outs, sizes of the audit tables, tickets, the age of the master secret. ENTSSO calls it global info. */
import { z } from 'zod';
import { AUDIT_LEVEL } from '../../domain/audit-levels.ts';
import { AUDIT_SIZE_MAX, CREDENTIAL_CACHE_MINUTES, NAME_LENGTH, SECRET_AGE_DAYS } from '../../domain/limits.ts';
import { CountSchema, nameSchema } from '../schemas.ts';

const AccountsSchema = z.array(nameSchema(NAME_LENGTH.account)).max(100);
const AuditSizeSchema = CountSchema.max(AUDIT_SIZE_MAX);
const AuditLevelSchema = CountSchema.max(AUDIT_LEVEL.max);

/** Time-outs in minutes, audit sizes in records, ages in days. */
const ChangeableSchema = z.object({
  /** Operating-system users or groups; the caller has to stay one of them, by himself or by a group. */
  administrators: AccountsSchema.min(1),
  affiliateAdministrators: AccountsSchema,
  auditDeletedApplications: AuditSizeSchema,
  auditDeletedMappings: AuditSizeSchema,
  auditLookups: AuditSizeSchema,
  /** Of what was done, and of what was refused or failed: how much goes into the operating system's log too. */
  auditLevelPositive: AuditLevelSchema,
  auditLevelNegative: AuditLevelSchema,
  /** Its range has a message of its own: judged by the engine (TICKET_TIMEOUT_INVALID). */
  ticketTimeout: CountSchema,
  credentialCacheTimeout: z.number().int().min(CREDENTIAL_CACHE_MINUTES.min).max(CREDENTIAL_CACHE_MINUTES.max),
  allowTickets: z.boolean(),
  validateTickets: z.boolean(),
  allowHostInitiated: z.boolean(),
  secretMaximumAge: z.number().int().min(SECRET_AGE_DAYS.min).max(SECRET_AGE_DAYS.max),
  /** Days before the maximum age from which on it is told; fewer than those of the maximum age (REMIND_AHEAD_INVALID). */
  secretRemindAhead: CountSchema,
});

export const SettingsSchema = ChangeableSchema.extend({
  ssoEnabled: z.boolean(),
  /** Changes with every change: a change that was prepared on another one is refused. */
  revision: CountSchema,
});
export type SettingsView = z.infer<typeof SettingsSchema>;

/** Only what is given is changed. Single sign-on itself is switched by `enable` and `disable`. */
export const SettingsChangeSchema = ChangeableSchema.partial();
export type SettingsChange = z.infer<typeof SettingsChangeSchema>;

export const SETTINGS_ERRORS = [
  'ACCOUNT_UNKNOWN',
  'ACCOUNT_TWICE',
  'CALLER_NOT_ADMINISTRATOR',
  'TICKET_TIMEOUT_INVALID',
  'REMIND_AHEAD_INVALID',
  'RECOVERY',
] as const;
