/**
 * Reconcile: a database that was put back to an older state is made to belong to the store again (DESIGN §6). It learns every
 * secret of the ring, forgets what it thought was going on, takes a new incarnation and an epoch above all that anyone has
 * seen, and is re-encrypted. Until then it is only read.
 */
import { randomUUID } from 'node:crypto';
import type { OperationProgress } from '../../shared/contract/console/operation.ts';
import { SsoError } from '../../shared/errors.ts';
import type { Guid } from '../../shared/domain/names.ts';
import { makeRights, requireRights } from '../access/index.ts';
import { mappings, secrets, system } from '../credential-db/index.ts';
import type { Db, SystemTable } from '../credential-db/schema.ts';
import { checkValue, currentSecret, ringSecrets, secretById, type MasterSecret } from '../crypto/index.ts';
import type { Caller, EngineParts } from '../parts.ts';
import type { StoreContents } from '../secret-store/index.ts';
import { requireConfirmed } from './confirmed.ts';
import { isForeign, isRolledBack, requireFit } from './fit.ts';
import { followOperation } from './follow.ts';
import { advanceTo, type Road, type Run } from './operation-work.ts';
import { beginOperation } from './operation-runner.ts';
import { recordSwitch, reencryptStep } from './reencrypt.ts';

/** `confirmation` is the system's name, typed. */
export async function* reconcile(parts: EngineParts, caller: Caller, input: { confirmation: string }): AsyncGenerator<OperationProgress> {
  const { systemName } = await parts.settings();
  requireConfirmed(input.confirmation, systemName);
  const { id } = await beginOperation(parts, {
    kind: 'reconcile',
    caller,
    objects: [systemName],
    backupPath: null,
    supersedes: 'any',
    checks: (db, row) => requireOldCopy(parts, db, row),
    road: reconcileRoad(),
  });
  yield* followOperation(parts, id);
}

/** Whatever the old copy thinks is going on ended long ago, in the database that it is a copy of: `supersedes` ends it here too. */
async function requireOldCopy(parts: EngineParts, db: Db, row: SystemTable): Promise<void> {
  const contents = await parts.ring.contents();
  if (isForeign(row, contents)) requireFit(row, contents);
  if (!isRolledBack(row, contents)) throw new SsoError('DATABASE_NOT_ROLLED_BACK');
  await secretToGoOnWith(db, contents);
  await requireRights(db, contents.ring);
}

/**
 * The ring's current secret. A store that was restored may hold older ones only, none of them current: then the one that the copy
 * itself encrypts with, proven by id and check value. NO_SECRET where the copy has none, RECOVERY {versions} where the ring lacks it.
 */
async function secretToGoOnWith(db: Db, { ring, systemId }: StoreContents): Promise<MasterSecret> {
  const current = currentSecret(ring);
  if (current) return current;
  const { encrypt_with: version } = await system.readSystem(db);
  if (version === null) throw new SsoError('NO_SECRET');
  const known = await secrets.findSecret(db, version);
  const held = known ? secretById(ring, known.id) : null;
  if (!held || checkValue(held, systemId) !== known?.check_value) throw new SsoError('RECOVERY', { versions: String(version) });
  return held;
}

export function reconcileRoad(): Road {
  return { preflight: bringTogether, current: recordSwitch, 're-encrypting': reencryptStep };
}

async function bringTogether(run: Run): Promise<void> {
  const { parts } = run;
  const contents = await parts.ring.contents();
  const database = await parts.database();
  const { current, total } = await database.read(async (db) => {
    const secret = await secretToGoOnWith(db, contents);
    return { current: secret, total: await mappings.countNotUnder(db, secret.version) };
  });
  const epoch = Math.max(run.lease.epoch, contents.highestEpoch) + 1;
  await advanceTo(run, {
    state: 'current',
    detail: { epoch, seen: contents.highestEpoch, was: run.lease.epoch },
    set: { epoch, total, done: 0, failed: 0, secret_id: current.id, secret_version: current.version },
    change: (db) => register(db, contents, current),
  });
  run.lease = { ...run.lease, epoch };
}

async function register(db: Db, contents: StoreContents, current: MasterSecret): Promise<void> {
  await requireRights(db, contents.ring);
  for (const secret of ringSecrets(contents.ring)) {
    await registerSecret(db, contents.systemId, secret);
    await secrets.raiseUses(db, secret.version, contents.uses?.[secret.id] ?? 0);
  }
  await secrets.setCurrentSecret(db, current.version);
  await system.setEncryptWith(db, current.version);
  await system.setIncarnation(db, randomUUID());
  await system.bumpEpoch(db, contents.highestEpoch);
  await makeRights(db, current);
}

/** CONFLICT where the copy knows another secret by that version: then it is no copy of this system's past. */
async function registerSecret(db: Db, systemId: Guid, secret: MasterSecret): Promise<void> {
  const { id, version, createdAt, state } = secret;
  const known = await secrets.findSecret(db, version);
  if (known && known.id !== id) throw new SsoError('CONFLICT', { version });
  const settledState = state === 'pending' ? 'cancelled' : state === 'current' ? 'previous' : state;
  if (known) return secrets.setSecretState(db, version, settledState);
  await secrets.insertSecret(db, { version, id, check_value: checkValue(secret, systemId), state: settledState, created_at: createdAt });
}
