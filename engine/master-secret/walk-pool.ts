/** The workers of one walk, holding exactly the keys that store and database agree on. */
import { openReencryptPool, type ReencryptKey, type ReencryptPool } from '../crypto/index.ts';
import type { EngineParts } from '../parts.ts';
import type { HeldKey } from './types.ts';

const forWorkers = (keys: readonly HeldKey[]): ReencryptKey[] =>
  keys.map(({ secret, recordKey }) => ({ version: secret.version, secretId: secret.id, recordKey }));

export async function tellKeys(parts: EngineParts, pool: ReencryptPool, keys: readonly HeldKey[]): Promise<void> {
  const { systemId } = await parts.settings();
  pool.setKeys({ systemId, keys: forWorkers(keys) });
}

/** Whoever opens it closes it. */
export async function openPool(parts: EngineParts, keys: readonly HeldKey[]): Promise<ReencryptPool> {
  const pool = openReencryptPool({ workerUrl: parts.workerUrl });
  await tellKeys(parts, pool, keys);
  return pool;
}
