/** Access: whether programs get credentials at all, and whether the caller may do anything here. */
import type { Situation } from '../../shared/domain/situations.ts';
import type { Facts } from './facts.ts';

function ssoDisabled({ database }: Facts): readonly Situation[] {
  const system = database.value?.system;
  if (!system || system.sso_enabled === 1) return [];
  return [{ id: 'sso-disabled', params: { since: system.sso_changed_at, by: system.sso_changed_by } }];
}

function accessDenied({ database, roles, account }: Facts): readonly Situation[] {
  if (!database.value || roles.length > 0) return [];
  return [{ id: 'access-denied', params: { role: 'sso-administrator', accounts: database.value.administrators.join(', '), account } }];
}

function selfAppointed({ database }: Facts): readonly Situation[] {
  const by = database.value?.selfAppointed;
  return by ? [{ id: 'self-appointed', params: { account: by.account, at: by.at } }] : [];
}

export const accessSituations = (facts: Facts): readonly Situation[] =>
  facts.settings.value ? [...ssoDisabled(facts), ...accessDenied(facts), ...selfAppointed(facts)] : [];
