/** Opens every credential and keeps nothing of it: how many there are, under which secrets, and which do not open. */
import type { CredentialDatabase, WalkBatch } from '../credential-db/index.ts';
import type { ReencryptPool, VerifyResult } from '../crypto/index.ts';
import type { EngineParts } from '../parts.ts';
import { streamBatches } from './batch-stream.ts';
import type { HeldKey } from './types.ts';
import { openPool, tellKeys } from './walk-pool.ts';

/** Opens one batch; where a secret is missing that came into being after the walk began, asks for the keys anew and tries again. */
type Opener = (batch: WalkBatch) => Promise<VerifyResult>;

function openerWithFreshKeys(parts: EngineParts, database: CredentialDatabase, pool: ReencryptPool, first: readonly HeldKey[]): Opener {
  let held = new Set(first.map(({ secret }) => secret.id));
  let told = 0;
  const refresh = async (): Promise<void> => {
    const now = await database.read((db) => parts.ring.known(db));
    if (now.every(({ secret }) => held.has(secret.id))) return;
    await tellKeys(parts, pool, now);
    held = new Set(now.map(({ secret }) => secret.id));
    told += 1;
  };
  return async (batch) => {
    const before = told;
    const result = await pool.verify(batch);
    if (!result.failed.some(({ reason }) => reason === 'no-secret')) return result;
    if (told === before) await refresh();
    return told === before ? result : pool.verify(batch);
  };
}

/** In primary-key order, with every key that store and database agree on. Whoever stops listening ends the walk. */
export async function* openRows(parts: EngineParts): AsyncGenerator<VerifyResult> {
  const database = await parts.database();
  const keys = await database.read((db) => parts.ring.known(db));
  yield* walking(parts, keys, (pool) => openerWithFreshKeys(parts, database, pool, keys));
}

/** With exactly these keys: a backup on trial. */
export async function* openRowsWith(parts: EngineParts, keys: readonly HeldKey[]): AsyncGenerator<VerifyResult> {
  yield* walking(parts, keys, (pool) => (batch) => pool.verify(batch));
}

async function* walking(
  parts: EngineParts,
  keys: readonly HeldKey[],
  opener: (pool: ReencryptPool) => Opener,
): AsyncGenerator<VerifyResult> {
  const database = await parts.database();
  const pool = await openPool(parts, keys);
  try {
    yield* streamBatches({ database, notVersion: null, ahead: pool.width, work: opener(pool) });
  } finally {
    await pool.close();
  }
}
