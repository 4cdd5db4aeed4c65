import { describe, expect, it } from 'vitest';
import type { SettingsView } from '../../../shared/contract/console/settings.ts';
import { change, draftOf } from '../sheet/draft.ts';
import { blamed, changeOf, formOf, outOfRange } from './settings-form.ts';

const SETTINGS: SettingsView = {
  administrators: ['HOST\\anna'],
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
  revision: 7,
};
const { values } = formOf(SETTINGS);

describe('the settings as a form', () => {
  it('come back as they were, but for what the sheet does not hold', () => {
    const { ssoEnabled: _enabled, revision: _revision, ...rest } = SETTINGS;
    expect(changeOf(values)).toEqual(rest);
    expect(formOf(SETTINGS).revision).toBe(7);
  });

  it.each([
    ['0', true],
    ['1', false],
    ['525600', false],
    [' 5 ', false],
    ['525601', true],
    ['', true],
    ['2.5', true],
    ['-1', true],
    ['1e3', true],
    ['two', true],
    ['99999999999999999999', true],
  ])('take a time-out of "%s" or not', (ticketTimeout, wrong) => {
    expect(outOfRange({ ...values, ticketTimeout })).toEqual(wrong ? ['ticketTimeout'] : []);
  });

  it('take an audit that keeps nothing, and none beyond the limit', () => {
    expect(outOfRange({ ...values, auditLookups: '0', auditDeletedMappings: '1000001' })).toEqual(['auditDeletedMappings']);
  });
});

describe('when a new secret is told of', () => {
  it.each([
    ['365', '364', []],
    ['365', '365', ['secretRemindAhead']],
    ['30', '29', []],
    ['29', '0', ['secretMaximumAge']],
    ['3651', '0', ['secretMaximumAge']],
    ['soon', '3649', ['secretMaximumAge']],
    ['soon', '3650', ['secretMaximumAge', 'secretRemindAhead']],
  ])('is before it is %s days old: %s days ahead', (secretMaximumAge, secretRemindAhead, wrong) => {
    expect(outOfRange({ ...values, secretMaximumAge, secretRemindAhead })).toEqual(wrong);
  });
});

describe('a refusal', () => {
  const refusal = (
    code: 'ACCOUNT_TWICE' | 'ACCOUNT_UNKNOWN' | 'CALLER_NOT_ADMINISTRATOR' | 'DATABASE_AWAY' | 'REMIND_AHEAD_INVALID',
    account = '',
  ) => ({ kind: 'error', code, params: { account } }) as const;
  const draft = change(draftOf(values), { affiliateAdministrators: ['HOST\\cara'], administrators: ['HOST\\anna', 'HOST\\ben'] });

  it('belongs to the list that has the account, whatever the case of its letters', () => {
    expect(blamed(refusal('ACCOUNT_UNKNOWN', 'host\\CARA'), draft)).toEqual(['affiliateAdministrators']);
    expect(blamed(refusal('ACCOUNT_TWICE', 'HOST\\ben'), draft)).toEqual(['administrators']);
    expect(blamed(refusal('ACCOUNT_UNKNOWN', 'HOST\\other'), draft)).toEqual(['administrators', 'affiliateAdministrators']);
  });

  it('belongs to the administrators where whoever asks would be none, and to the sheet where no field is wrong', () => {
    expect(blamed(refusal('CALLER_NOT_ADMINISTRATOR'), draft)).toEqual(['administrators']);
    expect(blamed(refusal('REMIND_AHEAD_INVALID'), draft)).toEqual(['secretRemindAhead']);
    expect(blamed(refusal('DATABASE_AWAY'), draft)).toEqual([]);
    expect(blamed({ kind: 'connection' }, draft)).toEqual([]);
  });
});
