/** Servers: which one is the master secret server, and whether it has what it should keep. */
import type { Situation } from '../../shared/domain/situations.ts';
import type { Facts } from './facts.ts';
import { fittingPair, isGivenUp, isMaster, usableSecrets } from './questions.ts';

function notMaster(facts: Facts): readonly Situation[] {
  const { database } = facts;
  if (!database.value || isMaster(facts)) return [];
  const id = database.value.system.master_server;
  const server = database.value.servers.find((candidate) => candidate.id === id)?.name ?? id;
  return [{ id: 'not-master', params: { server } }];
}

function withoutSecret(facts: Facts): readonly Situation[] {
  const pair = fittingPair(facts);
  if (!pair || !isMaster(facts) || pair.database.system.encrypt_with === null || usableSecrets(pair.store).length > 0) return [];
  if (isGivenUp(facts)) return [];
  return [{ id: 'master-without-secret', params: {} }];
}

export const serverSituations = (facts: Facts): readonly Situation[] =>
  facts.settings.value ? [...notMaster(facts), ...withoutSecret(facts)] : [];
