/** What applies to the whole SSO system: who may change it, and to what. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Caller } from '../parts.ts';
import { verifyAudit } from '../audit/index.ts';
import { currentAccount, hostName } from '../platform/account.ts';
import { overview } from '../situations/index.ts';
import { ANNA, emptyFolder, madeSystem, type TestSystem } from '../situations/system.helper.ts';
import { checkRights, rolesOf } from './index.ts';
import { setSsoEnabled } from './set-sso.ts';
import { readSystemSettings } from './settings.ts';
import { updateSystemFromXml } from './update-from-xml.ts';
import { updateSystemSettings } from './update-settings.ts';

let made: TestSystem;
beforeEach(async () => {
  made = await madeSystem({ administrators: [ANNA.account] });
});
afterEach(() => made.close());

const altered = async (): Promise<unknown> => {
  const [{ ring }, database] = [await made.parts.ring.contents(), await made.parts.database()];
  return database.read((db) => checkRights(db, ring));
};
const ids = async (): Promise<string[]> => (await overview(made.parts, ANNA)).situations.map(({ id }) => id);

describe('the settings of the system', () => {
  it('begin as ENTSSO’s', async () => {
    expect(await readSystemSettings(made.parts)).toEqual({
      administrators: [ANNA.account],
      affiliateAdministrators: [],
      auditDeletedApplications: 1000,
      auditDeletedMappings: 1000,
      auditLookups: 1000,
      auditLevelPositive: 0,
      auditLevelNegative: 1,
      ticketTimeout: 2,
      credentialCacheTimeout: 60,
      allowTickets: false,
      validateTickets: true,
      allowHostInitiated: false,
      secretMaximumAge: 365,
      secretRemindAhead: 30,
      ssoEnabled: true,
      revision: 0,
    });
  });

  it('change where they are given, and nowhere else; the rights stay proven, the change is on record', async () => {
    const changed = await updateSystemSettings(made.parts, ANNA, { ticketTimeout: 5, auditLookups: 0, allowTickets: true });
    expect(changed).toMatchObject({ ticketTimeout: 5, auditLookups: 0, allowTickets: true, credentialCacheTimeout: 60, revision: 1 });
    expect(changed.administrators).toEqual([ANNA.account]);
    expect(await altered()).toEqual([]);
    const database = await made.parts.database();
    const records = await database.read((db) => db.selectFrom('audit_event').selectAll().where('action', '=', 'system.update').execute());
    expect(records.map(({ actor, result, objects }) => [actor, result, JSON.parse(objects) as unknown])).toEqual([
      [ANNA.account, 'done', ['Contoso', 'ticketTimeout: 5', 'auditLookups: 0', 'allowTickets: true']],
    ]);
    expect((await verifyAudit(made.parts)).fault).toBeNull();
  });

  it('take several administrators: that one account administers the system is cured by it', async () => {
    expect(await ids()).toContain('single-administrator');
    await updateSystemSettings(made.parts, ANNA, { administrators: ['OTHER/ben', ANNA.account], affiliateAdministrators: ['OTHER\\cara'] });
    expect(await readSystemSettings(made.parts)).toMatchObject({
      administrators: ['OTHER\\ben', ANNA.account],
      affiliateAdministrators: ['OTHER\\cara'],
    });
    expect(await ids()).not.toContain('single-administrator');
    expect(await altered()).toEqual([]);
    expect(await rolesOf(made.parts, { account: 'other\\Ben', groups: [], origin: 'console' })).toEqual(['sso-administrator']);
    expect(await rolesOf(made.parts, { account: 'OTHER\\cara', groups: [], origin: 'console' })).toEqual(['sso-affiliate-administrator']);
  });

  it('keep whoever changes them an administrator, by himself or by a group', async () => {
    const others = { administrators: ['OTHER\\ben'] };
    await expect(updateSystemSettings(made.parts, ANNA, others)).rejects.toMatchObject({
      code: 'CALLER_NOT_ADMINISTRATOR',
      params: { account: ANNA.account },
    });
    const member: Caller = { ...ANNA, groups: ['OTHER\\BEN'] };
    expect(await updateSystemSettings(made.parts, member, others)).toMatchObject(others);
  });

  it('take no account twice, and none that this machine can judge and does not know', async () => {
    const update = (...administrators: string[]) => updateSystemSettings(made.parts, ANNA, { administrators });
    await expect(update(ANNA.account, 'OTHER\\ben', 'other/BEN')).rejects.toMatchObject({
      code: 'ACCOUNT_TWICE',
      params: { account: 'other\\BEN' },
    });
    await expect(update(ANNA.account, 'nobody-has-this-name')).rejects.toMatchObject({
      code: 'ACCOUNT_UNKNOWN',
      params: { account: `${hostName()}\\nobody-has-this-name` },
    });
    const own = (await currentAccount(hostName())).account;
    expect((await update(ANNA.account, own.split('\\')[1] ?? '')).administrators).toEqual([ANNA.account, own]);
  });

  it.each([0, 525_601])('take no ticket time-out of %s minutes', async (ticketTimeout) => {
    await expect(updateSystemSettings(made.parts, ANNA, { ticketTimeout })).rejects.toMatchObject({
      code: 'TICKET_TIMEOUT_INVALID',
      params: { min: 1, max: 525_600 },
    });
  });

  it('say how old a master secret may become, and when that is told', async () => {
    made.advanceDays(81);
    expect(await ids()).not.toContain('secret-due');
    await updateSystemSettings(made.parts, ANNA, { secretMaximumAge: 90, secretRemindAhead: 10 });
    expect(await overview(made.parts, ANNA)).toMatchObject({ policy: { secretMaximumAge: 90, secretRemindAhead: 10 } });
    const due = (await overview(made.parts, ANNA)).situations.find(({ id }) => id === 'secret-due');
    expect(due?.params).toEqual({ count: 81, max: 90 });
    await updateSystemSettings(made.parts, ANNA, { secretRemindAhead: 8 });
    expect(await ids()).not.toContain('secret-due');
    expect(await altered()).toEqual([]);
  });

  it.each([
    [{ secretRemindAhead: 365 }, 364],
    [{ secretMaximumAge: 30 }, 29],
    [{ secretMaximumAge: 60, secretRemindAhead: 60 }, 59],
  ])('tell of no secret before it is made: %s', async (change, max) => {
    const refused = updateSystemSettings(made.parts, ANNA, change);
    await expect(refused).rejects.toMatchObject({ code: 'REMIND_AHEAD_INVALID', params: { max } });
    expect(await readSystemSettings(made.parts)).toMatchObject({ secretMaximumAge: 365, secretRemindAhead: 30, revision: 0 });
  });

  it('are not changed over what somebody else changed meanwhile', async () => {
    const { revision } = await readSystemSettings(made.parts);
    await setSsoEnabled(made.parts, ANNA, false);
    await expect(updateSystemSettings(made.parts, ANNA, { ticketTimeout: 5, expectedRevision: revision })).rejects.toMatchObject({
      code: 'CONFLICT',
    });
    expect(await readSystemSettings(made.parts)).toMatchObject({ ticketTimeout: 2, ssoEnabled: false });
    expect(await updateSystemSettings(made.parts, ANNA, { ticketTimeout: 5, expectedRevision: revision + 1 })).toMatchObject({
      ticketTimeout: 5,
    });
  });

  it('are not changed over rows that somebody altered from outside', async () => {
    const database = await made.parts.database();
    await database.write((db) => db.updateTable('system').set({ ticket_timeout: 9 }).execute());
    await expect(updateSystemSettings(made.parts, ANNA, { auditLookups: 1 })).rejects.toMatchObject({ code: 'RIGHTS_ALTERED' });
  });

  it('change all or none of a file', async () => {
    const path = join(made.root, 'info.xml');
    const write = (inside: string) => writeFile(path, `<sso><globalInfo>${inside}</globalInfo></sso>`);
    await write(`<credCacheTimeout>30</credCacheTimeout><ticketTimeout>0</ticketTimeout>`);
    await expect(updateSystemFromXml(made.parts, ANNA, { path })).rejects.toMatchObject({ code: 'TICKET_TIMEOUT_INVALID' });
    await write(`<credCacheTimeout>30</credCacheTimeout><secretServer>SSO9</secretServer>`);
    await expect(updateSystemFromXml(made.parts, ANNA, { path })).rejects.toMatchObject({
      params: { expected: 'secret-server', server: 'SSO1' },
    });
    expect(await readSystemSettings(made.parts)).toMatchObject({ credentialCacheTimeout: 60 });
    await write(
      `<credCacheTimeout>30</credCacheTimeout><secretServer>sso1</secretServer><ssoAdminAccount>${ANNA.account};OTHER\\ben</ssoAdminAccount>`,
    );
    expect(await updateSystemFromXml(made.parts, ANNA, { path })).toMatchObject({
      credentialCacheTimeout: 30,
      administrators: [ANNA.account, 'OTHER\\ben'],
    });
  });

  it('are nobody’s before there is a system', async () => {
    const empty = await emptyFolder();
    await expect(readSystemSettings(empty.parts)).rejects.toMatchObject({ code: 'NOT_CONFIGURED' });
    await empty.close();
  });
});
