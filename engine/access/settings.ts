/** What applies to the whole SSO system, as its database has it. */
import type { SettingsView } from '../../shared/contract/console/settings.ts';
import type { Role } from '../../shared/domain/roles.ts';
import { access, system } from '../credential-db/index.ts';
import type { Db } from '../credential-db/schema.ts';
import type { EngineParts } from '../parts.ts';

async function settingsOf(db: Db): Promise<SettingsView> {
  const row = await system.readSystem(db);
  const accounts = await access.listAccounts(db, '');
  const holding = (role: Role): string[] => accounts.filter((held) => held.role === role).map(({ account }) => account);
  return {
    administrators: holding('sso-administrator'),
    affiliateAdministrators: holding('sso-affiliate-administrator'),
    auditDeletedApplications: row.audit_deleted_applications,
    auditDeletedMappings: row.audit_deleted_mappings,
    auditLookups: row.audit_lookups,
    auditLevelPositive: row.audit_level_positive,
    auditLevelNegative: row.audit_level_negative,
    ticketTimeout: row.ticket_timeout,
    credentialCacheTimeout: row.credential_cache_timeout,
    allowTickets: row.allow_tickets === 1,
    validateTickets: row.validate_tickets === 1,
    allowHostInitiated: row.allow_host_initiated === 1,
    secretMaximumAge: row.secret_maximum_age,
    secretRemindAhead: row.secret_remind_ahead,
    ssoEnabled: row.sso_enabled === 1,
    revision: row.change_counter,
  };
}

export async function readSystemSettings(parts: EngineParts): Promise<SettingsView> {
  const database = await parts.database();
  return database.read(settingsOf);
}
