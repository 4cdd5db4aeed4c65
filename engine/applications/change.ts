/** Every change of affiliate applications: audited, on a database that fits the store, with the rights sealed anew. */
import { changeRights } from '../access/index.ts';
import { auditedChange } from '../audit/index.ts';
import { system } from '../credential-db/index.ts';
import type { Db } from '../credential-db/schema.ts';
import { requireFit } from '../master-secret/fit.ts';
import type { Caller, EngineParts } from '../parts.ts';

type Change<T> = Parameters<typeof auditedChange<T>>[4];

/** One transaction. RIGHTS_ALTERED, RECOVERY {version}, DATABASE_FOREIGN, DATABASE_ROLLED_BACK. */
export async function changeApplications<T>(
  parts: EngineParts,
  caller: Caller,
  { action, objects }: { readonly action: string; readonly objects: readonly string[] },
  change: Change<T>,
): Promise<T> {
  const contents = await parts.ring.contents();
  return auditedChange(parts, caller, action, objects, async (db, trail) => {
    requireFit(await system.readSystem(db), contents);
    return changeRights(db, contents.ring, (rights: Db) => change(rights, trail));
  });
}
