/** From a code and its params to the sentence an administrator reads, and what to do next. */
import type { i18n } from 'i18next';
import type { ErrorCode, ErrorParams } from '../errors.ts';
import type { Situation, SituationId } from '../domain/situations.ts';

export interface ErrorText {
  readonly message: string;
  readonly next: string;
}

/** Names that mean something to i18next itself; as params of a text they would change how it is looked up. */
const RESERVED = ['lng', 'ns', 'defaultValue', 'ordinal', 'postProcess', 'returnObjects', 'replace', 'context'] as const;

function textParams(params: ErrorParams): Record<string, string | number | boolean> {
  const own = Object.entries(params).filter(([name]) => !RESERVED.some((reserved) => reserved === name));
  return Object.fromEntries(own);
}

/** Errors that say more where a param is there. (DATABASE_AWAY says more by the value of its reason.) */
const ERROR_VARIANTS: Partial<Record<ErrorCode, string>> = {
  OPERATION_ACTIVE: 'startedBy',
  STORE_EXPOSED: 'reason',
  KEY_FILE_WRONG: 'length',
  KEY_FILE_UNREADABLE: 'owner',
  KEY_STORE_REFUSED: 'detail',
};

/** What is the case, and what to do next. */
export function formatError(instance: i18n, code: ErrorCode, params: ErrorParams = {}): ErrorText {
  const values = { count: 0, ...textParams(params) };
  const variant = ERROR_VARIANTS[code];
  const presence = variant !== undefined && params[variant] !== undefined ? { context: variant } : {};
  const context = code === 'DATABASE_AWAY' && params['reason'] !== undefined ? { context: String(params['reason']) } : presence;
  return {
    message: instance.t(`errors:${code}`, { ...values, ...context }),
    next: instance.t(`errors:${code}_next`, { ...values, ...context }),
  };
}

/** Sentences that say more when more is known: the richest variant whose param is there. */
const VARIANTS: Partial<Record<SituationId, readonly string[]>> = {
  unforeseen: ['settings', 'store'],
  'store-missing': ['unknown'],
  'store-damaged': ['lastGoodAt'],
  'key-file-wrong': ['length'],
  'key-file-unreadable': ['owner'],
  'store-behind': ['readable'],
  'never-backed-up': ['unknown'],
  'database-away': ['until', 'reason', 'since'],
  'database-not-backed-up': ['never'],
  'generate-unfinished': ['restore', 'reconcile', 'version'],
  reencrypting: ['unreadable', 'secondsLeft'],
  'reencryption-paused': ['unreadable'],
};

/** One sentence: what is the case and what still works, with names, counts and dates filled in. */
export function formatSituation(instance: i18n, { id, params }: Situation): string {
  const known = (name: string): boolean => params[name] !== undefined && params[name] !== '' && params[name] !== false;
  const context = VARIANTS[id]?.find(known);
  const values = { count: 0, ...textParams(params) };
  return instance.t(`situations:${id}`, context === undefined ? values : { ...values, context });
}
