/** The steps of a restore: preflight → stored → current → re-encrypting → done. */
import { SsoError } from '../../shared/errors.ts';
import { mappings, system } from '../credential-db/index.ts';
import type { Db } from '../credential-db/schema.ts';
import { disposeRing, ringSecrets } from '../crypto/index.ts';
import type { EngineParts } from '../parts.ts';
import { installRing } from './install-ring.ts';
import { judgeRing, SAMPLE, type SecretFit } from './judge.ts';
import { judgeSource } from './judge-source.ts';
import { advanceTo, durable, type Road, type Run } from './operation-work.ts';
import { reportSometimes } from './progress-report.ts';
import { retryQuarantined } from './quarantine-retry.ts';
import { recordSwitch, reencryptStep } from './reencrypt.ts';
import { fromBackup, type RingSource } from './ring-source.ts';

export type OpenSource = (parts: EngineParts) => Promise<RingSource>;

/** What is known of the file's secrets: first by name, then by what they open. */
export interface Verdict {
  fits: readonly SecretFit[];
}

/** The ring that was opened already: whoever takes it over, it is held here no more. */
export function handedOver(held: { source: RingSource | null }): OpenSource {
  return () => {
    const { source } = held;
    held.source = null;
    return source ? Promise.resolve(source) : Promise.reject(new SsoError('PASSWORD_MISSING', { backup: 'existing' }));
  };
}

/** How an interrupted restore comes by its ring again; null where the password is not known, which is enough once it is stored. */
export function sourceAgain(path: string | null, password: string | null): OpenSource | null {
  return path === null || password === null ? null : (parts) => fromBackup(parts, { path, password });
}

/** Once the keys are in the store the road holds neither password nor ring, however long the rest of the way is. */
export function restoreRoad(source: OpenSource | null, verdict: Verdict = { fits: [] }): Road {
  const held = { source };
  return {
    preflight: async (run) => {
      await install(run, held.source, verdict);
      held.source = null;
    },
    stored: register,
    current: recordSwitch,
    're-encrypting': putBackAndReencrypt,
  };
}

async function install(run: Run, open: OpenSource | null, verdict: Verdict): Promise<void> {
  if (!open) throw new SsoError('PASSWORD_MISSING', { backup: 'existing' });
  const source = await open(run.parts);
  try {
    await judgeSource(run.parts, source);
    verdict.fits = await opened(run, source);
    if (run.signals.stopping()) return;
    const ring = await installRing(run.parts, source, verdict.fits);
    await durable(run.parts, 'restore.ring');
    const versions = ringSecrets(ring).map(({ version }) => version);
    await advanceTo(run, { state: 'stored', detail: { versions: versions.join(', ') }, set: { done: 0, total: 0 } });
  } finally {
    disposeRing(source.ring);
  }
}

async function opened(run: Run, { ring, systemId }: RingSource): Promise<readonly SecretFit[]> {
  const tell = reportSometimes(run);
  const goOn = async (done: number, total: number): Promise<boolean> => {
    await tell({ done, total });
    return !run.signals.stopping();
  };
  return (await judgeRing(run.parts, ring, systemId, { sample: SAMPLE, goOn })).fits;
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
