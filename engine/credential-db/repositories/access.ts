/** Access accounts: the operating-system users and groups that hold a role, of the whole system or of one application. */
import type { Insertable, Selectable } from 'kysely';
import { nameKey, type Guid } from '../../../shared/domain/names.ts';
import type { Role } from '../../../shared/domain/roles.ts';
import type { AccessAccountTable, Db } from '../schema.ts';

export type AccessAccountRow = Selectable<AccessAccountTable>;

/** The accounts of the whole system under '', else those of one application; in their order. */
export const listAccounts = (db: Db, applicationId: Guid | ''): Promise<AccessAccountRow[]> =>
  db
    .selectFrom('access_account')
    .selectAll()
    .where('application_id', '=', applicationId)
    .orderBy('role')
    .orderBy('position')
    .orderBy('id')
    .execute();

/** An account that holds the role already stays as it is. */
export async function insertAccounts(db: Db, accounts: readonly Insertable<AccessAccountTable>[]): Promise<void> {
  if (accounts.length === 0) return;
  await db
    .insertInto('access_account')
    .values([...accounts])
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** The accounts of one role, of the whole system or of one application, in this order, in the place of those that held it. */
export async function replaceAccounts(db: Db, role: Role, accounts: readonly string[], applicationId: Guid | '' = ''): Promise<void> {
  await db.deleteFrom('access_account').where('application_id', '=', applicationId).where('role', '=', role).execute();
  const row = { role, application_id: applicationId, rights_mac: null } as const;
  await insertAccounts(
    db,
    accounts.map((account, position) => ({ ...row, account, account_key: nameKey(account), position })),
  );
}

/** All of one application's. */
export async function deleteAccounts(db: Db, applicationId: Guid): Promise<void> {
  await db.deleteFrom('access_account').where('application_id', '=', applicationId).execute();
}

export async function setAccountMac(db: Db, id: number, mac: Buffer): Promise<void> {
  await db.updateTable('access_account').set({ rights_mac: mac }).where('id', '=', id).execute();
}
