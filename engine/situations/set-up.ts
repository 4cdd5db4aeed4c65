/** Set-up: `server.json` decides whether there is a system; a lost store or database never looks like a new machine. */
import type { Situation } from '../../shared/domain/situations.ts';
import { usableSecrets, fittingPair, pairOf } from './questions.ts';
import type { Facts } from './facts.ts';

/** Without `server.json`, a store with a master secret in it (or one that cannot be opened) says that there was a system. */
function wasSetUp({ settings, store }: Facts): boolean {
  if (settings.error?.code !== 'NOT_CONFIGURED') return true;
  return store.value
    ? usableSecrets(store.value).length > 0
    : store.error.code !== 'STORE_MISSING' && store.error.code !== 'NOT_CONFIGURED';
}

function settingsSituations(facts: Facts): readonly Situation[] {
  if (facts.settings.value) return [];
  return [{ id: wasSetUp(facts) ? 'settings-lost' : 'not-configured', params: {} }];
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
