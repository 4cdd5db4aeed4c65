/** Takes the store's own last good copy into use: offered where the store is missing or damaged, never loaded by itself. */
import type { Caller, EngineParts } from '../parts.ts';
import type { SecretFit } from './judge.ts';
import { beginRestore } from './restore.ts';
import { fromLastGood } from './ring-source.ts';

export interface RestoredCopy {
  readonly writtenAt: string;
  readonly secrets: SecretFit[];
}

export async function restoreLastGood(parts: EngineParts, caller: Caller): Promise<RestoredCopy> {
  const source = await fromLastGood(parts);
  const { judged, work } = await beginRestore(parts, caller, source);
  await work.finished;
  const failure = work.failure();
  if (failure) throw failure;
  return { writtenAt: source.takenAt, secrets: judged.fits.filter(({ fit }) => fit === 'fits') };
}
