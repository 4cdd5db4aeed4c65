/** Test helper: fixed facts, so that tests say only what matters to them. */
import { SecretKey } from './secret-key.ts';
import type { AuditKey, KeyDerivation, KeyRing, MasterSecret, RecordContext } from './types.ts';
import { emptyRing, withEntry } from './key-ring.ts';

export const SYSTEM_ID = '0b5a4c1e-7d7c-4f0e-9a53-1f2e3d4c5b6a';
export const OTHER_SYSTEM_ID = 'f5a4c1e0-7d7c-4f0e-9a53-1f2e3d4c5b6b';
export const APPLICATION_ID = '11111111-2222-4333-8444-555555555555';
export const CREATED_AT = '2026-03-03T08:15:30.000Z';

/** The cheapest that a reader accepts: tests stretch many passwords. */
export const CHEAP_COST: KeyDerivation = { name: 'scrypt', N: 2 ** 15, r: 8, p: 1 };

/** The same bytes for the same number, so that two calls give equal keys. */
export function exampleSecret(version: number, state: MasterSecret['state'] = 'previous', fill = version): MasterSecret {
  const id = `00000000-0000-4000-8000-${version.toString(16).padStart(12, '0')}`;
  return { kind: 'master-secret', id, version, createdAt: CREATED_AT, state, key: SecretKey.take(Buffer.alloc(32, fill)) };
}

export function exampleAuditKey(): AuditKey {
  const id = 'aaaaaaaa-0000-4000-8000-000000000001';
  return { kind: 'audit-key', id, createdAt: CREATED_AT, key: SecretKey.take(Buffer.alloc(32, 0xa1)) };
}

/** Secret 1 previous, 2 current, 3 pending, an audit key and an entry of an unknown type. */
export function exampleRing(): KeyRing {
  const entries = [exampleSecret(1), exampleSecret(2, 'current'), exampleSecret(3, 'pending'), exampleAuditKey()];
  const unknown = { kind: 'unknown', type: 77, body: SecretKey.take(Buffer.from('of a later version')) } as const;
  return [...entries, unknown].reduce(withEntry, emptyRing());
}

export function exampleContext(change: Partial<RecordContext> = {}): RecordContext {
  const base = { systemId: SYSTEM_ID, applicationId: APPLICATION_ID, mappingId: 42, account: 'HOST\\anna', revision: 7 };
  return { ...base, secretId: exampleSecret(2).id, ...change };
}
