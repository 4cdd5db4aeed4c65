/** Keeping it safe: what works today and would be lost by one accident. */
import { BACKUP_PROOF_DAYS, DATABASE_BACKUP_DAYS, SECRET_USES } from '../../shared/domain/limits.ts';
import { nameKey } from '../../shared/domain/names.ts';
import type { Situation } from '../../shared/domain/situations.ts';
import type { Facts } from './facts.ts';
import { currentOf, daysSince, fittingPair, isMaster, retirableVersions, type Pair } from './questions.ts';

function backupSituations({ now }: Facts, pair: Pair): readonly Situation[] {
  const current = currentOf(pair);
  if (!current) return [];
  const { backup } = pair.store;
  if (!backup) {
    const count = pair.database.counts?.credentials;
    return [{ id: 'never-backed-up', params: count ? { count } : { unknown: true } }];
  }
  if (backup.secretVersion < current.version)
    return [{ id: 'backup-outdated', params: { backupVersion: backup.secretVersion, version: current.version } }];
  // a backup is re-opened before its success is reported: that proved it for the first time
  const count = daysSince(now, backup.verifiedAt ?? backup.takenAt);
  return count > BACKUP_PROOF_DAYS ? [{ id: 'backup-unverified', params: { count } }] : [];
}

function databaseBackup({ now, settings }: Facts, { store }: Pair): readonly Situation[] {
  const last = store.databaseBackup?.takenAt ?? settings.value?.createdAt;
  if (!last) return [];
  const count = daysSince(now, last);
  if (count < DATABASE_BACKUP_DAYS) return [];
  return [{ id: 'database-not-backed-up', params: { count, ...(store.databaseBackup ? {} : { never: true }) } }];
}

function secretAge({ now }: Facts, pair: Pair): readonly Situation[] {
  const current = currentOf(pair);
  if (!current) return [];
  const count = daysSince(now, current.createdAt);
  const { secret_maximum_age: max, secret_remind_ahead: ahead } = pair.database.system;
  return count >= max - ahead ? [{ id: 'secret-due', params: { count, max } }] : [];
}

function secretUses(pair: Pair): readonly Situation[] {
  const row = pair.database.secrets.find(({ version }) => version === pair.database.system.encrypt_with);
  if (!row || row.uses < SECRET_USES.remind) return [];
  return [{ id: 'secret-worn', params: { uses: row.uses, limit: SECRET_USES.refuse } }];
}

/** A group is many accounts. Which names are groups is known of the caller's own only; a user's private group bears his name. */
function administrators({ database, account, groups }: Facts): readonly Situation[] {
  const [only, ...others] = database.value?.administrators ?? [];
  if (only === undefined || others.length > 0) return [];
  const isGroup = nameKey(only) !== nameKey(account) && groups.some((group) => nameKey(group) === nameKey(only));
  return isGroup ? [] : [{ id: 'single-administrator', params: { account: only } }];
}

function retirable(facts: Facts): readonly Situation[] {
  const versions = retirableVersions(facts);
  return versions.length === 0 ? [] : [{ id: 'retirable', params: { count: versions.length, versions: versions.join(', ') } }];
}

export function safetySituations(facts: Facts): readonly Situation[] {
  const pair = fittingPair(facts);
  if (!pair || !facts.settings.value) return [];
  const ofMaster = isMaster(facts) ? [...backupSituations(facts, pair), ...retirable(facts)] : [];
  return [...ofMaster, ...databaseBackup(facts, pair), ...secretAge(facts, pair), ...secretUses(pair), ...administrators(facts)];
}
