/** What a process under test is told, and what it says. */
import type { Act } from './acts.ts';

export interface Job {
  readonly world: string;
  readonly act: Act;
  /** Durable steps of the operation only, or every call to the file system besides. */
  readonly grain: 'step' | 'file';
  /** Ends itself behind the n-th step, counted from 1. */
  readonly killAt?: number;
  /** Stops itself behind the first step of that name, until somebody sends SIGCONT. */
  readonly stopAt?: string;
  /** Waits behind the first step of that name for a line on standard input. */
  readonly holdAt?: string;
  /** Waits for a line before it starts. */
  readonly waitForGo?: boolean;
}

export type Said = { readonly step: string; readonly count: number } | { readonly ready: true } | { readonly ended: string };
