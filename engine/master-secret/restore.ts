/**
 * Restores master secrets from a backup: preflight → stored → current → re-encrypting → done (DESIGN §6). Each secret is judged, not
 * the file: what the database knows by id and check value is installed, and named where no credential under it opens; the others are
 * named and left.
 */
import type { OperationProgress } from '../../shared/contract/console/operation.ts';
import { SsoError } from '../../shared/errors.ts';
import { mappings, system } from '../credential-db/index.ts';
import type { Db } from '../credential-db/schema.ts';
import { ringSecrets } from '../crypto/index.ts';
import type { Caller, EngineParts } from '../parts.ts';
import { followOperation } from './follow.ts';
import { installRing } from './install-ring.ts';
import { isProven, judgeRing, type Judged, type SecretFit } from './judge.ts';
import { advanceTo, durable, type Road, type Run } from './operation-work.ts';
import { beginOperation, requireFitIfHeld } from './operation-runner.ts';
import { retryQuarantined } from './quarantine-retry.ts';
import { recordSwitch, reencryptStep } from './reencrypt.ts';
import { lackedByOldCopy, restoreForOldCopy } from './restore-for-old-copy.ts';
import { fromBackup, type RingSource } from './ring-source.ts';
import type { OperationAtWork } from './types.ts';

export interface RestoreProgress extends OperationProgress {
  readonly installed: SecretFit[];
  readonly left: SecretFit[];
}

/** Credentials of each secret that are opened before it is installed. */
const SAMPLE = 1000;

export type OpenSource = (parts: EngineParts) => Promise<RingSource>;

export async function* restore(
  parts: EngineParts,
  caller: Caller,
  input: { path: string; password: string },
): AsyncGenerator<RestoreProgress> {
  const source = await fromBackup(parts, input);
  const judged = await judgeSource(parts, source);
  const installed = judged.fits.filter(isProven);
  const left = judged.fits.filter((secret) => !isProven(secret));
  for await (const progress of restoring(parts, caller, source, judged)) yield { ...progress, installed: [...installed], left: [...left] };
}

/** DATABASE_ROLLED_BACK over an old copy that lacks nothing that a restore could bring. */
async function* restoring(parts: EngineParts, caller: Caller, source: RingSource, judged: Judged): AsyncGenerator<OperationProgress> {
  if (await lackedByOldCopy(parts)) yield { operation: await restoreForOldCopy(parts, caller, source, judged), unreadable: [] };
  else yield* followOperation(parts, (await beginRestore(parts, caller, source)).id);
}

async function judgeSource(parts: EngineParts, source: RingSource): Promise<Judged> {
  const { systemId } = await parts.settings();
  if (source.systemId !== systemId) throw new SsoError('BACKUP_FOREIGN', { systemName: source.systemName });
  await parts.database(); // the database judges: without it nothing is installed
  const judged = await judgeRing(parts, source.ring, source.systemId, SAMPLE);
  if (!judged.fits.some(isProven)) throw nothingToInstall(judged, source);
  return judged;
}

function nothingToInstall({ fits }: Judged, { systemName }: RingSource): SsoError {
  const retired = fits.filter(({ fit }) => fit === 'retired').map(({ version }) => version);
  return retired.length > 0
    ? new SsoError('BACKUP_RETIRED', { versions: retired.join(', ') })
    : new SsoError('BACKUP_FOREIGN', { systemName });
}

async function beginRestore(parts: EngineParts, caller: Caller, source: RingSource): Promise<OperationAtWork> {
  return beginOperation(parts, {
    kind: 'restore',
    caller,
    objects: [source.path],
    backupPath: source.path,
    supersedes: 'switched',
    checks: (_db, row) => requireFitIfHeld(parts, row),
    road: restoreRoad(() => Promise.resolve(source)),
  });
}

/** How an interrupted restore comes by its ring again; null where the password is not known, which is enough once it is stored. */
export function sourceAgain(path: string | null, password: string | null): OpenSource | null {
  return path === null || password === null ? null : (parts) => fromBackup(parts, { path, password });
}

export function restoreRoad(source: OpenSource | null): Road {
  return { preflight: (run) => install(run, source), stored: register, current: recordSwitch, 're-encrypting': putBackAndReencrypt };
}

async function install(run: Run, open: OpenSource | null): Promise<void> {
  if (!open) throw new SsoError('PASSWORD_MISSING', { backup: 'existing' });
  const source = await open(run.parts);
  const ring = await installRing(run.parts, source, (await judgeSource(run.parts, source)).fits);
  await durable(run.parts, 'restore.ring');
  const versions = ringSecrets(ring).map(({ version }) => version);
  await advanceTo(run, { state: 'stored', detail: { versions: versions.join(', ') } });
}

/** From here on whoever cached a key asks anew. */
async function register(run: Run): Promise<void> {
  const database = await run.parts.database();
  const epoch = run.lease.epoch + 1;
  await advanceTo(run, {
    state: 'current',
    detail: { epoch },
    set: { epoch, done: 0, failed: 0, total: await database.read(rowsToMove) },
    change: async (db) => {
      await system.bumpEpoch(db);
    },
  });
  run.lease = { ...run.lease, epoch };
}

async function rowsToMove(db: Db): Promise<number> {
  const { encrypt_with: version } = await system.readSystem(db);
  return version === null ? 0 : mappings.countNotUnder(db, version);
}

async function putBackAndReencrypt(run: Run, row: Parameters<typeof reencryptStep>[1]): Promise<void> {
  await retryQuarantined(run);
  await reencryptStep(run, row);
}
