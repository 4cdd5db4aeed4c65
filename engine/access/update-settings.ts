/**
 * Changes what applies to the whole SSO system: all that is given, or nothing. Whoever does it has to stay an administrator
 * (ENTSSO 10597), so that nobody locks everybody out by a slip; accounts that this machine can judge have to exist.
 */
import type { SettingsChange, SettingsView } from '../../shared/contract/console/settings.ts';
import { TICKET_TIMEOUT_MINUTES } from '../../shared/domain/limits.ts';
import { isSsoError, SsoError } from '../../shared/errors.ts';
import { auditedChange, chainOf, orderTables, pruneTablesOnce } from '../audit/index.ts';
import { access, system } from '../credential-db/index.ts';
import type { Db, SystemTable } from '../credential-db/schema.ts';
import { requireFit } from '../master-secret/fit.ts';
import type { Caller, EngineParts } from '../parts.ts';
import { knownAccounts } from './known-accounts.ts';
import { requireCaller } from './require-caller.ts';
import { changeRights } from './rights-mac.ts';
import { readSystemSettings } from './settings.ts';

function requireTicketTimeout(minutes: number | undefined): void {
  const { min, max } = TICKET_TIMEOUT_MINUTES;
  if (minutes !== undefined && (minutes < min || minutes > max)) throw new SsoError('TICKET_TIMEOUT_INVALID', { min, max });
}

/** Two settings that have to fit each other, whichever of them is changed. REMIND_AHEAD_INVALID {max}. */
function requireRemindAhead(row: SystemTable, { secretMaximumAge, secretRemindAhead }: SettingsChange): void {
  const max = (secretMaximumAge ?? row.secret_maximum_age) - 1;
  if ((secretRemindAhead ?? row.secret_remind_ahead) > max) throw new SsoError('REMIND_AHEAD_INVALID', { max });
}

async function judged(parts: EngineParts, caller: Caller, change: SettingsChange): Promise<SettingsChange> {
  requireTicketTimeout(change.ticketTimeout);
  const administrators = change.administrators && (await knownAccounts(parts, change.administrators));
  const affiliateAdministrators = change.affiliateAdministrators && (await knownAccounts(parts, change.affiliateAdministrators));
  if (administrators) requireCaller(caller, administrators);
  return {
    ...change,
    ...(administrators && { administrators }),
    ...(affiliateAdministrators && { affiliateAdministrators }),
  };
}

const flag = (on: boolean): 0 | 1 => (on ? 1 : 0);

function columnsOf(change: SettingsChange): Parameters<typeof system.setSettings>[1] {
  const { ticketTimeout, credentialCacheTimeout, auditDeletedApplications, auditDeletedMappings, auditLookups } = change;
  const { auditLevelPositive, auditLevelNegative } = change;
  const { allowTickets, validateTickets, allowHostInitiated, secretMaximumAge, secretRemindAhead } = change;
  return {
    ...(ticketTimeout !== undefined && { ticket_timeout: ticketTimeout }),
    ...(credentialCacheTimeout !== undefined && { credential_cache_timeout: credentialCacheTimeout }),
    ...(auditDeletedApplications !== undefined && { audit_deleted_applications: auditDeletedApplications }),
    ...(auditDeletedMappings !== undefined && { audit_deleted_mappings: auditDeletedMappings }),
    ...(auditLookups !== undefined && { audit_lookups: auditLookups }),
    ...(auditLevelPositive !== undefined && { audit_level_positive: auditLevelPositive }),
    ...(auditLevelNegative !== undefined && { audit_level_negative: auditLevelNegative }),
    ...(allowTickets !== undefined && { allow_tickets: flag(allowTickets) }),
    ...(validateTickets !== undefined && { validate_tickets: flag(validateTickets) }),
    ...(allowHostInitiated !== undefined && { allow_host_initiated: flag(allowHostInitiated) }),
    ...(secretMaximumAge !== undefined && { secret_maximum_age: secretMaximumAge }),
    ...(secretRemindAhead !== undefined && { secret_remind_ahead: secretRemindAhead }),
  };
}

async function write(db: Db, change: SettingsChange): Promise<void> {
  if (change.administrators) await access.replaceAccounts(db, 'sso-administrator', change.administrators);
  if (change.affiliateAdministrators) await access.replaceAccounts(db, 'sso-affiliate-administrator', change.affiliateAdministrators);
  await system.setSettings(db, columnsOf(change));
}

/** For the audit: what was set, and to what. */
const told = (change: SettingsChange): string[] =>
  Object.entries(change).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}: ${Array.isArray(value) ? value.join('; ') : String(value)}`],
  );

/** A table that was much longer than it is to be now goes on in small steps; where that stops, whoever opens the database goes on. */
async function shortened(parts: EngineParts): Promise<void> {
  try {
    await orderTables(parts);
  } catch (error) {
    if (!isSsoError(error)) throw error;
  }
}

export type SettingsUpdate = SettingsChange & { readonly expectedRevision?: number | undefined };

/** ACCOUNT_*, CALLER_NOT_ADMINISTRATOR, TICKET_TIMEOUT_INVALID, REMIND_AHEAD_INVALID; CONFLICT where somebody else changed them since. */
export async function updateSystemSettings(parts: EngineParts, caller: Caller, update: SettingsUpdate): Promise<SettingsView> {
  const { expectedRevision, ...given } = update;
  const change = await judged(parts, caller, given);
  const [contents, { systemName }] = [await parts.ring.contents(), await parts.settings()];
  await auditedChange(parts, caller, 'system.update', [systemName, ...told(change)], async (db) => {
    const row = await system.readSystem(db);
    requireFit(row, contents);
    if (expectedRevision !== undefined && expectedRevision !== row.change_counter) throw new SsoError('CONFLICT');
    requireRemindAhead(row, change);
    await changeRights(db, contents.ring, () => write(db, change));
    await pruneTablesOnce(db, chainOf(contents));
  });
  await shortened(parts);
  return readSystemSettings(parts);
}
