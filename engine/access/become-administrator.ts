/**
 * The way in where nobody is an SSO Administrator any more who could let anybody in: after a move to a new machine, or when those who were
 * have left (docs/adr/0013). Whoever owns the data folder and can read the secret store holds the keys and could do everything by hand;
 * here he does it on record, and seen: a situation says so until an administrator sets the accounts. Nobody else's role is touched.
 */
import type { SettingsView } from '../../shared/contract/console/settings.ts';
import { nameKey } from '../../shared/domain/names.ts';
import { SsoError } from '../../shared/errors.ts';
import { auditedChange } from '../audit/index.ts';
import { access, system } from '../credential-db/index.ts';
import type { Db } from '../credential-db/schema.ts';
import { requireConfirmed } from '../master-secret/confirmed.ts';
import { requireFit } from '../master-secret/fit.ts';
import type { Caller, EngineParts } from '../parts.ts';
import { isOwner } from './authorize.ts';
import { holdersOf, readHolders, rolesIn } from './holders.ts';
import { changeRights } from './rights-mac.ts';
import { readSystemSettings } from './settings.ts';

/** ACCESS_DENIED, ROLE_HELD: by his account or by a group. */
async function requireOwner(parts: EngineParts, caller: Caller): Promise<void> {
  const [role, holders] = ['sso-administrator', await readHolders(parts)] as const;
  const accounts = holdersOf(holders, role, 'system').join(', ');
  if (!(await isOwner(parts, caller))) throw new SsoError('ACCESS_DENIED', { role, accounts, account: caller.account });
  if (rolesIn(holders, caller, 'system').includes(role)) throw new SsoError('ROLE_HELD', { account: caller.account });
}

/** Behind those who hold the role. */
async function add(db: Db, account: string): Promise<void> {
  const position = (await access.listAccounts(db, '')).filter(({ role }) => role === 'sso-administrator').length;
  const row = { role: 'sso-administrator', application_id: '', rights_mac: null } as const;
  await access.insertAccounts(db, [{ ...row, account, account_key: nameKey(account), position }]);
  await system.setSettings(db, {});
}

/** `confirmation` is the system's name, typed. CONFIRMATION_WRONG, ACCESS_DENIED, ROLE_HELD, STORE_*, RECOVERY, RIGHTS_ALTERED, DATABASE_ROLLED_BACK. */
export async function becomeAdministrator(
  parts: EngineParts,
  caller: Caller,
  { confirmation }: { confirmation: string },
): Promise<Pick<SettingsView, 'administrators'>> {
  const { systemName } = await parts.settings();
  requireConfirmed(confirmation, systemName);
  await requireOwner(parts, caller);
  const contents = await parts.ring.contents();
  await auditedChange(parts, caller, 'system.becomeAdministrator', [systemName, caller.account], async (db) => {
    requireFit(await system.readSystem(db), contents);
    await changeRights(db, contents.ring, () => add(db, caller.account));
  });
  const { administrators } = await readSystemSettings(parts);
  return { administrators };
}
