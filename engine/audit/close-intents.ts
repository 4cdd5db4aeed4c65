/**
 * Closes intents that will never have an outcome, because the process that wrote them is gone. What they changed is told by
 * what stands in database and store, not by this record: it only says that nobody can say that it ended.
 */
import type { ExpressionBuilder } from 'kysely';
import type { AuditEventTable, Db, Schema } from '../credential-db/schema.ts';
import type { Guid } from '../../shared/domain/names.ts';
import type { EngineParts } from '../parts.ts';
import { appendAudit } from './append.ts';
import { auditChain } from './chain.ts';
import { forgetRun, isRunning } from './running.ts';
import type { AuditChain } from './types.ts';

interface OpenIntent {
  readonly operationId: Guid;
  readonly action: string;
  readonly objects: string;
  readonly run: string;
}

const outcomes = (eb: ExpressionBuilder<Schema & { intent: AuditEventTable }, 'intent'>) =>
  eb
    .selectFrom('audit_event as outcome')
    .select('outcome.seq')
    .whereRef('outcome.operation_id', '=', 'intent.operation_id')
    .where('outcome.result', 'in', ['done', 'refused', 'failed']);

/** Intents of `audited` (they name their process) without an outcome. Operations close theirs themselves. */
export async function openIntents(db: Db, serverId: string): Promise<readonly OpenIntent[]> {
  const rows = await db
    .selectFrom('audit_event as intent')
    .select(['intent.operation_id', 'intent.action', 'intent.objects', 'intent.detail'])
    .where('intent.server_id', '=', serverId)
    .where('intent.result', '=', 'intent')
    .where('intent.operation_id', 'is not', null)
    .where((eb) => eb.not(eb.exists(outcomes(eb))))
    .execute();
  return rows.flatMap(({ operation_id: operationId, action, objects, detail }) => {
    const { run } = JSON.parse(detail) as { run?: string };
    return operationId && run ? [{ operationId: operationId, action, objects, run }] : [];
  });
}

async function closeIntent(parts: EngineParts, db: Db, chain: AuditChain, intent: OpenIntent): Promise<void> {
  await appendAudit(db, chain, {
    at: parts.clock.now(),
    actor: 'engine',
    origin: 'engine',
    action: intent.action,
    objects: JSON.parse(intent.objects) as string[],
    result: 'failed',
    operationId: intent.operationId,
    detail: { code: 'INTERRUPTED' },
  });
}

/** Number of intents that it closed. Asks again inside the transaction: an outcome may have come since. */
export async function closeDeadIntents(parts: EngineParts): Promise<number> {
  const [chain, database] = [await auditChain(parts), await parts.database()];
  const runs = new Set((await database.read((db) => openIntents(db, chain.serverId))).map(({ run }) => run));
  const dead = new Set<string>();
  for (const run of runs) if (!(await isRunning(parts, run))) dead.add(run);
  if (dead.size === 0) return 0;
  const closed = await database.write(async (db) => {
    const open = (await openIntents(db, chain.serverId)).filter(({ run }) => dead.has(run));
    for (const intent of open) await closeIntent(parts, db, chain, intent);
    return open.length;
  });
  for (const run of dead) await forgetRun(parts, run);
  return closed;
}
