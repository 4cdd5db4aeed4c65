/** Whether this server has a secret store that can be used. */
import { isSsoError } from '../../shared/errors.ts';
import type { EngineParts, ServerSettings } from '../parts.ts';
import { PAST_OPENING, type StoreContents } from '../secret-store/index.ts';

export type PresentStore = 'there' | 'missing' | 'damaged';

/** Whether these are contents of this very server's store, as against another's that was copied here. */
export const isOfThisServer = ({ systemId, serverId }: StoreContents, settings: ServerSettings): boolean =>
  systemId === settings.systemId && serverId === settings.serverId;

/** Fails where there is one that may be right and cannot be read now: STORE_EXPOSED, STORE_UNREACHABLE, STORE_NEWER. */
export async function presentStore(parts: EngineParts): Promise<PresentStore> {
  const store = await parts.store();
  try {
    await store.read();
    return 'there';
  } catch (error) {
    if (isSsoError(error, 'STORE_MISSING')) return 'missing';
    if (isSsoError(error, ...PAST_OPENING)) return 'damaged';
    throw error;
  }
}
