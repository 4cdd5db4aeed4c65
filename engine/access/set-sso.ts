/** Enables or disables single sign-on for the whole system: while it is disabled no program gets credentials. */
import { auditedChange } from '../audit/index.ts';
import { system } from '../credential-db/index.ts';
import { requireFit } from '../master-secret/fit.ts';
import type { Caller, EngineParts } from '../parts.ts';
import { changeRights } from './rights-mac.ts';

export async function setSsoEnabled(parts: EngineParts, caller: Caller, enabled: boolean): Promise<void> {
  const contents = await parts.ring.contents();
  const { systemName } = await parts.settings();
  await auditedChange(parts, caller, enabled ? 'system.enable' : 'system.disable', [systemName], async (db) => {
    requireFit(await system.readSystem(db), contents);
    const [at, by] = [parts.clock.now().toISOString(), caller.account];
    await changeRights(db, contents.ring, () => system.setSsoEnabled(db, enabled, { at, by }));
  });
}
