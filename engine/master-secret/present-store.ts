/** Whether this server has a secret store that can be used. */
import { isSsoError } from '../../shared/errors.ts';
import type { EngineParts } from '../parts.ts';

export type PresentStore = 'there' | 'missing' | 'damaged';

/** Fails where there is one that may be right and cannot be read now: STORE_EXPOSED, STORE_UNREACHABLE, STORE_NEWER. */
export async function presentStore(parts: EngineParts): Promise<PresentStore> {
  const store = await parts.store();
  try {
    await store.read();
    return 'there';
  } catch (error) {
    if (isSsoError(error, 'STORE_MISSING')) return 'missing';
    if (isSsoError(error, 'STORE_DAMAGED')) return 'damaged';
    throw error;
  }
}
