/** An operation as screens and `-operation status` show it. */
import { isActive } from '../../shared/domain/operation-states.ts';
import type { OperationView } from '../../shared/contract/schemas.ts';
import { operations } from '../credential-db/index.ts';
import type { EngineParts } from '../parts.ts';
import type { OperationTable } from '../credential-db/schema.ts';

/** Seconds over which the rate is taken: long enough to be calm, short enough to follow the machine. */
const RATE_WINDOW_MS = 5_000;

export interface Pace {
  readonly rate: number | null;
  readonly secondsLeft: number | null;
}

const UNKNOWN_PACE: Pace = { rate: null, secondsLeft: null };

/** Rows a second over the last seconds, from samples of the row itself: it tells of an operation in any process. */
export function paceMeter(monotonic: () => number): (row: OperationTable) => Pace {
  let samples: { at: number; done: number; state: string }[] = [];
  return ({ done, total, state }) => {
    const at = monotonic();
    samples = [
      ...samples.filter((sample) => at - sample.at <= RATE_WINDOW_MS && sample.state === state && sample.done <= done),
      { at, done, state },
    ];
    const first = samples[0];
    if (!first || at === first.at || done === first.done) return UNKNOWN_PACE;
    const rate = ((done - first.done) / (at - first.at)) * 1000;
    return { rate, secondsLeft: Math.max(0, total - done) / rate };
  };
}

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
