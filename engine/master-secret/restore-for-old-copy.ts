/**
 * An older copy of the database that encrypts under a secret which the ring lacks: reconcile has nothing to go on with before a backup
 * brings it. Keys are installed, nothing else: no key is removed, and the copy, which is only read, gets no operation and no record.
 */
import type { OperationView } from '../../shared/contract/schemas.ts';
import { SsoError } from '../../shared/errors.ts';
import { audited } from '../audit/index.ts';
import { secrets, system } from '../credential-db/index.ts';
import type { Db, SecretTable } from '../credential-db/schema.ts';
import { ringSecrets, secretById } from '../crypto/index.ts';
import type { Caller, EngineParts } from '../parts.ts';
import { claimWork } from './claim-work.ts';
import { isForeign, isRolledBack } from './fit.ts';
import { installRing } from './install-ring.ts';
import { isProven, type Judged } from './judge.ts';
import { durable } from './operation-work.ts';
import { presentStore } from './present-store.ts';
import type { RingSource } from './ring-source.ts';
import { requireMaster } from './write-transaction.ts';

async function namedBy(parts: EngineParts, db: Db): Promise<SecretTable | null> {
  const { serverId } = await parts.settings();
  const row = await system.readSystem(db);
  const contents = await (await parts.store()).read();
  if (isForeign(row, contents) || !isRolledBack(row, contents) || row.encrypt_with === null) return null;
  const known = await secrets.findSecret(db, row.encrypt_with);
  if (!known || secretById(contents.ring, known.id)) return null;
  await requireMaster(db, row, serverId);
  return known;
}

/** The secret that an old copy encrypts with, where the ring lacks it; null for any other pair of store and database. */
export async function lackedByOldCopy(parts: EngineParts): Promise<SecretTable | null> {
  if ((await presentStore(parts)) !== 'there') return null;
  const database = await parts.database();
  return database.read((db) => namedBy(parts, db));
}

/** RECOVERY {versions} where the file does not hold it, proven. Null where meanwhile nothing is lacking any more. */
async function install(parts: EngineParts, source: RingSource, { fits }: Judged): Promise<readonly number[] | null> {
  const claim = await claimWork(parts);
  try {
    const lacked = await lackedByOldCopy(parts);
    if (!lacked) return null;
    if (!fits.some((secret) => secret.id === lacked.id && isProven(secret)))
      throw new SsoError('RECOVERY', { versions: String(lacked.version) });
    const ring = await installRing(parts, source, fits);
    await durable(parts, 'restore.ring');
    return ringSecrets(ring).map(({ version }) => version);
  } finally {
    await claim.release();
  }
}

/** Told as a restore that is done; reconcile comes next. CONFLICT where somebody else has brought secret or database meanwhile. */
export async function restoreForOldCopy(parts: EngineParts, caller: Caller, source: RingSource, judged: Judged): Promise<OperationView> {
  const startedAt = parts.clock.now().toISOString();
  return audited(parts, caller, 'backup.restore', [source.path], async (trail) => {
    const versions = await install(parts, source, judged);
    if (!versions) throw new SsoError('CONFLICT');
    trail.note({ versions: versions.join(', ') });
    const idle = { paused: false, running: false, done: 0, total: 0, rate: null, secondsLeft: null, failed: 0 } as const;
    const by = { startedAt, endedAt: parts.clock.now().toISOString(), startedBy: caller.account };
    return { id: trail.operationId, kind: 'restore', state: 'done', ...idle, ...by, secretVersion: null, backupPath: source.path };
  });
}
