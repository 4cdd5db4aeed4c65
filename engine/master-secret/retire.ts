/**
 * Retires a previous or cancelled secret: explicit, typed, refused while anything needs it. The database proves that nothing does
 * and marks the secret in one transaction; only then does it leave the ring. A crash in between is settled by whoever comes next.
 */
import { SsoError } from '../../shared/errors.ts';
import { audited, type Trail } from '../audit/index.ts';
import { operations, secrets } from '../credential-db/index.ts';
import type { Db } from '../credential-db/schema.ts';
import { checkValue, secretByVersion, type MasterSecret } from '../crypto/index.ts';
import type { Guid } from '../../shared/domain/names.ts';
import type { Caller, EngineParts } from '../parts.ts';
import { needsOf } from './needs.ts';
import { activeError, claimWork } from './claim-work.ts';
import { durable } from './operation-work.ts';
import { dropRetired, settle } from './recover.ts';
import { writeTransaction } from './write-transaction.ts';

async function requireUnneeded(db: Db, version: number): Promise<void> {
  const { rows, quarantined, rights, total } = await needsOf(db, version);
  if (total > 0) throw new SsoError('SECRET_IN_USE', { version, rows, quarantined, rights });
}

/** One that was cancelled before it was announced has no row yet: it gets one, so that its version is never used again. */
async function markRetired(db: Db, systemId: Guid, secret: MasterSecret): Promise<void> {
  const { id, version, createdAt } = secret;
  const known = await secrets.findSecret(db, version);
  if (known && known.id !== id) throw new SsoError('CONFLICT', { version });
  if (known) return secrets.setSecretState(db, version, 'retired');
  await secrets.insertSecret(db, { version, id, check_value: checkValue(secret, systemId), state: 'retired', created_at: createdAt });
}

async function retireInDatabase(parts: EngineParts, secret: MasterSecret, trail: Trail): Promise<void> {
  const { systemId } = await parts.ring.contents();
  await writeTransaction(
    parts,
    async (db) => {
      const active = await operations.activeOperation(db);
      if (active) throw activeError(active);
      await parts.ring.current(db); // RECOVERY: while the current secret is missing, none is given up
      await requireUnneeded(db, secret.version);
      await markRetired(db, systemId, secret);
      await trail.step(db, { state: 'retired' });
    },
    { onMaster: true },
  );
}

async function retirable(parts: EngineParts, version: number): Promise<MasterSecret> {
  const { ring } = await parts.ring.contents();
  const secret = secretByVersion(ring, version);
  if (!secret) throw new SsoError('SECRET_UNKNOWN', { version });
  if (secret.state !== 'previous' && secret.state !== 'cancelled') throw new SsoError('SECRET_IN_USE', { version });
  return secret;
}

/** `confirmation` is the version, typed. */
export async function retire(parts: EngineParts, caller: Caller, input: { version: number; confirmation: string }): Promise<void> {
  const { version, confirmation } = input;
  if (confirmation.trim() !== String(version)) throw new SsoError('CONFIRMATION_WRONG', { expected: String(version) });
  await audited(parts, caller, 'secret.retire', [String(version)], async (trail) => {
    const claim = await claimWork(parts);
    try {
      await settle(parts);
      const secret = await retirable(parts, version);
      await retireInDatabase(parts, secret, trail);
      await durable(parts, 'retire.row');
      await dropRetired(parts, secret.id);
      await durable(parts, 'retire.ring');
    } finally {
      await claim.release();
    }
  });
}
