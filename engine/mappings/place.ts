/** The row that credentials belong to, and whether it may be made: account and external user are one another's only. */
import { NAME_LENGTH } from '../../shared/domain/limits.ts';
import { codePoints, isOneLine, nameKey } from '../../shared/domain/names.ts';
import { SsoError } from '../../shared/errors.ts';
import { mappings } from '../credential-db/index.ts';
import type { ApplicationTable, Db } from '../credential-db/schema.ts';
import { holdersOfUsers } from './external-users.ts';

export interface ExternalUser {
  readonly user: string;
  readonly key: string;
}

/** Null where none is written. CREDENTIALS_INVALID {application, problem}. */
export function externalUserOf(application: string, written: string | undefined): ExternalUser | null {
  const user = written?.trim().normalize('NFC') ?? '';
  if (user === '') return null;
  if (!isOneLine(user)) throw new SsoError('CREDENTIALS_INVALID', { application, problem: 'external-user-characters' });
  if (codePoints(user) > NAME_LENGTH.externalUser)
    throw new SsoError('CREDENTIALS_INVALID', { application, problem: 'external-user-long', max: NAME_LENGTH.externalUser });
  return { user, key: nameKey(user) };
}

/** CREDENTIALS_INVALID {application, problem: `application-type`}: a group's mapping is of another kind. */
export function requireIndividual({ name, type }: ApplicationTable): void {
  if (type !== 'individual') throw new SsoError('CREDENTIALS_INVALID', { application: name, problem: 'application-type' });
}

/** MAPPING_EXISTS {application, externalUser, account}: an external user belongs to one account of an individual application. */
export async function requireFreeExternalUser(
  db: Db,
  application: ApplicationTable,
  external: ExternalUser,
  accountKey: string,
): Promise<void> {
  const holder = (await holdersOfUsers(db, application.id, [external.key])).get(external.key);
  if (holder && holder.accountKey !== accountKey)
    throw new SsoError('MAPPING_EXISTS', { application: application.name, externalUser: external.user, account: holder.account });
}

export interface Place {
  readonly id: number;
  readonly revision: number;
  readonly account: string;
  readonly created: boolean;
}

export interface NewPlace {
  readonly application: ApplicationTable;
  readonly account: string;
  readonly external: ExternalUser;
  readonly enabled: boolean;
}

/** A mapping without credentials. MAPPING_EXISTS where the account has one. */
export async function insertPlace(db: Db, { application, account, external, enabled }: NewPlace): Promise<Place> {
  const id = await mappings.allocateMappingIds(db, 1);
  await mappings.insertMappings(db, [
    {
      id,
      application_id: application.id,
      account,
      account_key: nameKey(account),
      external_user: external.user,
      external_key: external.key,
      enabled: enabled ? 1 : 0,
      revision: 0,
      secret_version: null,
      envelope: null,
      change_counter: 0,
    },
  ]);
  return { id, revision: 0, account, created: true };
}
