/**
 * What could not be looked at for a reason that no other situation tells of: never silence, for whether all is well cannot be said
 * then. The cause stands in the log, under the number that the situation shows.
 */
import { createHash } from 'node:crypto';
import type { Situation } from '../../shared/domain/situations.ts';
import { isSsoError, SsoError, type ErrorCode } from '../../shared/errors.ts';
import type { Caller, EngineParts } from '../parts.ts';
import { logFailure } from '../platform/log.ts';
import { TELLING_DATABASE } from './database.ts';
import type { Facts } from './facts.ts';
import { TELLING_STORE } from './secret-store.ts';
import { TELLING_SETTINGS } from './set-up.ts';

const TELLING = { settings: TELLING_SETTINGS, store: TELLING_STORE, database: TELLING_DATABASE } as const;
export type Part = keyof typeof TELLING;
const PARTS = Object.keys(TELLING) as readonly Part[];

const isTold = (part: Part, code: ErrorCode): boolean => code in TELLING[part];

/** The same failure is looked at again every second or so: each process logs it once. */
const logged = new WeakMap<EngineParts, Set<string>>();
/** Of failures that never say the same twice. */
const MOST = 100;

/** Of what it said, so that console, tools and monitoring show one number for one failure. */
function correlationOf(error: unknown): string {
  const said = error instanceof Error ? `${error.name}: ${error.message}` : typeof error;
  return createHash('sha256').update(said).digest('hex').slice(0, 12);
}

function logOnce(parts: EngineParts, { account }: Caller, correlation: string, error: unknown): void {
  const known = logged.get(parts) ?? new Set();
  logged.set(parts, known);
  if (known.has(correlation)) return;
  if (known.size === MOST) known.clear();
  known.add(correlation);
  logFailure(parts.folder, { correlation, procedure: 'situations', account }, error);
}

/** The failure of a look as a fact: as it is where a situation tells of it, else INTERNAL {correlation}. Of a look beside the three parts whatever this product means is told. */
export function asFact(parts: EngineParts, caller: Caller, part: Part | null, error: unknown): SsoError {
  if (isSsoError(error) && error.code !== 'INTERNAL' && (part === null || isTold(part, error.code))) return error;
  const correlation = correlationOf(error);
  logOnce(parts, caller, correlation, error);
  return new SsoError('INTERNAL', { correlation }, { cause: error });
}

/** One at a time, in this order. Without settings nobody looks at a database. */
export function unforeseenSituations(facts: Facts): readonly Situation[] {
  for (const part of PARTS) {
    const { error } = facts[part];
    if (error && (part !== 'database' || facts.settings.value) && !isTold(part, error.code))
      return [{ id: 'unforeseen', params: { correlation: error.params['correlation'] ?? '?', [part]: true } }];
  }
  return [];
}
