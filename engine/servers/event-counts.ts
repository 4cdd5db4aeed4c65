/**
 * How many outcomes of each severity a server's audit has since they were last reset. A reset is a record of the audit like any
 * other, so it needs no place of its own. What was counted once is kept in memory: the next question counts what came since.
 */
import { sql } from 'kysely';
import type { AuditAction } from '../../shared/domain/audit-actions.ts';
import type { ServerView } from '../../shared/contract/console/servers.ts';
import { auditHead, holdsRecord, type AuditHead } from '../audit/index.ts';
import type { Db } from '../credential-db/schema.ts';
import type { EngineParts } from '../parts.ts';

export const RESET: AuditAction = 'servers.resetCounts';

type EventCounts = NonNullable<ServerView['events']>;

interface Counted extends EventCounts {
  readonly head: AuditHead;
}

const NONE: EventCounts = { information: 0, warning: 0, error: 0, since: null };
const known = new WeakMap<EngineParts, Map<string, Counted>>();

/** The newest reset behind `after`, null where there is none. */
async function newestReset(db: Db, serverId: string, after: number): Promise<{ seq: number; at: string } | null> {
  const reset = await db
    .selectFrom('audit_event')
    .select(['seq', 'at'])
    .where('server_id', '=', serverId)
    .where('seq', '>', after)
    .where('action', '=', RESET)
    .where('result', '=', 'done')
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return reset ?? null;
}

const having = (result: string) => sql<number>`coalesce(sum(result = ${result}), 0)`;

async function countAfter(db: Db, serverId: string, after: number): Promise<Omit<EventCounts, 'since'>> {
  return db
    .selectFrom('audit_event')
    .select([having('done').as('information'), having('refused').as('warning'), having('failed').as('error')])
    .where('server_id', '=', serverId)
    .where('seq', '>', after)
    .executeTakeFirstOrThrow();
}

/** What is kept counts only while the chain still has the record up to which it was counted: the database may be another copy. */
async function keptOf(parts: EngineParts, db: Db, serverId: string): Promise<Counted | null> {
  const kept = known.get(parts)?.get(serverId);
  return kept && (await holdsRecord(db, serverId, kept.head)) ? kept : null;
}

function keep(parts: EngineParts, serverId: string, counted: Counted): void {
  const servers = known.get(parts) ?? new Map<string, Counted>();
  known.set(parts, servers.set(serverId, counted));
}

export async function eventCounts(parts: EngineParts, db: Db, serverId: string): Promise<EventCounts> {
  const head = await auditHead(db, serverId);
  if (!head) return NONE;
  const kept = await keptOf(parts, db, serverId);
  const reset = await newestReset(db, serverId, kept?.head.seq ?? 0);
  const before = reset || !kept ? { ...NONE, since: reset?.at ?? null } : kept;
  const { information, warning, error } = await countAfter(db, serverId, reset?.seq ?? kept?.head.seq ?? 0);
  const counts = {
    information: before.information + information,
    warning: before.warning + warning,
    error: before.error + error,
    since: before.since,
  };
  keep(parts, serverId, { ...counts, head });
  return counts;
}
