/** Set-up: `server.json` decides whether there is a system; a lost store or database never looks like a new machine. */
import type { Situation } from '../../shared/domain/situations.ts';
import { usableSecrets, fittingPair, pairOf } from './questions.ts';
import type { Facts } from './facts.ts';

function settingsSituations(facts: Facts): readonly Situation[] {
  if (facts.settings.value) return [];
  return [{ id: facts.wasSetUp ? 'settings-lost' : 'not-configured', params: {} }];
}

function schemaSituations({ database }: Facts): readonly Situation[] {
  const { error } = database;
  if (error?.code === 'SCHEMA_OLD') return [{ id: 'schema-old', params: error.params }];
  if (error?.code === 'SCHEMA_NEW') return [{ id: 'schema-new', params: error.params }];
  return [];
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
  ...(facts.settings.value ? [...schemaSituations(facts), ...secretSituations(facts)] : []),
];
