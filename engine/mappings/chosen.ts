/** A change of mappings that somebody chose in a list: one transaction, all of them or none, with a record of what they were. */
import { SsoError } from '../../shared/errors.ts';
import { requireApplication } from '../applications/index.ts';
import { auditedChange, type ChangeTrail } from '../audit/index.ts';
import { mappings, system } from '../credential-db/index.ts';
import type { ApplicationTable, Db } from '../credential-db/schema.ts';
import { requireFit } from '../master-secret/fit.ts';
import type { Caller, EngineParts } from '../parts.ts';

/** Accounts that a record names; of the rest it has the number. */
const NAMED_MAX = 100;

export interface ChosenMappings {
  readonly application: string;
  readonly ids: readonly number[];
}

export interface FoundMappings {
  readonly application: ApplicationTable;
  readonly rows: Awaited<ReturnType<typeof mappings.listByIds>>;
}

/** `change` answers how many rows it changed. APPLICATION_UNKNOWN; CONFLICT where one of them is gone, or another application's. */
export async function changeChosen(
  parts: EngineParts,
  caller: Caller,
  action: string,
  chosen: ChosenMappings,
  change: (db: Db, found: FoundMappings, trail: ChangeTrail) => Promise<number>,
): Promise<number> {
  const contents = await parts.ring.contents();
  const ids = [...new Set(chosen.ids)];
  return auditedChange(parts, caller, action, [chosen.application], async (db, trail) => {
    requireFit(await system.readSystem(db), contents);
    const application = await requireApplication(db, chosen.application);
    const rows = await mappings.listByIds(db, application.id, ids);
    trail.name(...rows.slice(0, NAMED_MAX).map(({ account }) => account));
    if (rows.length !== ids.length) throw new SsoError('CONFLICT');
    const changed = await change(db, { application, rows }, trail);
    trail.note({ mappings: changed });
    return changed;
  });
}
