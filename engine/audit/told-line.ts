/** A record of the audit as a line of the operating system's log: ENTSSO's message number, then what it says as JSON. */
import { isNegative, type Judged } from '../../shared/domain/audit-levels.ts';
import type { LogSeverity } from '../platform/system-log.ts';

/** A line is cut by many a log behind its first kilobyte. */
const OBJECTS_MAX = 5;
const TEXT_MAX = 120;

export interface Told extends Judged {
  readonly actor: string;
  readonly origin: string | null;
  readonly objects: readonly string[];
  readonly at: string;
  readonly operationId?: string | null;
  /** Why it was refused. */
  readonly code?: unknown;
}

/** As JSON writes it: beyond the first plane there are two units, each with an escape of its own. */
const escaped = (character: string): string =>
  Array.from({ length: character.length }, (_, at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`).join('');

/** What would move the cursor of whoever reads the log is shown as what it is. */
const harmless = (json: string): string => json.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, escaped);

const cut = (text: string): string => (text.length > TEXT_MAX ? `${text.slice(0, TEXT_MAX)}…` : text);

export function lineOf({ action, result, actor, origin, objects, at, operationId, code }: Told): string {
  const more = Math.max(0, objects.length - OBJECTS_MAX);
  const said = {
    action,
    result,
    actor: cut(actor),
    origin,
    objects: objects.slice(0, OBJECTS_MAX).map(cut),
    ...(more > 0 ? { more } : {}),
    ...(typeof code === 'string' ? { code } : {}),
    ...(operationId ? { operation: operationId } : {}),
    at,
  };
  return `${isNegative({ action, result }) ? 10536 : 10535} ${harmless(JSON.stringify(said))}`;
}

export const severityOf = (judged: Judged): LogSeverity => (isNegative(judged) ? 'warning' : 'notice');
