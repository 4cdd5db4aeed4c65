/**
 * An audited action that is no operation of its own: its intent is durable before the first step, its outcome after the last.
 * Fails closed: where neither the chain nor the pending file takes the intent, nothing is done.
 */
import { randomUUID } from 'node:crypto';
import { isSsoError, type ErrorParams } from '../../shared/errors.ts';
import type { Guid } from '../../shared/domain/names.ts';
import type { CredentialDatabase } from '../credential-db/types.ts';
import type { Caller, EngineParts } from '../parts.ts';
import { adoptPending } from './adopt-pending.ts';
import { appendAudit } from './append.ts';
import { auditChain, rememberAuditHead } from './chain.ts';
import { appendPending } from './pending.ts';
import { whileRunning } from './running.ts';
import type { AuditChain, AuditEvent, AuditResult } from './types.ts';

/** What a use case may add to its own record while it works: names, counts, versions. Never a secret. */
export interface Trail {
  readonly operationId: Guid;
  note(detail: ErrorParams): void;
}

export interface AuditedOptions {
  /** The database is about to be replaced: the intent waits outside, and is taken into whatever database there is afterwards. */
  readonly outside?: boolean;
}

interface Ready {
  readonly database: CredentialDatabase;
  readonly chain: AuditChain;
}

/** Null where the key or the database cannot be had, for whatever reason: that is what the pending file is for. */
async function ready(parts: EngineParts): Promise<Ready | null> {
  try {
    const chain = await auditChain(parts);
    return { chain, database: await parts.database() };
  } catch (error) {
    if (isSsoError(error)) return null;
    throw error;
  }
}

async function writeDown(parts: EngineParts, event: AuditEvent, outside: boolean): Promise<void> {
  const found = outside ? null : await ready(parts);
  if (!found) return appendPending(parts, event);
  try {
    await adoptPending(parts, found.database, found.chain);
    await found.database.write((db) => appendAudit(db, found.chain, event));
  } catch (error) {
    if (!isSsoError(error)) throw error;
    await appendPending(parts, event);
  }
}

/** Writes one record, wherever one can be kept now. */
export async function recordAudit(parts: EngineParts, event: AuditEvent): Promise<void> {
  await writeDown(parts, event, false);
}

function outcomeOf(error: unknown): { result: AuditResult; detail: ErrorParams } {
  if (!isSsoError(error)) return { result: 'failed', detail: { code: 'INTERNAL' } };
  return { result: 'refused', detail: { ...error.params, code: error.code } };
}

async function keepHead(parts: EngineParts, reset: boolean): Promise<void> {
  const found = await ready(parts);
  if (found) await rememberAuditHead(parts, found.database, { reset });
}

export async function audited<T>(
  parts: EngineParts,
  caller: Caller,
  action: string,
  objects: readonly string[],
  work: (trail: Trail) => Promise<T>,
  options: AuditedOptions = {},
): Promise<T> {
  const operationId = randomUUID() as Guid;
  const noted: Record<string, ErrorParams[string]> = {};
  const outside = options.outside ?? false;
  const event = (result: AuditResult, detail: ErrorParams): AuditEvent => ({
    at: parts.clock.now(),
    actor: caller.account,
    origin: caller.origin,
    action,
    objects,
    result,
    operationId,
    detail,
  });
  return whileRunning(parts, async () => {
    await writeDown(parts, event('intent', { run: parts.runId }), outside);
    try {
      const result = await work({ operationId, note: (detail) => void Object.assign(noted, detail) });
      await writeDown(parts, event('done', noted), false);
      await keepHead(parts, outside);
      return result;
    } catch (error) {
      const outcome = outcomeOf(error);
      await writeDown(parts, event(outcome.result, { ...noted, ...outcome.detail }), false);
      await keepHead(parts, false);
      throw error;
    }
  });
}
