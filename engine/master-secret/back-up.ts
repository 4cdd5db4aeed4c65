/** Writes a backup of the whole key ring. Refused while an operation is before its switch: its secret is not yet sure to stay. */
import type { WrittenBackup } from '../../shared/contract/console/backup.ts';
import { isActive, isBeforeSwitch } from '../../shared/domain/operation-states.ts';
import { SsoError, isSsoError } from '../../shared/errors.ts';
import { audited } from '../audit/index.ts';
import { system } from '../credential-db/index.ts';
import { checkPassword, checkReminder, describeSecrets } from '../crypto/index.ts';
import type { Caller, EngineParts } from '../parts.ts';
import { writeBackup } from './backup-writing.ts';
import type { BackupTarget } from './generate.ts';
import { durable } from './operation-work.ts';
import { newestOperation } from './operation-view.ts';
import { planBackup } from './plan-backup.ts';
import { requireMaster } from './write-transaction.ts';

/** While the database is away nothing can be asked of it, and nothing can be switched either: the back-up goes on. */
async function requireNoOperation(parts: EngineParts): Promise<void> {
  try {
    const { serverId } = await parts.settings();
    const database = await parts.database();
    await database.read(async (db) => requireMaster(db, await system.readSystem(db), serverId));
    const row = await newestOperation(parts);
    if (row && isActive(row.state) && isBeforeSwitch(row.state)) throw new SsoError('OPERATION_ACTIVE', { kind: row.kind });
  } catch (error) {
    if (!isSsoError(error, 'DATABASE_MISSING', 'DATABASE_AWAY', 'DATABASE_DAMAGED', 'SCHEMA_OLD', 'SCHEMA_NEW')) throw error;
  }
}

export async function backUp(parts: EngineParts, caller: Caller, target: BackupTarget): Promise<WrittenBackup> {
  const { path, secretVersion } = await planBackup(parts, { path: target.path, for: 'back-up' });
  checkPassword(target.password);
  checkReminder(target.reminder, target.password);
  return audited(parts, caller, 'backup.write', [path], async (trail) => {
    await requireNoOperation(parts);
    const { takenAt, bytes, ring } = await writeBackup(parts, caller, { ...target, path, secretVersion });
    await durable(parts, 'back-up.file');
    trail.note({ version: secretVersion, takenAt });
    const { systemId } = await parts.settings();
    return { path, takenAt, secretVersion, secrets: describeSecrets(ring, systemId), bytes };
  });
}
