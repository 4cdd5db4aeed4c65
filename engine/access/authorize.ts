/**
 * May this caller do that? The database's access accounts say so. Where its word cannot be had (away, damaged, gone), trusted (its rights
 * rows were altered) or proven (no store that could, or an older copy), the account that may read the secret store counts as SSO
 * Administrator: whoever holds the keys can do everything anyway, and somebody has to be able to put the database back. So does, before
 * there is a system, whoever may make one in this folder. Where no service stands between, console and tools run as the account that
 * owns the data folder, so roles are guard rails there, not walls (DESIGN §7).
 */
import { satisfies, type RequiredRole, type Role } from '../../shared/domain/roles.ts';
import { nameKey } from '../../shared/domain/names.ts';
import { isSsoError, SsoError } from '../../shared/errors.ts';
import { wasSetUp } from '../master-secret/set-up-leftovers.ts';
import type { Caller, EngineParts } from '../parts.ts';
import { ownAccount } from '../platform/account.ts';
import { accountHostOf } from '../platform/settings.ts';
import { applicationsIn, holdersOf, readHolders, rolesIn, type Holders, type NamedApplication, type Scope } from './holders.ts';

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

/** This process reads the store for itself: whoever asks through it from another account gains nothing by that. */
const isThisProcess = async (parts: EngineParts, { account }: Caller): Promise<boolean> =>
  nameKey(account) === nameKey(await ownAccount(await accountHostOf(parts)));

async function heldBy(parts: EngineParts, caller: Caller, holders: Holders, scope: Scope): Promise<readonly Role[]> {
  const held = rolesIn(holders, caller, scope);
  if (holders.proven || held.includes('sso-administrator')) return held;
  return (await isThisProcess(parts, caller)) && (await readsStore(parts)) ? ['sso-administrator', ...held] : held;
}

/** Every role that the caller holds, in the whole system or in some application; none before there is a system. */
export async function rolesOf(parts: EngineParts, caller: Caller): Promise<readonly Role[]> {
  try {
    await requireSystem(parts);
    return await heldBy(parts, caller, await readHolders(parts), 'any');
  } catch (error) {
    if (isSsoError(error, 'NOT_CONFIGURED', 'STORE_UNREACHABLE')) return [];
    throw error;
  }
}

/** NOT_CONFIGURED, STORE_UNREACHABLE. Settings that are damaged or lost were settings: whoever is to mend them has to get in. */
async function requireSystem(parts: EngineParts): Promise<void> {
  try {
    await parts.settings();
  } catch (error) {
    if (!isSsoError(error) || isSsoError(error, 'STORE_UNREACHABLE')) throw error;
    if (isSsoError(error, 'NOT_CONFIGURED') && !(await wasSetUp(parts))) throw error;
  }
}

/** Whether there is no system here yet, and the caller is who may bring one. */
export async function mayBring(parts: EngineParts, caller: Caller): Promise<boolean> {
  try {
    await requireSystem(parts);
    return false;
  } catch (error) {
    if (isSsoError(error, 'NOT_CONFIGURED')) return isOwner(parts, caller);
    throw error;
  }
}

/** Whether the caller is the account that this process runs as, and the data folder is, or will be, that account's. */
export async function isOwner(parts: EngineParts, caller: Caller): Promise<boolean> {
  if (!(await isThisProcess(parts, caller))) return false;
  return (await parts.fileSystem.facts(parts.folder.root)) === null || ownsFolder(parts);
}

/**
 * A role in one application says nothing about another. What needs no more than Application User and names no application is
 * for the users of any: it answers with what is the caller's own.
 */
function scopesOf(required: RequiredRole, applications: readonly NamedApplication[]): readonly Scope[] {
  if (applications.length > 0) return applications;
  return [required === 'application-user' ? 'any' : 'system'];
}

/**
 * In each of the applications that the call names, or in the whole system where it names none.
 * Throws NOT_CONFIGURED, STORE_UNREACHABLE {owner}, or ACCESS_DENIED {role, accounts, account}.
 */
export async function authorize(
  parts: EngineParts,
  caller: Caller,
  required: RequiredRole,
  applications: readonly NamedApplication[] = [],
): Promise<void> {
  if (required === 'anyone') return;
  await requireSystem(parts);
  const holders = await readHolders(parts);
  for (const scope of scopesOf(required, applications)) {
    if (satisfies(await heldBy(parts, caller, holders, scope), required)) continue;
    const accounts = holdersOf(holders, required, scope).join(', ');
    throw new SsoError('ACCESS_DENIED', { role: required, accounts, account: caller.account });
  }
}

/** Which applications are the caller's to see, by their name's key: by a role of the whole system all of them, else his own. */
export async function visibleApplications(parts: EngineParts, caller: Caller): Promise<(nameKey: string) => boolean> {
  const holders = await readHolders(parts);
  if (satisfies(await heldBy(parts, caller, holders, 'system'), 'application-user')) return () => true;
  const own = applicationsIn(holders, caller);
  return (key) => own.has(key);
}
