/** Set-up: `server.json` decides whether there is a system; a lost store or database never looks like a new machine. */
import type { Situation } from '../../shared/domain/situations.ts';
import type { ErrorCode } from '../../shared/errors.ts';
import { usableSecrets, fittingPair, pairOf } from './questions.ts';
import type { Facts } from './facts.ts';

type Tell = (facts: Facts) => readonly Situation[];

const settingsLost: Situation = { id: 'settings-lost', params: {} };

/** By the failure to read the settings. */
export const TELLING_SETTINGS: Readonly<Partial<Record<ErrorCode, Tell>>> = {
  NOT_CONFIGURED: ({ wasSetUp }) => [wasSetUp ? settingsLost : { id: 'not-configured', params: {} }],
  SETTINGS_DAMAGED: () => [settingsLost],
  STORE_UNREACHABLE: ({ account, settings }) => [
    { id: 'store-unreachable', params: { account, owner: settings.error?.params['owner'] ?? '?' } },
  ],
};

function settingsSituations(facts: Facts): readonly Situation[] {
  const { error } = facts.settings;
  return (error && TELLING_SETTINGS[error.code]?.(facts)) ?? [];
}

/** Neither knows of any: a store that lacks what the database names is *behind*, not new. */
function secretSituations(facts: Facts): readonly Situation[] {
  const pair = fittingPair(facts) ?? pairOf(facts);
  if (!pair || pair.database.system.encrypt_with !== null || usableSecrets(pair.store).some(({ state }) => state !== 'cancelled'))
    return [];
  return [{ id: 'no-secret', params: {} }];
}

export const setUpSituations = (facts: Facts): readonly Situation[] => [
  ...settingsSituations(facts),
  ...(facts.settings.value ? secretSituations(facts) : []),
];
