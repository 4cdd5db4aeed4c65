/**
 * Restores master secrets from a backup: preflight → stored → current → re-encrypting → done (DESIGN §6). Each secret is judged, not
 * the file: what the database knows by id and check value is installed, and named where no credential under it opens; the others are
 * named and left.
 */
import type { OperationProgress } from '../../shared/contract/console/operation.ts';
import type { OperationView } from '../../shared/contract/schemas.ts';
import type { Guid } from '../../shared/domain/names.ts';
import { disposeRing } from '../crypto/index.ts';
import type { Caller, EngineParts } from '../parts.ts';
import { followOperation } from './follow.ts';
import { isProven, judgeRing, SAMPLE, type SecretFit } from './judge.ts';
import { judgeSource } from './judge-source.ts';
import type { Road } from './operation-work.ts';
import { beginOperation, requireFitIfHeld } from './operation-runner.ts';
import { lackedByOldCopy, restoreForOldCopy } from './restore-for-old-copy.ts';
import { handedOver, restoreRoad, type Verdict } from './restore-road.ts';
import { fromBackup, type RingSource } from './ring-source.ts';
import type { OperationAtWork } from './types.ts';

export interface RestoreProgress extends OperationProgress {
  readonly installed: SecretFit[];
  readonly left: SecretFit[];
}

interface Source {
  readonly path: string;
  readonly password: string;
}

interface Begun {
  readonly verdict: Verdict;
  /** The operation that was begun, or, over an old copy, the one that is done already. */
  readonly operation: Guid | OperationView;
}

/**
 * Leaving the stream does not touch it. DATABASE_ROLLED_BACK over an old copy that lacks nothing that a restore could bring. It is begun
 * away from the stream, which would else hold the password and the file's keys for as long as it is followed.
 */
export function restore(parts: EngineParts, caller: Caller, input: Source): AsyncGenerator<RestoreProgress> {
  const begun = begin(parts, caller, input);
  begun.catch(() => undefined); // thrown where the stream is read
  return following(parts, begun);
}

async function* following(parts: EngineParts, begun: Promise<Begun>): AsyncGenerator<RestoreProgress> {
  const { verdict, operation } = await begun;
  const told = (progress: OperationProgress): RestoreProgress => {
    const [installed, left] = [verdict.fits.filter(isProven), verdict.fits.filter((secret) => !isProven(secret))];
    return { ...progress, installed, left };
  };
  if (typeof operation !== 'string') yield told({ operation, unreadable: [] });
  else for await (const progress of followOperation(parts, operation)) yield told(progress);
}

async function begin(parts: EngineParts, caller: Caller, input: Source): Promise<Begun> {
  const source = await fromBackup(parts, input);
  try {
    const verdict: Verdict = { fits: (await judgeSource(parts, source)).fits };
    if (await lackedByOldCopy(parts)) return await overOldCopy(parts, caller, source);
    const { id } = await beginRestore(parts, caller, source.path, restoreRoad(handedOver({ source }), verdict));
    return { verdict, operation: id };
  } catch (error) {
    disposeRing(source.ring);
    throw error;
  }
}

async function beginRestore(parts: EngineParts, caller: Caller, path: string, road: Road): Promise<OperationAtWork> {
  return beginOperation(parts, {
    kind: 'restore',
    caller,
    objects: [path],
    backupPath: path,
    supersedes: 'switched',
    checks: (_db, row) => requireFitIfHeld(parts, row),
    road,
  });
}

async function overOldCopy(parts: EngineParts, caller: Caller, source: RingSource): Promise<Begun> {
  const judged = await judgeRing(parts, source.ring, source.systemId, { sample: SAMPLE, goOn: () => true });
  const operation = await restoreForOldCopy(parts, caller, source, judged);
  disposeRing(source.ring);
  return { verdict: judged, operation };
}
