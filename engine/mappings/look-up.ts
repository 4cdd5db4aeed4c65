/**
 * Looks up a user's credentials: what programs ask for at run time. Not part of the console contract, no reply of which carries
 * a masked field. Works in every state of the system in which the row's own secret is held: while a re-encryption runs, while
 * the database is an older copy, without the current secret.
 */
import { nameKey } from '../../shared/domain/names.ts';
import { isSsoError, SsoError } from '../../shared/errors.ts';
import { lookUp as findForLookUp, type LookUpRow } from '../credential-db/index.ts';
import type { Caller, EngineParts } from '../parts.ts';
import { canonicalAccount } from '../platform/account.ts';
import { accountHostOf } from '../platform/settings.ts';
import { openFields, type RecordPlace, type SealedUnder } from './sealing.ts';

export interface Credentials {
  readonly application: string;
  readonly account: string;
  readonly externalUser: string;
  /** By ordinal, from 1; field 0 is the external user. */
  readonly fields: ReadonlyMap<number, string>;
}

interface Wanted {
  readonly application: string;
  readonly account: string;
}

interface MappingFound {
  readonly application: string;
  readonly externalUser: string;
  readonly place: RecordPlace;
  readonly under: SealedUnder;
  readonly envelope: Buffer;
}

/** What a look-up is refused for, in the order in which an administrator would ask. */
function requireOpen(row: LookUpRow, input: Wanted): MappingFound {
  const { application_id: applicationId, application_name: application, mapping_id: mappingId } = row;
  if (row.sso_enabled === 0) throw new SsoError('SSO_DISABLED');
  if (applicationId === null || application === null) throw new SsoError('APPLICATION_UNKNOWN', { application: input.application });
  const names = { application, account: input.account };
  if (row.application_enabled === 0) throw new SsoError('APPLICATION_DISABLED', names);
  const { account, external_user: externalUser, revision, secret_version: version, envelope } = row;
  if (mappingId === null || account === null || externalUser === null || revision === null) throw new SsoError('MAPPING_UNKNOWN', names);
  if (row.mapping_enabled === 0) throw new SsoError('MAPPING_DISABLED', names);
  if (envelope === null || version === null) throw new SsoError('CREDENTIALS_MISSING', names);
  const place = { systemId: row.system_id, applicationId, mappingId, account, revision };
  return { application, externalUser, place, under: { version, secretId: row.secret_id }, envelope };
}

/** Leaves a record, whatever comes of it. SSO_DISABLED, APPLICATION_UNKNOWN, APPLICATION_DISABLED, MAPPING_UNKNOWN, MAPPING_DISABLED, CREDENTIALS_MISSING, RECORD_UNREADABLE. */
export async function lookUp(parts: EngineParts, caller: Caller, input: Wanted): Promise<Credentials> {
  const wanted = { application: input.application, account: canonicalAccount(input.account, await accountHostOf(parts)) };
  let [applicationId, result]: [string, string] = ['', 'INTERNAL'];
  try {
    const database = await parts.database();
    const row = await database.readOnce((db) => findForLookUp(db, nameKey(wanted.application), nameKey(wanted.account)));
    applicationId = row.application_id ?? '';
    const credentials = await open(parts, row, wanted);
    result = 'done';
    return credentials;
  } catch (error) {
    if (isSsoError(error)) result = error.code;
    throw error;
  } finally {
    // where no record can be kept this throws, and nothing is handed out
    await parts.lookups.record({ actor: caller.account, applicationId, account: wanted.account, result });
  }
}

async function open(parts: EngineParts, row: LookUpRow, wanted: Wanted): Promise<Credentials> {
  const { application, externalUser, place, under, envelope } = requireOpen(row, wanted);
  const fields = await openFields(parts, under, place, envelope);
  return { application, account: place.account, externalUser, fields };
}
