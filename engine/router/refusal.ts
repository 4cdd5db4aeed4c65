/** An audited call that was refused before its use case began: no right, no valid input. Nothing was done; that it was tried is on record. */
import { recordAudit } from '../audit/index.ts';
import type { Caller, EngineParts } from '../parts.ts';
import { foreseen } from './errors.ts';
import { logFailure } from '../platform/log.ts';

export async function recordRefusal(parts: EngineParts, caller: Caller, action: string, error: unknown): Promise<void> {
  const known = foreseen(error);
  if (known?.code === 'NOT_CONFIGURED') return; // there is no system yet whose audit it could be
  const { account: actor, origin } = caller;
  const detail = known ? { ...known.params, code: known.code } : { code: 'INTERNAL' };
  const result = known ? 'refused' : 'failed';
  const event = { at: parts.clock.now(), actor, origin, action, objects: [], result, operationId: null, detail } as const;
  // a refusal stays the answer even where it cannot be recorded; in a folder of somebody else's there is no log either
  await recordAudit(parts, event).catch((failure: unknown) => {
    if (known?.code !== 'STORE_UNREACHABLE') logFailure(parts.folder, { correlation: 'audit', procedure: action, account: actor }, failure);
  });
}
