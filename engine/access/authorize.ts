/**
 * May this caller do that? The database's access accounts say so. Where its word cannot be had (away, damaged, gone) or trusted
 * (its rights rows were altered), whoever may read the secret store counts as SSO Administrator: whoever holds the keys can do
 * everything anyway, and somebody has to be able to put the database back. Where no service stands between, console and tools
 * run as the account that owns the data folder, so roles are guard rails there, not walls (DESIGN §7).
 */
import { satisfies, type RequiredRole, type Role } from '../../shared/domain/roles.ts';
import { isSsoError, SsoError } from '../../shared/errors.ts';
import type { Caller, EngineParts } from '../parts.ts';
import { holdersOf, readHolders, systemRoles, type Holders } from './holders.ts';

/** A store that is gone or damaged is judged by its folder: whoever made that could read it. Windows has no owner number; there the folder's ACL has decided. */
async function ownsFolder({ fileSystem, folder }: EngineParts): Promise<boolean> {
  const me = process.getuid?.();
  const facts = await fileSystem.facts(folder.root);
  return facts !== null && (me === undefined || me === 0 || facts.uid === me);
}

/** Throws STORE_UNREACHABLE {owner} where this account may not read the store. */
async function readsStore(parts: EngineParts): Promise<boolean> {
  try {
    await (await parts.store()).read();
    return true;
  } catch (error) {
    if (!isSsoError(error) || isSsoError(error, 'STORE_UNREACHABLE')) throw error;
    return ownsFolder(parts);
  }
}

async function heldBy(parts: EngineParts, caller: Caller, holders: Holders): Promise<readonly Role[]> {
  if (holders.rows) return systemRoles(holders, caller);
  return (await readsStore(parts)) ? ['sso-administrator'] : [];
}

/** The roles that the caller holds in the whole system; none before there is a system. */
export async function rolesOf(parts: EngineParts, caller: Caller): Promise<readonly Role[]> {
  try {
    await parts.settings();
    return await heldBy(parts, caller, await readHolders(parts));
  } catch (error) {
    if (isSsoError(error, 'NOT_CONFIGURED', 'STORE_UNREACHABLE')) return [];
    throw error;
  }
}

/** Throws NOT_CONFIGURED, STORE_UNREACHABLE {owner}, or ACCESS_DENIED {role, accounts, account}. */
export async function authorize(parts: EngineParts, caller: Caller, required: RequiredRole): Promise<void> {
  if (required === 'anyone') return;
  await parts.settings();
  const holders = await readHolders(parts);
  if (satisfies(await heldBy(parts, caller, holders), required)) return;
  throw new SsoError('ACCESS_DENIED', { role: required, accounts: holdersOf(holders, required).join(', '), account: caller.account });
}
