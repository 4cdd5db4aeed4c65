/** Judges each secret of a ring against the database at hand: by id, version and check value, then by the credentials it opens. */
import type { SecretTable } from '../credential-db/schema.ts';
import { isSsoError } from '../../shared/errors.ts';
import type { BackupVerification } from '../../shared/contract/console/backup.ts';
import type { CredentialDatabase } from '../credential-db/index.ts';
import { secrets, system } from '../credential-db/index.ts';
import { deriveRecordKey, describeSecrets, ringSecrets, secretById, type BackupSecret, type KeyRing } from '../crypto/index.ts';
import type { Guid } from '../../shared/domain/names.ts';
import type { EngineParts } from '../parts.ts';
import { openRowsWith } from './open-rows.ts';
import type { HeldKey } from './types.ts';

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

interface Trial {
  readonly tried: Map<number, number>;
  readonly opened: Map<number, number>;
  credentials: number;
}

const nothingTried = (): Trial => ({ tried: new Map(), opened: new Map(), credentials: 0 });

const add = (counts: Map<number, number>, version: number, n: number): void => void counts.set(version, (counts.get(version) ?? 0) + n);

/** Opens credentials with these keys; at most about `sample` a version where given, else every one. */
async function tryKeys(parts: EngineParts, keys: readonly HeldKey[], sample: number): Promise<Trial> {
  const trial = nothingTried();
  const enough = (): boolean => keys.every(({ secret }) => (trial.tried.get(secret.version) ?? 0) >= sample);
  for await (const { opened, bySecretVersion, failed } of openRowsWith(parts, keys)) {
    trial.credentials += opened + failed.length;
    for (const [version, n] of Object.entries(bySecretVersion)) {
      add(trial.opened, Number(version), n);
      add(trial.tried, Number(version), n);
    }
    for (const { secretVersion } of failed) add(trial.tried, secretVersion, 1);
    if (enough()) break;
  }
  return trial;
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

/** Every secret `database-unavailable` where there is none to ask, or it belongs to another system. */
export async function judgeRing(parts: EngineParts, ring: KeyRing, systemId: Guid, sample = Number.POSITIVE_INFINITY): Promise<Judged> {
  const held = await heldIds(parts);
  const database = await databaseIfAny(parts);
  const described = describeSecrets(ring, systemId);
  const view = await database?.read(async (db) => ({ system: await system.readSystem(db), rows: await secrets.listSecrets(db) }));
  const known = view?.system.system_id === systemId ? view : undefined;
  const named = described.map((secret) => ({ ...secret, fit: known ? fitByName(secret, known.rows) : ('database-unavailable' as const) }));
  const keys = named.flatMap(({ id, fit }): HeldKey[] => {
    const secret = secretById(ring, id);
    return secret && fit === 'fits' ? [{ secret, recordKey: deriveRecordKey(secret, systemId) }] : [];
  });
  const { tried, opened, credentials } = known ? await tryKeys(parts, keys, sample) : nothingTried();
  const fits = named.map((secret): SecretFit => {
    const opens = secret.fit === 'fits' ? (opened.get(secret.version) ?? 0) : 0;
    const opensNothing = secret.fit === 'fits' && opens === 0 && (tried.get(secret.version) ?? 0) > 0;
    return { ...secret, fit: opensNothing ? 'does-not-open' : secret.fit, held: held.has(secret.id), opens };
  });
  return { fits, credentials, holdsCurrent: fits.some((secret) => isProven(secret) && secret.version === known?.system.encrypt_with) };
}
