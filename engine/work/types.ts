/** What a piece of work and whoever shows it share. */
import type { Guid } from '../../shared/domain/names.ts';
import type { WorkKind } from '../../shared/domain/work.ts';
import type { WorkView } from '../../shared/contract/schemas.ts';
import type { WorkResult } from '../../shared/contract/console/work.ts';
import type { Caller } from '../parts.ts';

export interface Progress {
  readonly done: number;
  readonly total: number;
  /** Of what is done: what did not open. */
  readonly failed: number;
}

/** What the work is given beside its input: it tells how far it is, and ends (INTERRUPTED) soon after the signal. */
export interface WorkPlace {
  readonly report: (progress: Progress) => void;
  readonly signal: AbortSignal;
}

export type Job<R extends WorkResult> = (place: WorkPlace) => Promise<R>;

/** One piece of work, while it goes on and until somebody has looked at what came of it. */
export interface Work<R extends WorkResult = WorkResult> {
  readonly id: Guid;
  /** Without a rate: that is for whoever follows. */
  view(): WorkView;
  /** null until it is done. */
  result(): R | null;
  /** What it ended with, where it failed. */
  failure(): Error | null;
  cancel(): void;
  /** Resolves with its first progress; rejects with what it was refused with before that. */
  readonly begun: Promise<void>;
  /** Resolves when it has ended, however. */
  readonly finished: Promise<void>;
}

/** What this process is at work on beside an operation, and what came of it. */
export interface WorkRegistry {
  /** Work that is refused before its first progress is an answer, and no work. */
  begin<R extends WorkResult>(kind: WorkKind, caller: Caller, job: Job<R>): Promise<Work<R>>;
  /** In the order in which they began. Of what has ended, the newest of each kind. */
  list(): readonly WorkView[];
  /** WORK_NONE. */
  find(id: Guid): Work;
  /** Forgets one that has ended. */
  dismiss(id: Guid): void;
  /** Whether any runs, shown or not yet. */
  running(): boolean;
  /** Ends all that runs. */
  endAll(): Promise<void>;
  /** Ends all of it, and begins none any more. */
  stop(): Promise<void>;
}
