/**
 * The MAC over the rows that say who may do what (DESIGN §5): `system`, `access_account` and the flags of each application, under
 * a key of the current master secret. Stored as `secret version 4, big-endian | HMAC-SHA256 32`. Whoever may write the database
 * but has no secret cannot grant himself a role unnoticed. The MAC of `system` also covers the list of all access accounts, so
 * that none can be removed or put back. Limits: a whole row or database put back to an older state fits; and while no secret was
 * ever current there is no key, so nothing is covered.
 */
import { createHmac, timingSafeEqual, type KeyObject } from 'node:crypto';
import type { Db } from '../credential-db/schema.ts';
import { rightsKey, secretByVersion, type KeyRing, type MasterSecret } from '../crypto/index.ts';
import { SsoError } from '../../shared/errors.ts';
import { allRights, encodeValues, type AlteredRow, type SealedRow, type SealedRows, type Value } from './rights-rows.ts';

function seal(key: KeyObject, version: number, table: string, values: readonly Value[]): Buffer {
  const mac = createHmac('sha256', key)
    .update(encodeValues(['entsso rights 1', table, version, ...values]))
    .digest();
  const stored = Buffer.alloc(4);
  stored.writeUInt32BE(version);
  return Buffer.concat([stored, mac]);
}

async function writeMac(db: Db, row: SealedRow, mac: Buffer): Promise<void> {
  if (row.table === 'system') await db.updateTable('system').set({ rights_mac: mac }).execute();
  else if (row.table === 'access_account')
    await db.updateTable('access_account').set({ rights_mac: mac }).where('id', '=', Number(row.id)).execute();
  else await db.updateTable('application').set({ rights_mac: mac }).where('id', '=', String(row.id)).execute();
}

/**
 * Seals every row that gives rights as it stands, under `secret`: in the transaction that makes the secret current, and after
 * each change of such a row. Whoever changes rows goes through `changeRights`, so that what somebody else altered is not blessed.
 */
export async function makeRights(db: Db, secret: MasterSecret): Promise<void> {
  const { systemId, rows } = await allRights(db);
  const key = rightsKey(secret, systemId);
  for (const row of rows) {
    const mac = seal(key, secret.version, row.table, row.values);
    if (!row.stored?.equals(mac)) await writeMac(db, row, mac);
  }
}

function fits(key: KeyObject, version: number, row: SealedRow): boolean {
  const expected = seal(key, version, row.table, row.values);
  return row.stored !== null && row.stored.length === expected.length && timingSafeEqual(row.stored, expected);
}

/** True where a secret was ever current, by the ring or by the database: from then on a row without a MAC is an altered one. */
const everCurrent = (ring: KeyRing, encryptWith: number | null): boolean =>
  encryptWith !== null ||
  ring.entries.some((entry) => entry.kind === 'master-secret' && (entry.state === 'current' || entry.state === 'previous'));

type Altered = readonly AlteredRow[] | null;

/**
 * Rows that were changed by somebody without the secret; null where it cannot be told, because the ring lacks the secret that
 * the database encrypts with. Read the ring after the database's snapshot was begun: a ring only grows.
 */
export async function checkRights(db: Db, ring: KeyRing, rightsOf: (db: Db) => Promise<SealedRows> = allRights): Promise<Altered> {
  const { systemId, encryptWith, rows } = await rightsOf(db);
  if (!everCurrent(ring, encryptWith)) return [];
  const secret = encryptWith === null ? null : secretByVersion(ring, encryptWith);
  if (encryptWith !== null && !secret) return null;
  const key = secret && rightsKey(secret, systemId);
  const altered = rows.filter((row) => !key || !fits(key, secret.version, row));
  return altered.map(({ table, id, name }) => ({ table, id, name }));
}

/** Throws RIGHTS_ALTERED {count, name}. */
export async function requireRights(db: Db, ring: KeyRing): Promise<void> {
  const altered = await checkRights(db, ring);
  const first = altered?.[0];
  if (altered && first) throw new SsoError('RIGHTS_ALTERED', { count: altered.length, name: first.name });
}

/** Changes rows that give rights: checks them first, seals them after, all in the transaction that `db` is. */
export async function changeRights<T>(db: Db, ring: KeyRing, change: (db: Db) => Promise<T>): Promise<T> {
  await requireRights(db, ring);
  const result = await change(db);
  const { encrypt_with: version } = await db.selectFrom('system').select('encrypt_with').executeTakeFirstOrThrow();
  const secret = version === null ? undefined : secretByVersion(ring, version);
  if (version !== null && !secret) throw new SsoError('RECOVERY', { version });
  if (secret) await makeRights(db, secret);
  return result;
}
