/** An operation as screens and `-operation status` show it. */
import { isActive } from '../../shared/domain/operation-states.ts';
import type { OperationView } from '../../shared/contract/schemas.ts';
import { operations } from '../credential-db/index.ts';
import type { EngineParts } from '../parts.ts';
import type { OperationTable } from '../credential-db/schema.ts';
import { UNKNOWN_PACE, type Pace } from '../work/pace.ts';

export function toView(row: OperationTable, running: boolean, pace: Pace = UNKNOWN_PACE): OperationView {
  const active = isActive(row.state);
  const moving = active && running && row.requested !== 'pause';
  return {
    id: row.id,
    kind: row.kind,
    state: row.state,
    paused: active && !moving,
    running: active && running,
    done: row.done,
    total: row.total,
    rate: moving ? pace.rate : null,
    secondsLeft: moving ? pace.secondsLeft : null,
    failed: row.failed,
    startedAt: row.started_at,
    endedAt: row.ended_at,
    startedBy: row.started_by,
    secretVersion: row.secret_version,
    backupPath: row.backup_path,
  };
}

/** The active operation, else the one that ended last, else null. */
export async function newestOperation(parts: EngineParts): Promise<OperationTable | null> {
  const database = await parts.database();
  return (await database.read((db) => operations.latestOperation(db))) ?? null;
}

export async function operationStatus(parts: EngineParts): Promise<OperationView | null> {
  const row = await newestOperation(parts);
  if (!row) return null;
  return toView(row, isActive(row.state) && (await parts.operations.busyAnywhere()));
}
