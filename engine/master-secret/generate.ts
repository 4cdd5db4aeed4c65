/**
 * Generates a master secret: preflight → stored → backed-up → announced → current → re-encrypting → done (DESIGN §6). Each state is
 * durable before the next; before `current` nothing has changed for anybody, after it there is only forward.
 */
import { SsoError } from '../../shared/errors.ts';
import type { OperationProgress } from '../../shared/contract/console/operation.ts';
import type { Guid } from '../../shared/domain/names.ts';
import { makeRights, requireRights } from '../access/rights-mac.ts';
import { mappings, operations, secrets, system } from '../credential-db/index.ts';
import type { Db, OperationTable } from '../credential-db/schema.ts';
import {
  checkPassword,
  checkReminder,
  checkValue,
  generateMasterSecret,
  pendingSecret,
  secretById,
  withEntry,
  withState,
  type KeyRing,
  type MasterSecret,
} from '../crypto/index.ts';
import type { Caller, EngineParts } from '../parts.ts';
import { ensureBackupFile } from './backup-writing.ts';
import { requireFit } from './fit.ts';
import { followBegun } from './follow.ts';
import { advanceTo, durable, inOperation, type Road, type Run } from './operation-work.ts';
import { beginOperation } from './operation-runner.ts';
import { nextVersion, planBackup } from './plan-backup.ts';
import { everyRowOpens } from './preflight.ts';
import { recordSwitch, reencryptStep } from './reencrypt.ts';

export interface BackupTarget {
  readonly path: string;
  readonly password: string;
  readonly reminder: string;
}

/** Checks what can be refused at once, then follows the work; leaving the stream does not touch it. */
export const generate = (parts: EngineParts, caller: Caller, target: BackupTarget): AsyncGenerator<OperationProgress> =>
  followBegun(parts, begin(parts, caller, target));

async function begin(parts: EngineParts, caller: Caller, target: BackupTarget): Promise<Guid> {
  const { path } = await planBackup(parts, { path: target.path, for: 'generate' });
  checkPassword(target.password);
  checkReminder(target.reminder, target.password);
  const { id } = await beginOperation(parts, {
    kind: 'generate',
    caller,
    objects: [path],
    backupPath: path,
    supersedes: 'none',
    checks: async (db, row) => {
      const { ring, ...seen } = await parts.ring.contents();
      requireFit(row, seen);
      await requireRights(db, ring);
    },
    road: generateRoad(target),
  });
  return id;
}

/**
 * `target` is null where an operation is resumed without a password: that is enough once the backup file is written. From then on the
 * road does not hold it, however long the rest of the way is.
 */
export function generateRoad(target: Pick<BackupTarget, 'password' | 'reminder'> | null): Road {
  const held = { target };
  return {
    preflight: checkAndStore,
    stored: async (run, row) => {
      await backUp(run, row, held.target);
      held.target = null;
    },
    'backed-up': announce,
    announced: makeCurrent,
    current: recordSwitch,
    're-encrypting': reencryptStep,
  };
}

async function checkAndStore(run: Run): Promise<void> {
  if (!(await everyRowOpens(run))) return;
  const secret = await nameSecret(run);
  await storePending(run, secret);
  run.parts.ring.invalidate();
  await durable(run.parts, 'generate.ring');
  await advanceTo(run, { state: 'stored', detail: { version: secret.version }, set: { done: 0, total: 0 } });
}

/** Inside a transaction of the operation, so that whoever lost it meanwhile puts nothing into the ring behind its successor's back. */
async function storePending(run: Run, secret: MasterSecret): Promise<void> {
  const store = await run.parts.store();
  await inOperation(run, () =>
    store.update((held) => ({
      ...held,
      ring: withEntry(withoutPending(held.ring), secret),
      highestVersion: Math.max(held.highestVersion, secret.version),
    })),
  );
}

/** An earlier try of this operation may have stored one that its row no longer names: it stays, marked. */
function withoutPending(ring: KeyRing): KeyRing {
  const pending = pendingSecret(ring);
  return pending ? withState(ring, pending.id, 'cancelled') : ring;
}

/** The operation's row names the secret before the store holds it, so that nobody takes it for one that was given up (M2). */
async function nameSecret(run: Run): Promise<MasterSecret> {
  const { parts } = run;
  const version = await nextVersion(parts);
  const secret = generateMasterSecret({ version, createdAt: parts.clock.now().toISOString() });
  await inOperation(run, (db, row) =>
    operations.advance(db, row.id, { secret_id: secret.id, secret_version: version, at: parts.clock.now().toISOString() }),
  );
  await durable(parts, 'generate.named');
  return secret;
}

async function backUp(run: Run, row: OperationTable, target: Pick<BackupTarget, 'password' | 'reminder'> | null): Promise<void> {
  if (!target) throw new SsoError('PASSWORD_MISSING', { backup: 'new' });
  const { backup_path: path, secret_id: secretId, secret_version: secretVersion } = row;
  if (path === null || secretId === null || secretVersion === null)
    throw new SsoError('INTERNAL', { reason: 'operation without a backup' });
  await ensureBackupFile(run.parts, run.caller, { ...target, path, must: secretId, secretVersion });
  await durable(run.parts, 'generate.backup-file');
  await advanceTo(run, { state: 'backed-up', detail: { path, version: secretVersion } });
}

async function pendingOf(run: Run, row: OperationTable): Promise<MasterSecret> {
  const { ring } = await run.parts.ring.contents();
  const secret = row.secret_id === null ? null : secretById(ring, row.secret_id);
  if (!secret) throw new SsoError('SECRET_UNKNOWN', { version: row.secret_version ?? 0 });
  return secret;
}

/** One server: nobody else has to hold the new ring before it may be used. */
async function announce(run: Run, row: OperationTable): Promise<void> {
  const secret = await pendingOf(run, row);
  const { systemId } = await run.parts.ring.contents();
  const { version, id, createdAt } = secret;
  const check_value = checkValue(secret, systemId);
  await advanceTo(run, {
    state: 'announced',
    detail: { version },
    change: (db) => secrets.insertSecret(db, { version, id, check_value, state: 'pending', created_at: createdAt }),
  });
}

/** The switch: one transaction in which the database begins to accept envelopes under the new secret, and only those. */
async function makeCurrent(run: Run, row: OperationTable): Promise<void> {
  const { parts } = run;
  const secret = await pendingOf(run, row);
  const { ring } = await parts.ring.contents();
  const database = await parts.database();
  const total = await database.read((db) => mappings.countNotUnder(db, secret.version));
  const epoch = run.lease.epoch + 1;
  await advanceTo(run, {
    state: 'current',
    detail: { version: secret.version, epoch },
    set: { epoch, total, done: 0, failed: 0 },
    change: (db) => switchTo(db, ring, secret),
  });
  run.lease = { ...run.lease, epoch };
}

async function switchTo(db: Db, ring: KeyRing, secret: MasterSecret): Promise<void> {
  await requireRights(db, ring);
  await secrets.setCurrentSecret(db, secret.version);
  await system.setEncryptWith(db, secret.version);
  await system.bumpEpoch(db);
  await makeRights(db, secret);
}
