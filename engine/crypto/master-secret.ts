/**
 * A master secret is 256 random bits that are never a cipher's key themselves: HKDF-SHA256 makes one key for each purpose
 * (salt = the 16 bytes of the system id, so that the same bits in two systems share nothing).
 */
import { createHmac, randomUUID, type KeyObject } from 'node:crypto';
import type { Guid } from '../../shared/domain/names.ts';
import type { Purpose } from './derivation.ts';
import { guidBytes } from './guid-bytes.ts';
import { SecretKey } from './secret-key.ts';
import type { AuditKey, MasterSecret } from './types.ts';

export const SECRET_KEY_LENGTH = 32;

/** Half of an HMAC-SHA256: 128 bits tell secrets apart and are read by people. */
const CHECK_VALUE_LENGTH = 16;

/** A new secret, not yet current. The caller knows the version: one more than the highest that anyone has ever seen. */
export function generateMasterSecret(facts: { version: number; createdAt: string }): MasterSecret {
  return {
    kind: 'master-secret',
    id: randomUUID(),
    version: facts.version,
    createdAt: facts.createdAt,
    state: 'pending',
    key: SecretKey.random(SECRET_KEY_LENGTH),
  };
}

export function newAuditKey(facts: { createdAt: string }): AuditKey {
  return { kind: 'audit-key', id: randomUUID(), createdAt: facts.createdAt, key: SecretKey.random(SECRET_KEY_LENGTH) };
}

/** The key of the envelopes. */
export function deriveRecordKey(secret: MasterSecret, systemId: Guid): KeyObject {
  return derive(secret, systemId, 'record');
}

/** The key of the MAC over the rows that say who may do what. */
export function rightsKey(secret: MasterSecret, systemId: Guid): KeyObject {
  return derive(secret, systemId, 'rights');
}

/** 32 hexadecimal digits that name the secret to those who do not hold it, and say nothing about its other keys. */
export function checkValue(secret: MasterSecret, systemId: Guid): string {
  const version = Buffer.alloc(4);
  version.writeUInt32BE(secret.version);
  const mac = createHmac('sha256', derive(secret, systemId, 'check'))
    .update(guidBytes(secret.id))
    .update(version)
    .digest();
  return mac.toString('hex', 0, CHECK_VALUE_LENGTH);
}

/** The key of an audit chain (salt = the audit key's id). */
export function auditMacKey(auditKey: AuditKey): KeyObject {
  return auditKey.key.derive(guidBytes(auditKey.id), 'audit');
}

function derive(secret: MasterSecret, systemId: Guid, purpose: Purpose): KeyObject {
  return secret.key.derive(guidBytes(systemId), purpose);
}
