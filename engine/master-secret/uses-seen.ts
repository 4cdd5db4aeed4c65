/**
 * How often each secret was used, as the store has seen it (by id). The database counts, in the transactions that write; one that
 * was put back to an older state knows too few, and a key must not be used more often than is safe because of that.
 */
import { secrets } from '../credential-db/index.ts';
import type { SecretTable } from '../credential-db/schema.ts';
import type { EngineParts } from '../parts.ts';
import type { StoreContents } from '../secret-store/types.ts';

/** An engine that opens a database writes the store anew for so many uses, not for each few: it is opened by every command. */
export const MANY_USES = 2 ** 20;

type Uses = StoreContents['uses'];

/** The higher of both, where it is higher by `least` at least; the very same object where none is. */
export function usesSeen(held: Uses, rows: readonly SecretTable[], least = 1): Uses {
  const higher = rows.filter(({ id, uses }) => uses >= (held?.[id] ?? 0) + least);
  return higher.length === 0 ? held : { ...held, ...Object.fromEntries(higher.map(({ id, uses }) => [id, uses])) };
}

/** After many were written. It only ever goes up, whoever writes it and however late. */
export async function noteUses(parts: EngineParts): Promise<void> {
  const database = await parts.database();
  const rows = await database.read(secrets.listSecrets);
  const store = await parts.store();
  await store.update((held) => ({ ...held, uses: usesSeen(held.uses, rows) }));
  parts.ring.invalidate();
}
