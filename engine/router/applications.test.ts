/** Affiliate applications and their mappings through the router, on a real engine: what is done, by whom, and what is on record. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ConsoleClient } from '../../shared/contract/console/index.ts';
import { nameKey } from '../../shared/domain/names.ts';
import type { Role } from '../../shared/domain/roles.ts';
import { changeRights, requireRights } from '../access/index.ts';
import { access } from '../credential-db/index.ts';
import type { Caller } from '../parts.ts';
import { hostName } from '../platform/account.ts';
import { createRouter } from '../router.ts';
import { ANNA, emptyFolder, madeSystem, STRANGER, type TestSystem } from '../situations/system.helper.ts';

let made: TestSystem;
beforeEach(async () => void (made = await madeSystem()));
afterEach(() => made.close());

const client = (caller: Caller = ANNA): ConsoleClient => createRouterClient(createRouter({ parts: made.parts }), { context: { caller } });

const FIELDS = [
  { label: 'User', masked: false },
  { label: 'Password', masked: true },
];
const create = (name = 'SAP', more: object = {}) => client().applications.create({ name, fields: FIELDS, enabled: true, ...more });
const refused = (code: string, params: object = {}) => ({ code, data: { params: expect.objectContaining(params) as object } });

async function grant(role: Role, applicationId: string): Promise<void> {
  const [{ ring }, database] = [await made.parts.ring.contents(), await made.parts.database()];
  const row = { role, application_id: applicationId, account: STRANGER.account, account_key: nameKey(STRANGER.account) };
  await database.write((db) => changeRights(db, ring, () => access.insertAccounts(db, [{ ...row, position: 0, rights_mac: null }])));
}

/** Rights that were changed and not sealed anew would show here. */
async function expectSealed(): Promise<void> {
  const [{ ring }, database] = [await made.parts.ring.contents(), await made.parts.database()];
  await database.read((db) => requireRights(db, ring));
}

const records = async () => {
  const rows = await (await made.parts.database()).read((db) => db.selectFrom('audit_event').selectAll().orderBy('seq').execute());
  return rows.map(({ action, result, objects, detail }) => ({
    action,
    result,
    objects: JSON.parse(objects) as string[],
    detail: JSON.parse(detail) as Record<string, unknown>,
  }));
};

