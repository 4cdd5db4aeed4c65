/**
 * Closes intents that will never have an outcome, because the process that wrote them is gone. What they changed is told by the
 * records of their steps; this one names the last of them, and says that nobody can say that it ended.
 */
import type { ExpressionBuilder } from 'kysely';
import type { AuditEventTable, Db, Schema } from '../credential-db/schema.ts';
import type { Guid } from '../../shared/domain/names.ts';
import type { EngineParts } from '../parts.ts';
import { adoptPending } from './adopt-pending.ts';
import { appendAudit } from './append.ts';
import { auditChain } from './chain.ts';
import { detailOf, objectsOf } from './record-row.ts';
import { forgetRun, isRunning } from './running.ts';
import type { AuditChain } from './types.ts';

interface OpenIntent {
  readonly operationId: Guid;
  readonly action: string;
  readonly objects: readonly string[];
  readonly run: string;
}

const outcomes = (eb: ExpressionBuilder<Schema & { intent: AuditEventTable }, 'intent'>) =>
  eb
    .selectFrom('audit_event as outcome')
    .select('outcome.seq')
    .whereRef('outcome.operation_id', '=', 'intent.operation_id')
    .where('outcome.result', 'in', ['done', 'refused', 'failed']);

/**
 * Intents of `audited` (they name their process) without an outcome. Operations close theirs themselves; one that was altered so that it
 * names no process stays open: `verify` names it.
 */
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
    const run = detailOf(detail)?.['run'];
    return operationId && typeof run === 'string' ? [{ operationId, action, objects: objectsOf(objects) ?? [], run }] : [];
  });
}

/** The last of its steps that is on record: what is surely done. */
async function lastStep(db: Db, operationId: Guid): Promise<string | null> {
  const step = await db
    .selectFrom('audit_event')
    .select('detail')
    .where('operation_id', '=', operationId)
    .where('result', '=', 'step')
    .orderBy('seq', 'desc')
    .executeTakeFirst();
  const state = step && detailOf(step.detail)?.['state'];
  return typeof state === 'string' ? state : null;
}

async function closeIntent(parts: EngineParts, db: Db, chain: AuditChain, intent: OpenIntent): Promise<void> {
  const after = await lastStep(db, intent.operationId);
  await appendAudit(db, chain, {
    at: parts.clock.now(),
    actor: 'engine',
    origin: 'engine',
    action: intent.action,
    objects: intent.objects,
    result: 'failed',
    operationId: intent.operationId,
    detail: { code: 'INTERRUPTED', ...(after === null ? {} : { after }) },
  });
}

/** Those whose process was not at work when it was asked, after they were read: whatever it begins afterwards is not among them. */
async function deadAmong(parts: EngineParts, intents: readonly OpenIntent[]): Promise<readonly OpenIntent[]> {
  const running = new Map<string, boolean>();
  for (const { run } of intents) if (!running.has(run)) running.set(run, await isRunning(parts, run));
  return intents.filter(({ run }) => running.get(run) === false);
}

/**
 * Number of intents that it closed. What waited beside the database comes into it first: an intent may be among it. Asks again inside the
 * transaction: an outcome may have come since.
 */
export async function closeDeadIntents(parts: EngineParts): Promise<number> {
  const [chain, database] = [await auditChain(parts), await parts.database()];
  await adoptPending(parts, database, chain);
  const dead = await deadAmong(parts, await database.read((db) => openIntents(db, chain.serverId)));
  if (dead.length === 0) return 0;
  const operations = new Set(dead.map(({ operationId }) => operationId));
  const closed = await database.write(async (db) => {
    const open = (await openIntents(db, chain.serverId)).filter(({ operationId }) => operations.has(operationId));
    for (const intent of open) await closeIntent(parts, db, chain, intent);
    return open.length;
  });
  for (const run of new Set(dead.map((intent) => intent.run))) await forgetRun(parts, run);
  return closed;
}
