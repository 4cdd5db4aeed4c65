/** All that a look-up needs to know, in one statement: the way that programs take thousands of times a second. */
import { CompiledQuery } from 'kysely';
import type { Guid } from '../../../shared/domain/names.ts';
import { SsoError } from '../../../shared/errors.ts';
import type { Db } from '../schema.ts';

/** Null where there is no such application, no such mapping, or no credentials in it. */
export interface LookUpRow {
  readonly system_id: Guid;
  readonly sso_enabled: 0 | 1;
  readonly application_id: Guid | null;
  readonly application_name: string | null;
  readonly application_enabled: 0 | 1 | null;
  readonly mapping_id: number | null;
  readonly account: string | null;
  readonly external_user: string | null;
  readonly mapping_enabled: 0 | 1 | null;
  readonly revision: number | null;
  readonly secret_version: number | null;
  readonly secret_id: Guid | null;
  readonly envelope: Buffer | null;
}

/** Written out: a query builder would compile it anew for every look-up. */
const LOOK_UP = `
  select system.system_id, system.sso_enabled,
    application.id as application_id, application.name as application_name, application.enabled as application_enabled,
    mapping.id as mapping_id, mapping.account, mapping.external_user, mapping.enabled as mapping_enabled,
    mapping.revision, mapping.secret_version, secret.id as secret_id, mapping.envelope
  from system
    left join application on application.name_key = ?
    left join mapping on mapping.application_id = application.id and mapping.account_key = ?
    left join secret on secret.version = mapping.secret_version`;

/** One statement is one snapshot: `CredentialDatabase.readOnce` is enough for it. */
export async function lookUp(db: Db, applicationKey: string, accountKey: string): Promise<LookUpRow> {
  const { rows } = await db.executeQuery<LookUpRow>(CompiledQuery.raw(LOOK_UP, [applicationKey, accountKey]));
  const [row] = rows;
  if (!row) throw new SsoError('DATABASE_DAMAGED', { fault: 'the row of the SSO system is missing' });
  return row;
}