describe('applications', () => {
  it('are created with everything, and read back', async () => {
    const accounts = { administrators: [`${hostName()}\\root`], users: ['OTHER\\users'] };
    const created = await create('SAP', { description: 'ERP', ...accounts, flags: { disableCredentialCache: true } });
    expect(created).toMatchObject({ name: 'SAP', type: 'individual', enabled: true, description: 'ERP', ...accounts });
    expect(created.fields.map(({ ordinal, masked }) => [ordinal, masked])).toEqual([
      [0, false],
      [1, true],
    ]);
    expect(created.flags).toMatchObject({ disableCredentialCache: true, windowsInitiated: true, allowTickets: false, ticketTimeout: null });
    expect(await client().applications.get({ id: created.id })).toEqual(created);
    await expectSealed();
  });

  it.each([
    [{ name: 'S\u202eAP' }, 'APPLICATION_INVALID', { problem: 'name-invisible' }],
    [{ type: 'group' }, 'APPLICATION_INVALID', { problem: 'type-individual' }],
    [{ fields: [] }, 'APPLICATION_INVALID', { problem: 'fields-none' }],
    [{ flags: { directPasswordSync: true } }, 'APPLICATION_INVALID', { problem: 'direct-sync-create' }],
    [{ users: [`${hostName()}\\nobody-has-this-name`] }, 'ACCOUNT_UNKNOWN', {}],
    [{ users: ['OTHER\\a', 'other/A'] }, 'ACCOUNT_TWICE', {}],
    [{ flags: { ticketTimeout: 0 } }, 'TICKET_TIMEOUT_INVALID', {}],
  ])('are refused like this: %j', async (change, code, params) => {
    await expect(create('SAP', change)).rejects.toMatchObject(refused(code, params));
    expect(await client().applications.list()).toEqual([]);
  });

  it('exist once, whatever the case of their letters', async () => {
    await create('SAP');
    await expect(create('sap')).rejects.toMatchObject(refused('APPLICATION_EXISTS'));
  });

  it('are changed on the revision that was seen, and sealed anew', async () => {
    const { id, revision } = await create();
    const changed = await client().applications.update({
      id,
      expectedRevision: revision,
      contact: 'Bea',
      users: ['OTHER\\u'],
      flags: { allowTickets: true },
    });
    expect(changed).toMatchObject({ contact: 'Bea', users: ['OTHER\\u'], flags: { allowTickets: true, windowsInitiated: true } });
    const late = client().applications.update({ id, expectedRevision: revision, contact: 'Carl' });
    await expect(late).rejects.toMatchObject(refused('CONFLICT'));
    await expectSealed();
    const { action, objects } = (await records()).find((record) => record.action === 'applications.update') ?? {};
    expect([action, objects]).toEqual(['applications.update', ['SAP', 'contact: Bea', 'users: OTHER\\u', 'allowTickets: true']]);
  });

  it('are their administrator’s to change, but for administrators and tickets', async () => {
    const [sap, mail] = [await create('SAP'), await create('Mail')];
    await grant('application-administrator', sap.id);
    const his = client(STRANGER).applications;
    const { revision, administrators } = await his.get({ id: sap.id });
    const change = { id: sap.id, expectedRevision: revision };
    await expect(his.update({ ...change, administrators: [] })).rejects.toMatchObject(
      refused('ACCESS_DENIED', { role: 'sso-affiliate-administrator' }),
    );
    await expect(his.update({ ...change, flags: { allowTickets: true } })).rejects.toMatchObject(
      refused('ACCESS_DENIED', { role: 'sso-administrator' }),
    );
    const same = { administrators, flags: { allowTickets: false } };
    expect(await his.update({ ...change, ...same, contact: 'Eve' })).toMatchObject({ contact: 'Eve' });
    await expect(his.get({ id: mail.id })).rejects.toMatchObject(refused('ACCESS_DENIED'));
    await expect(his.disable({ ids: [sap.id, mail.id] })).rejects.toMatchObject(refused('ACCESS_DENIED'));
    await expect(his.delete({ id: sap.id, confirmation: 'SAP' })).rejects.toMatchObject(refused('ACCESS_DENIED'));
    expect(await his.disable({ ids: [sap.id] })).toEqual({ changed: 1 });
  });

  it('cannot be reached by a name that looks like another’s id', async () => {
    const mail = await create('Mail');
    const twin = await create(mail.id);
    await grant('application-administrator', twin.id);
    await expect(client(STRANGER).applications.get({ id: mail.id })).rejects.toMatchObject(refused('ACCESS_DENIED'));
    expect(await client(STRANGER).mappings.page({ application: mail.id })).toEqual({ total: 0, rows: [] });
  });

  it('cannot be reached beside one’s own, whatever else the call names', async () => {
    const [sap, mail] = [await create('SAP'), await create('Mail')];
    await grant('application-administrator', sap.id);
    const his = client(STRANGER).applications;
    const [one, many] = [
      { application: 'SAP', id: mail.id },
      { id: sap.id, application: 'SAP', ids: [mail.id] },
    ];
    await expect(his.get(one)).rejects.toMatchObject(refused('ACCESS_DENIED'));
    await expect(his.update({ ...one, expectedRevision: mail.revision, contact: 'Eve' })).rejects.toMatchObject(refused('ACCESS_DENIED'));
    await expect(his.disable(many)).rejects.toMatchObject(refused('ACCESS_DENIED'));
    expect(await client().applications.get({ id: mail.id })).toEqual(mail);
  });

  it('have no administrators of their own where those of all applications are theirs', async () => {
    const { id, revision } = await create('SAP', { flags: { adminAccountSame: true } });
    const update = client().applications.update({ id, expectedRevision: revision, administrators: [ANNA.account] });
    await expect(update).rejects.toMatchObject(refused('APPLICATION_INVALID', { problem: 'admin-accounts-same' }));
  });

  it('get tickets from an SSO Administrator only, from a file too', async () => {
    await grant('sso-affiliate-administrator', '');
    const [plain, tickets] = [join(made.root, 'plain.xml'), join(made.root, 'tickets.xml')];
    const file = (name: string, flags: string) =>
      `<sso><application name="${name}"><field ordinal="0" label="User"/><flags ${flags}/></application></sso>`;
    await writeFile(plain, file('Plain', 'enableApp="yes"'));
    await writeFile(tickets, file('Tickets', 'allowTickets="yes"'));
    expect(await client(STRANGER).applications.createFromXml({ path: plain })).toEqual({ created: ['Plain'] });
    const denied = refused('ACCESS_DENIED', { role: 'sso-administrator' });
    await expect(client(STRANGER).applications.createFromXml({ path: tickets })).rejects.toMatchObject(denied);
    expect(await client().applications.createFromXml({ path: tickets })).toEqual({ created: ['Tickets'] });
  });

  it('are enabled and disabled all or none', async () => {
    const [sap, mail] = [await create('SAP'), await create('Mail', { enabled: false })];
    expect(await client().applications.enable({ ids: [sap.id, mail.id] })).toEqual({ changed: 1 });
    const unknown = client().applications.disable({ ids: [sap.id, '00000000-0000-4000-8000-000000000000'] });
    await expect(unknown).rejects.toMatchObject(refused('APPLICATION_UNKNOWN'));
    expect((await client().applications.list()).map(({ enabled }) => enabled)).toEqual([true, true]);
    await expectSealed();
  });

  it('go with all that is theirs, by their typed name', async () => {
    const { id } = await create('SAP', { users: ['OTHER\\u'] });
    for (const account of ['OTHER\\a', 'OTHER\\b'])
      await client().mappings.create({ application: 'SAP', account, externalUser: account, values: ['pw'] });
    await expect(client().applications.delete({ id, confirmation: 'sap' })).rejects.toMatchObject(
      refused('CONFIRMATION_WRONG', { expected: 'SAP' }),
    );
    expect(await client().applications.delete({ id, confirmation: 'SAP' })).toEqual({ mappings: 2 });
    expect(await client().applications.list()).toEqual([]);
    await expectSealed();
    expect((await records()).at(-1)).toMatchObject({ action: 'applications.delete', objects: ['SAP'], detail: { mappings: 2 } });
    expect(await create('SAP')).toMatchObject({ users: [], mappings: { total: 0 } });
  });
});

