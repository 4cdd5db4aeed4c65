import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rm } from 'node:fs/promises';
import { sql } from 'kysely';
import { emptyRing, secretByVersion } from '../crypto/index.ts';
import type { Caller } from '../parts.ts';
import { currentAccount, hostName } from '../platform/account.ts';
import { addApplication } from '../situations/rows.helper.ts';
import { addCurrentSecret, ANNA, madeSystem, type TestSystem } from '../situations/system.helper.ts';
import { authorize, changeRights, checkRights, makeRights, requireRights, rolesOf } from './index.ts';
import { setSsoEnabled } from './set-sso.ts';

let made: TestSystem;
beforeEach(async () => {
  made = await madeSystem();
});
afterEach(() => made.close());

const altered = async (): Promise<unknown> => {
  const [{ ring }, database] = [await made.parts.ring.contents(), await made.parts.database()];
  return database.read((db) => checkRights(db, ring));
};
const raw = async (...statements: readonly string[]): Promise<void> => {
  const database = await made.parts.database();
  await database.write(async (db) => {
    for (const statement of statements) await sql.raw(statement).execute(db);
  });
};

const SYSTEM = [
  `master_server = 'another'`,
  `sso_enabled = 0`,
  `sso_changed_by = 'HOST\\eve'`,
  `ticket_timeout = 525600`,
  `credential_cache_timeout = 525600`,
  `audit_lookups = 0`,
  `audit_deleted_mappings = 0`,
  `audit_deleted_applications = 0`,
  `allow_tickets = 1`,
  `validate_tickets = 0`,
  `allow_host_initiated = 1`,
  `audit_level_positive = 3`,
  `audit_level_negative = 0`,
  `secret_maximum_age = 3650`,
  `secret_remind_ahead = 0`,
];
const APPLICATION = [
  `enabled = 0`,
  `host_initiated = 1`,
  `validate_password = 1`,
  `allow_tickets = 1`,
  `validate_tickets = 0`,
  `timeout_tickets = 0`,
  `ticket_timeout = 9999`,
  `allow_local_accounts = 0`,
  `admin_account_same = 1`,
  `direct_password_sync = 1`,
  `windows_credentials = 1`,
  `restricted_credentials = 1`,
  `restrict_mapping_create = 1`,
  `disable_credential_cache = 1`,
  `windows_initiated = 0`,
];
const ACCOUNT = [`role = 'application-user'`, `account_key = 'host\\eve'`, `account = 'HOST\\eve'`, `position = 7`, `application_id = 'x'`];

describe('the MAC over rights', () => {
  it('fits what the product wrote', async () => {
    await addApplication(made.parts);
    await setSsoEnabled(made.parts, ANNA, false);
    await addCurrentSecret(made.parts);
    expect(await altered()).toEqual([]);
  });

  it.each(SYSTEM)('shows that somebody set %s in the system', async (change) => {
    await raw(`update system set ${change}`);
    expect(await altered()).toMatchObject([{ table: 'system' }]);
  });

  it.each(APPLICATION)('shows that somebody set %s in an application', async (change) => {
    await addApplication(made.parts);
    await raw(`update application set ${change}`);
    expect(await altered()).toMatchObject([{ table: 'application', name: 'SAP' }]);
  });

  it.each(ACCOUNT)('shows that somebody set %s in an access account', async (change) => {
    await raw(`update access_account set ${change} where account_key = 'host\\anna'`);
    expect(await altered()).toMatchObject([{ table: 'system' }, { table: 'access_account' }]);
  });

  it('shows an account that was added, with no MAC or with a neighbour’s', async () => {
    await raw(`insert into access_account (role, application_id, account, account_key, position, rights_mac)
      select role, application_id, 'HOST\\eve', 'host\\eve', 9, rights_mac from access_account where account_key = 'host\\anna'`);
    expect(await altered()).toMatchObject([{ table: 'system' }, { table: 'access_account', name: 'HOST\\eve' }]);
    await raw(`update access_account set rights_mac = null where account_key = 'host\\eve'`);
    expect(await altered()).toMatchObject([{ table: 'system' }, { table: 'access_account', name: 'HOST\\eve' }]);
  });

  it('shows an account that was taken away', async () => {
    await raw(`delete from access_account where account_key = 'host\\sso-admins'`);
    expect(await altered()).toMatchObject([{ table: 'system' }]);
  });

  it('shows a MAC that was taken away, or shortened, or claims another secret', async () => {
    for (const mac of [`null`, `substr(rights_mac, 1, 35)`, `x'00000063' || substr(rights_mac, 5)`]) {
      await raw(`create table kept as select rights_mac from system`, `update system set rights_mac = cast(${mac} as blob)`);
      expect(await altered(), mac).toMatchObject([{ table: 'system' }]);
      await raw(`update system set rights_mac = (select rights_mac from kept)`, `drop table kept`);
    }
  });

  it('is not asked for before there was a secret, and cannot be judged without the current one', async () => {
    const fresh = await madeSystem({ secrets: 0 });
    const [{ ring }, database] = [await fresh.parts.ring.contents(), await fresh.parts.database()];
    expect(await database.read((db) => checkRights(db, ring))).toEqual([]);
    await fresh.close();
    expect(await (await made.parts.database()).read((db) => checkRights(db, emptyRing()))).toBeNull();
  });

  it('is never made anew over what somebody altered', async () => {
    await raw(`update system set allow_tickets = 1`);
    const refused = setSsoEnabled(made.parts, ANNA, false);
    await expect(refused).rejects.toMatchObject({ code: 'RIGHTS_ALTERED', params: { count: 1, name: 'Contoso' } });
    expect(await altered()).toMatchObject([{ table: 'system' }]);
  });

  it('moves on to a new secret in the transaction that makes it current', async () => {
    const secret = await addCurrentSecret(made.parts);
    const { rights_mac: mac } = await (
      await made.parts.database()
    ).read((db) => db.selectFrom('system').select('rights_mac').executeTakeFirstOrThrow());
    expect(mac?.readUInt32BE()).toBe(secret.version);
    expect(mac).toHaveLength(36);
  });

  it('writes only what differs', async () => {
    const { ring } = await made.parts.ring.contents();
    const secret = secretByVersion(ring, 1);
    if (!secret) throw new Error('no secret');
    const database = await made.parts.database();
    const before = await database.read((db) => db.selectFrom('access_account').selectAll().execute());
    await database.write((db) => makeRights(db, secret));
    expect(await database.read((db) => db.selectFrom('access_account').selectAll().execute())).toEqual(before);
    await database.write((db) => changeRights(db, ring, () => Promise.resolve()));
    await database.read((db) => requireRights(db, ring));
  });
});

