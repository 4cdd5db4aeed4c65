/**
 * Looks up a user's credentials: what programs ask for at run time. Not part of the console contract, no reply of which carries
 * a masked field. Works in every state of the system in which the row's own secret is held: while a re-encryption runs, while
 * the database is an older copy, without the current secret.
 */
import { nameKey, normaliseAccount } from '../../shared/domain/names.ts';
import { SsoError } from '../../shared/errors.ts';
import { requireApplication } from '../applications/index.ts';
import { mappings, system } from '../credential-db/index.ts';
import type { EngineParts } from '../parts.ts';
import { hostName } from '../platform/account.ts';
import { openFields } from './sealing.ts';

export interface Credentials {
  readonly application: string;
  readonly account: string;
  readonly externalUser: string;
  /** By ordinal, from 1; field 0 is the external user. */
  readonly fields: ReadonlyMap<number, string>;
}

/** SSO_DISABLED, APPLICATION_UNKNOWN, APPLICATION_DISABLED, MAPPING_UNKNOWN, MAPPING_DISABLED, CREDENTIALS_MISSING, RECORD_UNREADABLE. */
export async function lookUp(parts: EngineParts, input: { application: string; account: string }): Promise<Credentials> {
  const database = await parts.database();
  return database.read(async (db) => {
    const { sso_enabled: enabled, system_id: systemId } = await system.readSystem(db);
    if (enabled === 0) throw new SsoError('SSO_DISABLED');
    const application = await requireApplication(db, input.application);
    const account = normaliseAccount(input.account, hostName());
    const names = { application: application.name, account };
    if (application.enabled === 0) throw new SsoError('APPLICATION_DISABLED', names);
    const row = await mappings.findMapping(db, application.id, nameKey(account));
    if (!row) throw new SsoError('MAPPING_UNKNOWN', names);
    if (row.enabled === 0) throw new SsoError('MAPPING_DISABLED', names);
    if (!row.envelope) throw new SsoError('CREDENTIALS_MISSING', names);
    const fields = await openFields(parts, db, systemId, row);
    return { application: application.name, account: row.account, externalUser: row.external_user, fields };
  });
}
