/** Upgrades a credential database that an older version made. A copy is made first, beside it. */
import { SsoError } from '../../shared/errors.ts';
import { audited } from '../audit/index.ts';
import { upgradeDatabase } from '../credential-db/index.ts';
import type { Caller, EngineParts } from '../parts.ts';
import { databasePathOf } from '../platform/settings.ts';
import { besidePath } from './aside.ts';

export interface UpgradedDatabase {
  readonly from: number;
  readonly to: number;
  readonly copyAt: string;
}

/** SCHEMA_CURRENT {version} where there was nothing to upgrade. */
export async function upgrade(parts: EngineParts, caller: Caller): Promise<UpgradedDatabase> {
  const path = databasePathOf(parts.folder, await parts.settings());
  const copyAt = await besidePath(parts, path, 'before-upgrade');
  return audited(parts, caller, 'database.upgrade', [path], async (trail) => {
    await parts.closeDatabase();
    const { from, to } = await upgradeDatabase(path, copyAt);
    if (from === to) throw new SsoError('SCHEMA_CURRENT', { version: to });
    trail.note({ from, to });
    return { from, to, copyAt };
  });
}
