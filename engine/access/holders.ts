/** Who holds which role, by the rows of `access_account` whose rights MAC fits. Accounts are compared by their key. */
import { nameKey } from '../../shared/domain/names.ts';
import { satisfies, type RequiredRole, type Role } from '../../shared/domain/roles.ts';
import { isSsoError } from '../../shared/errors.ts';
import type { Db } from '../credential-db/schema.ts';
import type { Caller, EngineParts } from '../parts.ts';
import { checkRights } from './rights-mac.ts';
import type { AccountRow } from './rights-rows.ts';

/** `rows` null: the database's word cannot be had, or cannot be trusted. */
export interface Holders {
  readonly rows: readonly Pick<AccountRow, 'role' | 'account' | 'account_key' | 'application_id'>[] | null;
}

/** True where rows that say who may do what were altered. A ring that cannot be read proves nothing either way. */
async function areAltered(parts: EngineParts, db: Db): Promise<boolean> {
  try {
    const { ring } = await parts.ring.contents();
    const altered = await checkRights(db, ring);
    return altered?.some(({ table }) => table !== 'application') ?? false;
  } catch (error) {
    if (isSsoError(error)) return false;
    throw error;
  }
}

export async function readHolders(parts: EngineParts): Promise<Holders> {
  try {
    const database = await parts.database();
    return await database.read(async (db) => {
      if (await areAltered(parts, db)) return { rows: null };
      return { rows: await db.selectFrom('access_account').selectAll().orderBy('position').orderBy('id').execute() };
    });
  } catch (error) {
    if (isSsoError(error)) return { rows: null };
    throw error;
  }
}

/** Roles of the whole system only: a role in one application says nothing about another. */
const ofSystem = ({ application_id: id }: { application_id: string }): boolean => id === '';

export function systemRoles({ rows }: Holders, caller: Caller): readonly Role[] {
  const keys = new Set([caller.account, ...caller.groups].map(nameKey));
  const held = (rows ?? []).filter((row) => ofSystem(row) && keys.has(row.account_key)).map(({ role }) => role);
  return [...new Set(held)];
}

/** Accounts that hold what is required, for the message of a refusal. */
export function holdersOf({ rows }: Holders, required: RequiredRole): readonly string[] {
  const fitting = (rows ?? []).filter((row) => ofSystem(row) && satisfies([row.role], required));
  return [...new Set(fitting.map(({ account }) => account))];
}
