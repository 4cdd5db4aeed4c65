/** Unlock and lock: for this process alone. Each tool is a process of its own, and so is the console. */
import { SsoError, isSsoError } from '../../shared/errors.ts';
import { recordAudit } from '../audit/index.ts';
import { announce } from '../events/hub.ts';
import type { Caller, EngineParts } from '../parts.ts';
import { collectNow } from '../platform/collect.ts';
import { protectorInUse } from './describe.ts';
import { settleProtectors } from './settle.ts';

/** Recorded once it is done: before, the audit's own key is locked. A refusal is recorded by the router. */
async function record(parts: EngineParts, { account: actor, origin }: Caller, action: string): Promise<void> {
  const { serverName } = await parts.settings();
  const event = {
    at: parts.clock.now(),
    actor,
    origin,
    action,
    objects: [serverName],
    result: 'done',
    operationId: null,
    detail: {},
  } as const;
  await recordAudit(parts, event);
}

/** STORE_NOT_LOCKED, WRONG_PASSPHRASE. */
export async function unlockHere(parts: EngineParts, passphrase: string): Promise<void> {
  await parts.protectors.passphrase.unlock(await (await parts.store()).stanzas(), passphrase);
  await settleProtectors(parts);
  parts.ring.invalidate();
}

export async function unlock(parts: EngineParts, caller: Caller, { passphrase }: { passphrase: string }): Promise<void> {
  await unlockHere(parts, passphrase);
  await record(parts, caller, 'protector.unlock');
  announce(parts);
}

/**
 * Lets go of the ring, and of what opens it. STORE_NOT_LOCKED where no passphrase protects the store; OPERATION_ACTIVE where this process
 * is at work on one, which needs it; other work needs it too, and is ended. The look-ups that wait are written first, for their chain's key is in the ring; where they cannot be,
 * they wait on.
 */
export async function lock(parts: EngineParts, caller: Caller): Promise<void> {
  if ((await protectorInUse(parts)) !== 'passphrase') throw new SsoError('STORE_NOT_LOCKED');
  if (parts.operations.atWork()) throw new SsoError('OPERATION_ACTIVE');
  await parts.work.endAll();
  await parts.lookups.flush().catch((error: unknown) => {
    if (!isSsoError(error)) throw error;
  });
  await record(parts, caller, 'protector.lock');
  parts.protectors.passphrase.lock();
  parts.ring.invalidate();
  announce(parts);
  await collectNow();
}
