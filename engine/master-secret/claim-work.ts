/** The lock that says that some process is at work, or an answer that says who has it. */
import { setTimeout as pause } from 'node:timers/promises';
import { SsoError, isSsoError } from '../../shared/errors.ts';
import { operations } from '../credential-db/index.ts';
import type { OperationTable } from '../credential-db/schema.ts';
import type { EngineParts } from '../parts.ts';
import type { Claim } from './types.ts';

export const activeError = ({ kind, started_by: startedBy }: OperationTable): SsoError =>
  new SsoError('OPERATION_ACTIVE', { kind, startedBy });

/** Whoever has the lock writes his operation's row at once; what has none (retire, quarantine, set-up) takes moments. */
const PATIENCE = { tries: 40, pauseMs: 50 } as const;

async function activeNow(parts: EngineParts): Promise<OperationTable | undefined> {
  const database = await parts.database();
  return database.read((db) => operations.activeOperation(db));
}

/** The lock, or OPERATION_ACTIVE with who has it. CONFLICT where somebody keeps it for no operation. */
export async function claimWork(parts: EngineParts): Promise<Claim> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await parts.operations.claim();
    } catch (error) {
      if (!isSsoError(error, 'OPERATION_ACTIVE')) throw error;
      const active = await activeNow(parts);
      if (active) throw activeError(active);
      if (attempt === PATIENCE.tries) throw new SsoError('CONFLICT', { reason: 'locked' }, { cause: error });
      await pause(PATIENCE.pauseMs);
    }
  }
}
