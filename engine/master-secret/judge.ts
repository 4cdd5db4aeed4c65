/** Judges each secret of a ring against the database at hand: by id, version and check value, then by the credentials it opens. */
import type { SecretTable } from '../credential-db/schema.ts';
import { isSsoError } from '../../shared/errors.ts';
import type { BackupVerification } from '../../shared/contract/console/backup.ts';
import type { CredentialDatabase } from '../credential-db/index.ts';
import { mappings, secrets, system } from '../credential-db/index.ts';
import { deriveRecordKey, describeSecrets, ringSecrets, secretById, type BackupSecret, type KeyRing } from '../crypto/index.ts';
import type { Guid } from '../../shared/domain/names.ts';
import type { EngineParts } from '../parts.ts';
import { nothingTried, tryKeys, type Look, type Rows } from './try-keys.ts';
import type { HeldKey } from './types.ts';

/** Credentials of each secret that are opened to say what it fits. */
export const SAMPLE = 1000;

export type SecretFit = BackupVerification['secrets'][number];

/**
 * The database's check value, an HMAC under a key of the secret's own, proves the secret whatever became of the credentials under
 * it: where those that were tried do not open, it is they that were altered.
 */
export const isProven = ({ fit }: SecretFit): boolean => fit === 'fits' || fit === 'does-not-open';

export interface Judged {
  readonly fits: readonly SecretFit[];
  /** Credentials that were tried. */
  readonly credentials: number;
  /** Whether the database's current secret is among those that are proven. */
  readonly holdsCurrent: boolean;
}

type Known = Pick<BackupSecret, 'id' | 'version' | 'checkValue'>;

function fitByName({ id, version, checkValue }: Known, rows: readonly SecretTable[]): SecretFit['fit'] {
  const row = rows.find((known) => known.version === version);
  if (row?.id !== id) return 'unknown-to-database';
  if (row.check_value !== checkValue) return 'check-value-differs';
  return row.state === 'retired' ? 'retired' : 'fits';
}

async function heldIds(parts: EngineParts): Promise<ReadonlySet<Guid>> {
  try {
    return new Set(ringSecrets((await parts.ring.contents()).ring).map(({ id }) => id));
  } catch (error) {
    if (isSsoError(error)) return new Set();
    throw error;
  }
}

async function databaseIfAny(parts: EngineParts): Promise<CredentialDatabase | null> {
  try {
    return await parts.database();
  } catch (error) {
    if (isSsoError(error)) return null;
    throw error;
  }
}

interface Named {
  /** None of them has opened anything yet. */
  readonly fits: readonly SecretFit[];
  readonly current: number | null;
  /** Credentials by the version that they are under; null where there is no database to ask, or it belongs to another system. */
  readonly rows: Rows | null;
}

async function nameSecrets(parts: EngineParts, ring: KeyRing, systemId: Guid): Promise<Named> {
  const held = await heldIds(parts);
  const database = await databaseIfAny(parts);
  const view = await database?.read(async (db) => ({
    system: await system.readSystem(db),
    rows: await secrets.listSecrets(db),
    byVersion: await mappings.countByVersion(db),
  }));
  const known = view?.system.system_id === systemId ? view : undefined;
  const fits = describeSecrets(ring, systemId).map((secret): SecretFit => {
    const fit = known ? fitByName(secret, known.rows) : 'database-unavailable';
    return { ...secret, fit, held: held.has(secret.id), opens: 0 };
  });
  return { fits, current: known?.system.encrypt_with ?? null, rows: known?.byVersion ?? null };
}

function judged(fits: readonly SecretFit[], current: number | null, credentials: number): Judged {
  return { fits, credentials, holdsCurrent: fits.some((secret) => isProven(secret) && secret.version === current) };
}

/** By id, version and check value alone, which decide what is installed: no credential is opened. */
export async function judgeNames(parts: EngineParts, ring: KeyRing, systemId: Guid): Promise<Judged> {
  const { fits, current } = await nameSecrets(parts, ring, systemId);
  return judged(fits, current, 0);
}

/** Every secret `database-unavailable` where there is none to ask, or it belongs to another system. */
export async function judgeRing(parts: EngineParts, ring: KeyRing, systemId: Guid, look: Look): Promise<Judged> {
  const named = await nameSecrets(parts, ring, systemId);
  const keys = named.fits.flatMap(({ id, fit }): HeldKey[] => {
    const secret = secretById(ring, id);
    return secret && fit === 'fits' ? [{ secret, recordKey: deriveRecordKey(secret, systemId) }] : [];
  });
  const { tried, opened, credentials } = named.rows ? await tryKeys(parts, keys, named.rows, look) : nothingTried();
  const fits = named.fits.map((secret): SecretFit => {
    if (secret.fit !== 'fits') return secret;
    const opens = opened.get(secret.version) ?? 0;
    return { ...secret, opens, fit: opens === 0 && (tried.get(secret.version) ?? 0) > 0 ? 'does-not-open' : 'fits' };
  });
  return judged(fits, named.current, credentials);
}
