/**
 * An audited action that is no operation of its own: its intent is durable before the first step, its outcome after the last.
 * Fails closed: where neither the chain nor the pending file takes the intent, nothing is done.
 */
import { randomUUID } from 'node:crypto';
import { isSsoError, type ErrorParams } from '../../shared/errors.ts';
import type { Guid } from '../../shared/domain/names.ts';
import type { Db } from '../credential-db/schema.ts';
import type { Caller, EngineParts } from '../parts.ts';
import { appendAudit } from './append.ts';
import { auditChain } from './chain.ts';
import { keepAuditHead, recordAudit } from './record.ts';
import { whileRunning } from './running.ts';
import type { AuditEvent, AuditResult } from './types.ts';

/** What a use case may add to its own record while it works: names, counts, versions. Never a secret. */
export interface Trail {
  readonly operationId: Guid;
  note(detail: ErrorParams): void;
  /** What a transaction of the action has changed, in that very transaction: so it is on record though the process ends before the outcome. */
  step(db: Db, detail: ErrorParams): Promise<void>;
}

export interface AuditedOptions {
  /** The database is about to be replaced: the intent waits outside, and is taken into whatever database there is afterwards. */
  readonly outside?: boolean;
}

/** An error's code and params never hold a secret (errors.ts). */
export function outcomeOf(error: unknown): { result: AuditResult; detail: ErrorParams } {
  if (!isSsoError(error)) return { result: 'failed', detail: { code: 'INTERNAL' } };
  return { result: 'refused', detail: { ...error.params, code: error.code } };
}

type Ended<T> = { readonly result: T } | { readonly error: unknown };

async function settledWork<T>(work: () => Promise<T>): Promise<Ended<T>> {
  try {
    return { result: await work() };
  } catch (error) {
    return { error };
  }
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
  const failed = (error: unknown): AuditEvent => {
    const { result, detail } = outcomeOf(error);
    return event(result, { ...noted, ...detail });
  };
  const trail: Trail = {
    operationId,
    note: (detail) => void Object.assign(noted, detail),
    step: async (db, detail) => {
      await appendAudit(db, await auditChain(parts), event('step', detail));
    },
  };
  return whileRunning(parts, async () => {
    await recordAudit(parts, event('intent', { run: parts.runId }), { outside });
    const ended = await settledWork(() => work(trail));
    await recordAudit(parts, 'error' in ended ? failed(ended.error) : event('done', noted));
    await keepAuditHead(parts, { reset: outside && !('error' in ended) });
    if ('error' in ended) throw ended.error;
    return ended.result;
  });
}
