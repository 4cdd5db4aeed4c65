/** Enables or disables mappings: programs get no credentials of a disabled one. */
import { mappings } from '../credential-db/index.ts';
import type { Caller, EngineParts } from '../parts.ts';
import { changeChosen, type ChosenMappings } from './chosen.ts';

/** APPLICATION_UNKNOWN, CONFLICT. `changed` leaves out those that were so already. */
export async function setMappingsEnabled(
  parts: EngineParts,
  caller: Caller,
  { enabled, ...chosen }: ChosenMappings & { readonly enabled: boolean },
): Promise<{ changed: number }> {
  const changed = await changeChosen(parts, caller, 'mappings.setEnabled', chosen, async (db, { rows }, trail) => {
    trail.note({ enabled });
    const others = rows.filter((row) => (row.enabled === 1) !== enabled).map(({ id }) => id);
    await mappings.setMappingsEnabled(db, others, enabled);
    return others.length;
  });
  return { changed };
}