describe('where the database’s word cannot be had or trusted', () => {
  const me = async (): Promise<Caller> => ({ ...(await currentAccount(hostName())), origin: 'console' });
  const eve: Caller = { account: 'HOST\\eve', groups: [], origin: 'console' };

  it.each([
    ['altered', `update access_account set account_key = 'host\\eve' where account_key = 'host\\anna'`],
    [
      'sealed under a secret that nobody has',
      `insert into secret (version, id, check_value, state, uses, created_at) select 99, 'none', check_value, state, 0, created_at from secret`,
      `update system set encrypt_with = 99`,
    ],
  ])('%s: the account that may read the store is an administrator, and nobody else', async (_how, ...changes) => {
    expect(await rolesOf(made.parts, await me())).toEqual([]);
    await raw(...changes);
    expect(await rolesOf(made.parts, await me())).toEqual(['sso-administrator']);
    await expect(authorize(made.parts, await me(), 'sso-administrator')).resolves.toBeUndefined();
    for (const caller of [eve, ANNA]) {
      expect(await rolesOf(made.parts, caller)).toEqual([]);
      await expect(authorize(made.parts, caller, 'sso-administrator')).rejects.toMatchObject({ code: 'ACCESS_DENIED' });
    }
  });

  it('gone: that account may put it back, store or no store', async () => {
    await made.parts.closeDatabase();
    await rm(made.parts.folder.database);
    expect(await rolesOf(made.parts, await me())).toEqual(['sso-administrator']);
    await rm(made.parts.folder.storeFolder, { recursive: true });
    expect(await rolesOf(made.parts, await me())).toEqual(['sso-administrator']);
    expect(await rolesOf(made.parts, eve)).toEqual([]);
  });

  it('unproven, with the store gone: whom the rows name, and the account of the folder, on which restoring it depends', async () => {
    await rm(made.parts.folder.storeFolder, { recursive: true });
    expect(await rolesOf(made.parts, ANNA)).toEqual(['sso-administrator']);
    expect(await rolesOf(made.parts, await me())).toEqual(['sso-administrator']);
    expect(await rolesOf(made.parts, eve)).toEqual([]);
  });

  it('unproven, as an older copy that was put back: the same, for it may be older than who has to reconcile it', async () => {
    const store = await made.parts.store();
    await store.update((held) => ({ ...held, highestEpoch: held.highestEpoch + 1 }));
    expect(await rolesOf(made.parts, ANNA)).toEqual(['sso-administrator']);
    expect(await rolesOf(made.parts, await me())).toEqual(['sso-administrator']);
    expect(await rolesOf(made.parts, eve)).toEqual([]);
  });

  it('an altered flag of an application takes nobody’s role', async () => {
    await addApplication(made.parts);
    await raw(`update application set enabled = 0`);
    expect(await rolesOf(made.parts, ANNA)).toEqual(['sso-administrator']);
    expect(await rolesOf(made.parts, eve)).toEqual([]);
  });
});