describe('mappings', () => {
  const application = 'SAP';
  const add = (account: string, externalUser: string, more: object = {}) =>
    client().mappings.create({ application, account: `OTHER\\${account}`, externalUser, ...more });
  const page = async (input: object = {}) => {
    const { total, rows } = await client().mappings.page({ application, ...input });
    return [total, rows.map(({ account }) => account.replace('OTHER\\', ''))];
  };
  beforeEach(async () => {
    await create();
  });

  it('are created with or without credentials, once on either side', async () => {
    expect(await add('anna', 'ANNA', { values: ['pw'] })).toMatchObject({ enabled: true, hasCredentials: true, secretVersion: 1 });
    expect(await add('bea', 'BEA', { enabled: false })).toMatchObject({ enabled: false, hasCredentials: false, secretVersion: null });
    await expect(add('ANNA', 'OTHER')).rejects.toMatchObject(refused('MAPPING_EXISTS', { externalUser: 'ANNA' }));
    await expect(add('carl', 'anna')).rejects.toMatchObject(refused('MAPPING_EXISTS', { account: 'OTHER\\anna' }));
    await expect(add('carl', '')).rejects.toMatchObject(refused('CREDENTIALS_INVALID', { problem: 'external-user-missing' }));
    await expect(add('carl', 'a\u0000b')).rejects.toMatchObject(refused('CREDENTIALS_INVALID', { problem: 'external-user-characters' }));
    await expect(add('carl', 'CARL', { values: [] })).rejects.toMatchObject(refused('CREDENTIALS_INVALID', { problem: 'fields-count' }));
    expect(await page()).toEqual([2, ['anna', 'bea']]);
    expect(JSON.stringify(await records())).not.toContain('"pw"');
  });

  it('are not created by their own user where that is restricted, but filled', async () => {
    const { id } = await create('Mail', { flags: { restrictMappingCreate: true } });
    await grant('application-user', id);
    const mine = { application: 'Mail', externalUser: 'EVE', values: ['pw'] };
    const denied = refused('ACCESS_DENIED', { role: 'application-administrator' });
    await expect(client(STRANGER).mappings.setOwnCredentials(mine)).rejects.toMatchObject(denied);
    expect((await client().mappings.page({ application: 'Mail' })).total).toBe(0);
    await client().mappings.create({ application: 'Mail', account: STRANGER.account, externalUser: 'EVE' });
    expect(await client(STRANGER).mappings.setOwnCredentials(mine)).toEqual({ created: false, secretVersion: 1 });
  });

  it('are paged in every order, from either end, each once', async () => {
    for (const [index, name] of ['d', 'a', 'c', 'e', 'b'].entries())
      await add(name, `X${5 - index}`, { enabled: index % 2 === 0, ...(index < 2 ? { values: ['pw'] } : {}) });
    expect(await page()).toEqual([5, ['a', 'b', 'c', 'd', 'e']]);
    expect(await page({ direction: 'desc', offset: 1, limit: 2 })).toEqual([5, ['d', 'c']]);
    expect(await page({ offset: 3, limit: 2 })).toEqual([5, ['d', 'e']]);
    expect(await page({ offset: 4, limit: 2 })).toEqual([5, ['e']]);
    expect(await page({ offset: 5 })).toEqual([5, []]);
    expect(await page({ sort: 'externalUser' })).toEqual([5, ['b', 'e', 'c', 'a', 'd']]);
    expect(await page({ sort: 'enabled' })).toEqual([5, ['a', 'e', 'b', 'c', 'd']]);
    expect(await page({ sort: 'secretVersion', offset: 3 })).toEqual([5, ['a', 'd']]);
    for (const sort of ['account', 'externalUser', 'enabled', 'secretVersion'] as const) {
      const seen = [];
      for (let offset = 0; offset < 5; offset += 2) seen.push(...((await page({ sort, offset, limit: 2 }))[1] as string[]));
      expect([...seen].sort(), sort).toEqual(['a', 'b', 'c', 'd', 'e']);
    }
  });

  it('are filtered by what stands in the account or the external user, as text', async () => {
    await add('anna', '100%');
    await add('bea', 'ANNAS');
    await add('carl', '_x');
    expect(await page({ filter: 'Anna' })).toEqual([2, ['anna', 'bea']]);
    expect(await page({ filter: 'anna', sort: 'externalUser', direction: 'desc', limit: 1 })).toEqual([2, ['bea']]);
    expect(await page({ filter: '%' })).toEqual([1, ['anna']]);
    expect(await page({ filter: '_' })).toEqual([1, ['carl']]);
    expect(await page({ filter: "' or 1=1 --" })).toEqual([0, []]);
  });

  it('are enabled, disabled and deleted many at once, all or none', async () => {
    const ids = [(await add('a', 'A')).id, (await add('b', 'B', { values: ['pw'] })).id];
    expect(await client().mappings.setEnabled({ application, ids, enabled: false })).toEqual({ changed: 2 });
    expect((await client().mappings.find({ application, account: 'other/A' })).enabled).toBe(false);
    await expect(client().mappings.setEnabled({ application, ids: [...ids, 4711], enabled: true })).rejects.toMatchObject(
      refused('CONFLICT'),
    );
    await expect(client().mappings.delete({ application, ids, confirmation: '1' })).rejects.toMatchObject(
      refused('CONFIRMATION_WRONG', { expected: '2' }),
    );
    await create('Mail');
    await expect(client().mappings.delete({ application: 'Mail', ids, confirmation: '2' })).rejects.toMatchObject(refused('CONFLICT'));
    expect(await page()).toEqual([2, ['a', 'b']]);
    expect(await client().mappings.delete({ application, ids, confirmation: '2' })).toEqual({ deleted: 2 });
    expect(await page()).toEqual([0, []]);
    expect((await records()).at(-1)).toMatchObject({
      action: 'mappings.delete',
      objects: [application, 'OTHER\\a', 'OTHER\\b'],
      detail: { mappings: 2 },
    });
  });
});

