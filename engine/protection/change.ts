/** Another protector, in steps of which each is durable before the next (store.ts); whenever it stops, the old or the new one opens the store. */
import { isProtectorKind, type ProtectorKind } from '../../shared/domain/protectors.ts';
import { SsoError } from '../../shared/errors.ts';
import { audited } from '../audit/index.ts';
import { announce } from '../events/hub.ts';
import { claimWork } from '../master-secret/claim-work.ts';
import type { Caller, EngineParts } from '../parts.ts';
import { protectorInUse } from './describe.ts';
import { unlockHere } from './lock.ts';

export interface ProtectorChange {
  readonly to: ProtectorKind;
  readonly passphrase?: string | undefined;
  readonly current?: string | undefined;
}

export interface ChangedProtector {
  readonly kind: ProtectorKind;
  readonly kept: ProtectorKind[];
}

async function toPassphrase(parts: EngineParts, passphrase: string): Promise<readonly string[]> {
  const choice = await parts.protectors.passphrase.choose(passphrase);
  try {
    const kept = await (await parts.store()).reprotect(parts.protectors.passphrase);
    choice.keep();
    return kept;
  } catch (error) {
    choice.discard();
    throw error;
  }
}

async function reprotect(parts: EngineParts, { to, passphrase }: ProtectorChange): Promise<readonly string[]> {
  if (to === 'passphrase') return toPassphrase(parts, passphrase ?? '');
  const { keyFile, keyStore } = parts.protectors;
  return (await parts.store()).reprotect(to === 'key-file' ? keyFile : keyStore);
}

async function change(parts: EngineParts, wanted: ProtectorChange): Promise<ProtectorKind[]> {
  const claim = await claimWork(parts);
  try {
    return (await reprotect(parts, wanted)).filter(isProtectorKind);
  } finally {
    parts.ring.invalidate();
    await claim.release();
    announce(parts);
  }
}

export async function changeProtector(parts: EngineParts, caller: Caller, wanted: ProtectorChange): Promise<ChangedProtector> {
  const { serverName } = await parts.settings();
  if (wanted.to === 'passphrase' && wanted.passphrase === undefined) throw new SsoError('PASSWORD_MISSING');
  if (wanted.current !== undefined) await unlockHere(parts, wanted.current);
  return audited(parts, caller, 'protector.change', [serverName], async (trail) => {
    trail.note({ from: (await protectorInUse(parts)) ?? '?', to: wanted.to });
    const kept = await change(parts, wanted);
    if (kept.length > 0) trail.note({ kept: kept.join(', ') });
    return { kind: wanted.to, kept };
  });
}
