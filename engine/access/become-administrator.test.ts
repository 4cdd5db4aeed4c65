/** On a new machine, or after everybody has left: nobody here is an administrator, and the owner of the folder holds the keys. */
import { rm } from 'node:fs/promises';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { changeProtector } from '../protection/change.ts';
import { lock } from '../protection/lock.ts';
import { verifyAudit } from '../audit/index.ts';
import type { Caller, EngineParts } from '../parts.ts';
import { currentAccount, hostName } from '../platform/account.ts';
import { overview } from '../situations/index.ts';
import { ANNA, madeSystem, STRANGER, type TestSystem } from '../situations/system.helper.ts';
import { becomeAdministrator } from './become-administrator.ts';
import { authorize, rolesOf } from './index.ts';
import { updateSystemSettings } from './update-settings.ts';

let made: TestSystem;
let owner: Caller;
beforeEach(async () => {
  made = await madeSystem({ administrators: ['OLD\\anna', 'CONTOSO\\sso-admins'] });
  owner = { ...(await currentAccount(hostName())), origin: 'command line' };
});
afterEach(() => made.close());

const become = (caller = owner, confirmation = 'Contoso') => becomeAdministrator(made.parts, caller, { confirmation });
const situations = async (caller = owner): Promise<string[]> => (await overview(made.parts, caller)).situations.map(({ id }) => id);
const records = async ({ database }: EngineParts) =>
  (await database()).read((db) =>
    db
      .selectFrom('audit_event')
      .select(['actor', 'objects', 'result'])
      .where('action', '=', 'system.becomeAdministrator')
      .orderBy('seq')
      .execute(),
  );

describe('the owner of the data folder, where the administrators are accounts of elsewhere', () => {
  it('is told that, and may do nothing', async () => {
    expect(await situations()).toContain('access-denied');
    await expect(authorize(made.parts, owner, 'sso-administrator')).rejects.toMatchObject({
      code: 'ACCESS_DENIED',
      params: { accounts: 'OLD\\anna, CONTOSO\\sso-admins' },
    });
  });

  it('becomes one beside them, sealed, on record, and seen', async () => {
    const { administrators } = await become();
    expect(administrators).toEqual(['OLD\\anna', 'CONTOSO\\sso-admins', owner.account]);
    expect(await rolesOf(made.parts, owner)).toEqual(['sso-administrator']);
    expect(await records(made.parts)).toEqual([
      { actor: owner.account, objects: JSON.stringify(['Contoso', owner.account]), result: 'done' },
    ]);
    expect((await verifyAudit(made.parts)).fault).toBeNull();
    expect(await situations()).not.toContain('rights-altered');
    expect(await situations()).toContain('self-appointed');
  });

  it('is seen until an administrator sets the accounts, and by nothing else', async () => {
    await become();
    await updateSystemSettings(made.parts, owner, { ticketTimeout: 5 });
    expect(await situations()).toContain('self-appointed');
    await updateSystemSettings(made.parts, owner, { administrators: [owner.account, 'CONTOSO\\sso-admins'] });
    expect(await situations()).not.toContain('self-appointed');
  });

  it('is refused where he is one already, and nothing is on record that would be shown', async () => {
    await updateSystemSettings(
      made.parts,
      { ...owner, groups: ['CONTOSO\\sso-admins'] },
      { administrators: [owner.account, 'CONTOSO\\sso-admins'] },
    );
    await expect(become()).rejects.toMatchObject({ code: 'ROLE_HELD' });
    expect(await situations()).not.toContain('self-appointed');
  });
});

describe('nobody becomes one', () => {
  const nobody = async (): Promise<void> => {
    const database = await made.parts.database();
    const count = await database.read((db) => sql<{ n: number }>`select count(*) n from access_account`.execute(db));
    expect(count.rows[0]?.n).toBe(2);
  };

  it('whom the operating system does not know as the owner', async () => {
    for (const caller of [ANNA, STRANGER])
      await expect(become(caller)).rejects.toMatchObject({ code: 'ACCESS_DENIED', params: { account: caller.account } });
    await nobody();
    expect(await records(made.parts)).toEqual([]);
  });

  it('by a slip: the name of the system has to be typed', async () => {
    await expect(become(owner, 'contoso')).rejects.toMatchObject({ code: 'CONFIRMATION_WRONG', params: { expected: 'Contoso' } });
    await nobody();
  });

  it('without the keys: a store that is locked, or gone', async () => {
    await changeProtector(made.parts, owner, { to: 'passphrase', passphrase: 'correct horse battery' });
    await lock(made.parts, owner);
    made.parts.ring.invalidate();
    await expect(become()).rejects.toMatchObject({ code: 'STORE_LOCKED' });
    await rm(made.parts.folder.storeFolder, { recursive: true });
    made.parts.ring.invalidate();
    await expect(become()).rejects.toMatchObject({ code: 'STORE_MISSING' });
    await nobody();
  });

  it('over rights that somebody altered', async () => {
    const database = await made.parts.database();
    await database.write((db) => sql`update access_account set account_key = 'host\\eve', account = 'HOST\\eve' where id = 1`.execute(db));
    await expect(become()).rejects.toMatchObject({ code: 'RIGHTS_ALTERED' });
  });
});
