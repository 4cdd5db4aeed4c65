/**
 * The life of the master secrets, from their rows and from the audit: what was done, when, by whom. Told by this server's chain, as
 * it stands; whether that was altered is for `audit.verify` to say.
 */
import type { History, HistoryEvent } from '../../shared/contract/console/history.ts';
import type { ErrorParams } from '../../shared/errors.ts';
import { detailOf, objectsOf, timeOf } from '../audit/index.ts';
import { secrets } from '../credential-db/index.ts';
import type { AuditEventTable, Db, SecretTable } from '../credential-db/schema.ts';
import type { EngineParts } from '../parts.ts';

const MOST = 500;
/** Records that are looked at, newest first: an operation leaves several, and not all of them tell of a secret. */
const MOST_RECORDS = 10_000;

type Told = Pick<AuditEventTable, 'at' | 'actor' | 'action' | 'objects' | 'result' | 'operation_id' | 'detail'>;

const ACTIONS = ['secret.generate', 'secret.retire', 'backup.write', 'backup.verify', 'backup.restore', 'database.reconcile'];

/** Oldest first. */
async function readRecords(db: Db, serverId: string): Promise<readonly Told[]> {
  const rows = await db
    .selectFrom('audit_event')
    .select(['at', 'actor', 'action', 'objects', 'result', 'operation_id', 'detail'])
    .where('server_id', '=', serverId)
    .where('action', 'in', ACTIONS)
    .where('result', '!=', 'refused')
    .orderBy('seq', 'desc')
    .limit(MOST_RECORDS)
    .execute();
  return rows.reverse();
}

const generated = ({ version, created_at: at }: SecretTable): HistoryEvent => ({
  at,
  kind: 'generated',
  version,
  actor: null,
  detail: {},
});

/** What a record tells of the life of a secret; null where it tells of none. */
function kindOf({ action, result }: Told, { state, request }: ErrorParams): HistoryEvent['kind'] | null {
  if (action === 'secret.retire') return result === 'done' || state === 'retired' ? 'retired' : null;
  if (action === 'backup.write') return result === 'done' ? 'backed-up' : null;
  if (action === 'backup.verify') return result === 'done' ? 'verified' : null;
  if (result === 'failed') return action === 'secret.generate' && (state === undefined || request === 'cancel') ? 'cancelled' : null;
  if (state === 'backed-up') return 'backed-up';
  if (state === 'current')
    return { 'secret.generate': 'current', 'backup.restore': 'restored', 'database.reconcile': 'reconciled' }[
      action
    ] as HistoryEvent['kind'];
  if (state === 'done') return 're-encrypted';
  return action === 'backup.restore' && result === 'done' ? 'restored' : null;
}

/** Null for what is no version of a secret. */
const versionOf = (value: unknown): number | null => (Number.isSafeInteger(value) && Number(value) > 0 ? Number(value) : null);

/**
 * Null for a record that cannot be read: it was altered, and `audit.verify` names it.
 * `operations`: the version that each is about, by its id; what a record says of it is kept for those behind it.
 */
function eventOf(record: Told, operations: Map<string, number>): HistoryEvent | null {
  const [at, detail, objects] = [timeOf(record.at), detailOf(record.detail), objectsOf(record.objects)];
  if (at === null || detail === null || objects === null) return null;
  const { actor, action, operation_id: operation } = record;
  const named = versionOf(action === 'secret.retire' ? Number(objects[0]) : detail['version']);
  if (named !== null && operation !== null) operations.set(operation, named);
  const kind = kindOf(record, detail);
  const version = named ?? (operation === null ? null : (operations.get(operation) ?? null));
  return kind && { at, kind, version, actor, detail: { ...detail } };
}

const byTime = (one: HistoryEvent, other: HistoryEvent): number => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0);

/** Which secret each operation is about, as far as its row says: the records of a reconcile name none. */
async function versionsOfOperations(db: Db): Promise<Map<string, number>> {
  const rows = await db.selectFrom('operation').select(['id', 'secret_version']).execute();
  return new Map(rows.flatMap(({ id, secret_version: version }) => (version === null ? [] : [[id, version] as const])));
}

/** A secret is retired with the step that says so; the outcome, which may be missing, says it once more. */
function once(records: readonly Told[]): readonly Told[] {
  const retired = records.filter(({ action, result }) => action === 'secret.retire' && result === 'step');
  const operations = new Set(retired.map(({ operation_id }) => operation_id));
  return records.filter(({ result, operation_id }) => result !== 'done' || !operations.has(operation_id));
}

async function readEvents(db: Db, serverId: string): Promise<HistoryEvent[]> {
  const operations = await versionsOfOperations(db);
  const told = once(await readRecords(db, serverId)).flatMap((record) => eventOf(record, operations) ?? []);
  return [...(await secrets.listSecrets(db)).map(generated), ...told].sort(byTime);
}

export async function history(parts: EngineParts): Promise<History> {
  const { serverId } = await parts.settings();
  const database = await parts.database();
  const events = await database.read((db) => readEvents(db, serverId));
  return { events: events.slice(-MOST), omitted: Math.max(0, events.length - MOST) };
}