describe('accounts', () => {
  it('are checked before there is a system, by whoever asks', async () => {
    await made.close();
    made = await emptyFolder();
    const { accounts } = client(STRANGER);
    expect(await accounts.check({ name: 'root' })).toEqual({ known: true, kind: 'user', canonical: `${hostName()}\\root` });
    expect(await accounts.check({ name: `${hostName().toLowerCase()}/root` })).toMatchObject({
      known: true,
      canonical: `${hostName()}\\root`,
    });
    for (const name of ['nobody-has-this-name', '0', '-h', `${hostName()}\\../root`, `${hostName()}/x/root`, '; id'])
      expect(await accounts.check({ name }), name).toMatchObject({ known: false, kind: null });
    expect(await accounts.check({ name: 'OTHER\\x' })).toEqual({ known: true, kind: null, canonical: 'OTHER\\x' });
    await expect(accounts.check({ name: 'ro\u0000ot' })).rejects.toMatchObject(refused('INPUT_INVALID', { field: 'name' }));
  });

  it('are listed, users and groups, by a part of their name', async () => {
    const found = await client(STRANGER).accounts.list({ filter: 'ROOT', limit: 500 });
    expect(found.accounts).toContainEqual(expect.objectContaining({ name: `${hostName()}\\root`, kind: 'user' }));
    expect(await client().accounts.list({ limit: 1 })).toMatchObject({ accounts: [{ kind: 'user' }], more: true });
  });
});
