/** Whether one of the administrators made himself one, and no administrator has set the accounts since. */
import { nameKey } from '../../shared/domain/names.ts';
import { objectsOf, timeOf } from '../audit/index.ts';
import type { Db } from '../credential-db/schema.ts';

export interface SelfAppointed {
  readonly account: string;
  /** ISO 8601. */
  readonly at: string;
}

/** Records that are looked at, newest first: this is asked with every look at the system. */
const NEWEST = 5_000;
const BECAME = 'system.becomeAdministrator';
const SETTING = 'system.update';

/** A cross join keeps its order in SQLite: from each head to the rows behind its bound, by key, not through the whole audit. */
const changesOf = (db: Db) =>
  db
    .selectFrom('audit_head')
    .crossJoin('audit_event')
    .select(['audit_event.action', 'audit_event.at', 'audit_event.actor', 'audit_event.objects'])
    .whereRef('audit_event.server_id', '=', 'audit_head.server_id')
    .whereRef('audit_event.seq', '>', (eb) => eb('audit_head.seq', '-', NEWEST))
    .where('audit_event.action', 'in', [BECAME, SETTING])
    .where('audit_event.result', '=', 'done')
    .orderBy('audit_event.at', 'desc')
    .orderBy('audit_event.seq', 'desc')
    .execute();

/** As update-settings.ts records it. */
const setsAccounts = (objects: string): boolean => (objectsOf(objects) ?? []).some((name) => name.startsWith('administrators: '));

export async function selfAppointed(db: Db, administrators: readonly string[]): Promise<SelfAppointed | null> {
  const changes = await changesOf(db);
  const newest = changes.find(({ action, objects }) => action === BECAME || setsAccounts(objects));
  if (newest?.action !== BECAME) return null;
  const at = timeOf(newest.at);
  const still = administrators.some((name) => nameKey(name) === nameKey(newest.actor));
  return still && at !== null ? { account: newest.actor, at } : null;
}
