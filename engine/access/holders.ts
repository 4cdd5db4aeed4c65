/** Who holds which role, by the rows of `access_account` whose rights MAC fits. Accounts are compared by their key. */
import { nameKey } from '../../shared/domain/names.ts';
import { satisfies, type RequiredRole, type Role } from '../../shared/domain/roles.ts';
import { isSsoError } from '../../shared/errors.ts';
import { system } from '../credential-db/index.ts';
import type { Db } from '../credential-db/schema.ts';
import { isRolledBack } from '../master-secret/fit.ts';
import type { Caller, EngineParts } from '../parts.ts';
import { checkRights } from './rights-mac.ts';
import { accountRights, type AccountRow } from './rights-rows.ts';
import { PAST_OPENING } from '../secret-store/index.ts';

/** `application_key` null: a role of the whole system. */
type HolderRow = Pick<AccountRow, 'role' | 'account' | 'account_key' | 'application_id'> & { readonly application_key: string | null };

/**
 * What the database says of rights is worth. `proven`: sealed under a secret that the store has. `unproven`: there is no store that could
 * tell, or the database is an older copy, whose seals fit and whose word may be yesterday's. `altered`: somebody without the secret has had
 * a hand in it, or it is sealed under one that the ring lacks, where whoever may write there could name any.
 */
type Worth = 'proven' | 'unproven' | 'altered';

/** `rows` null: the database's word cannot be had, or cannot be trusted. */
export interface Holders {
  readonly rows: readonly HolderRow[] | null;
  readonly proven: boolean;
}

async function worthOf(parts: EngineParts, db: Db): Promise<Worth> {
  try {
    const contents = await parts.ring.contents();
    if ((await checkRights(db, contents.ring, accountRights))?.length !== 0) return 'altered';
    return isRolledBack(await system.readSystem(db), contents) ? 'unproven' : 'proven';
  } catch (error) {
    if (isSsoError(error, 'STORE_MISSING', ...PAST_OPENING)) return 'unproven';
    if (isSsoError(error)) return 'proven';
    throw error;
  }
}

/** A row of an application that is gone gives nothing. */
async function holderRows(db: Db): Promise<readonly HolderRow[]> {
  const rows = await db
    .selectFrom('access_account')
    .leftJoin('application', 'application.id', 'access_account.application_id')
    .select(['role', 'account', 'account_key', 'application_id', 'application.name_key as application_key'])
    .orderBy('position')
    .orderBy('access_account.id')
    .execute();
  return rows.filter((row) => row.application_id === '' || row.application_key !== null);
}

export async function readHolders(parts: EngineParts): Promise<Holders> {
  try {
    const database = await parts.database();
    return await database.read(async (db) => {
      const worth = await worthOf(parts, db);
      return { rows: worth === 'altered' ? null : await holderRows(db), proven: worth === 'proven' };
    });
  } catch (error) {
    if (isSsoError(error)) return { rows: null, proven: false };
    throw error;
  }
}

/** An application as a call names it. A name that looks like an id is a name. */
export type NamedApplication = { readonly name: string } | { readonly id: string };

/** The application that is asked about: its own accounts count beside those of the whole system. `any`: whichever it is. */
export type Scope = NamedApplication | 'system' | 'any';

function isOf(scope: Scope): (row: HolderRow) => boolean {
  if (typeof scope !== 'object') return () => scope === 'any';
  if ('id' in scope) return (row) => row.application_id === scope.id;
  const key = nameKey(scope.name);
  return (row) => row.application_key === key;
}

const inScope = (scope: Scope) => {
  const isOfScope = isOf(scope);
  return (row: HolderRow): boolean => row.application_key === null || isOfScope(row);
};

const keysOf = ({ account, groups }: Caller): ReadonlySet<string> => new Set([account, ...groups].map(nameKey));

export function rolesIn({ rows }: Holders, caller: Caller, scope: Scope): readonly Role[] {
  const keys = keysOf(caller);
  const held = (rows ?? []).filter((row) => inScope(scope)(row) && keys.has(row.account_key)).map(({ role }) => role);
  return [...new Set(held)];
}

/** Keys of the applications that give the caller a role of their own. */
export function applicationsIn({ rows }: Holders, caller: Caller): ReadonlySet<string> {
  const keys = keysOf(caller);
  return new Set((rows ?? []).flatMap((row) => (row.application_key !== null && keys.has(row.account_key) ? [row.application_key] : [])));
}

/** Accounts that hold what is required, for the message of a refusal. */
export function holdersOf({ rows }: Holders, required: RequiredRole, scope: Scope): readonly string[] {
  const fitting = (rows ?? []).filter((row) => inScope(scope)(row) && satisfies([row.role], required));
  return [...new Set(fitting.map(({ account }) => account))];
}
