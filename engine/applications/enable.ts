/** Enables or disables affiliate applications: all that are named, or none. */
import type { Guid } from '../../shared/domain/names.ts';
import { applications } from '../credential-db/index.ts';
import type { Caller, EngineParts } from '../parts.ts';
import { changeApplications } from './change.ts';
import { requireApplicationById } from './details.ts';

/** APPLICATION_UNKNOWN. `changed` leaves out those that were so already. */
export async function setApplicationsEnabled(
  parts: EngineParts,
  caller: Caller,
  { ids, enabled }: { readonly ids: readonly Guid[]; readonly enabled: boolean },
): Promise<{ changed: number }> {
  const record = { action: enabled ? 'applications.enable' : 'applications.disable', objects: [] };
  return changeApplications(parts, caller, record, async (db, trail) => {
    let changed = 0;
    for (const id of new Set(ids)) {
      const row = await requireApplicationById(db, id);
      trail.name(row.name);
      if ((row.enabled === 1) === enabled) continue;
      await applications.updateApplication(db, id, { enabled: enabled ? 1 : 0 });
      changed += 1;
    }
    trail.note({ changed });
    return { changed };
  });
}
