/** The settings of the system as System Properties holds them: numbers as they are typed. Pure. */
import type { SettingsChange, SettingsView } from '../../../shared/contract/console/settings.ts';
import { AUDIT_LEVEL } from '../../../shared/domain/audit-levels.ts';
import { AUDIT_SIZE_MAX, CREDENTIAL_CACHE_MINUTES, SECRET_AGE_DAYS, TICKET_TIMEOUT_MINUTES } from '../../../shared/domain/limits.ts';
import { nameKey } from '../../../shared/domain/names.ts';
import type { Failure } from '../../rpc/failure.ts';
import { changedIn, type Draft } from '../sheet/draft.ts';
import type { Loaded } from '../sheet/use-sheet.ts';

const NUMBERS = [
  'ticketTimeout',
  'credentialCacheTimeout',
  'auditDeletedApplications',
  'auditDeletedMappings',
  'auditLookups',
  'auditLevelPositive',
  'auditLevelNegative',
  'secretMaximumAge',
  'secretRemindAhead',
] as const;
const FLAGS = ['allowTickets', 'validateTickets', 'allowHostInitiated'] as const;
const LISTS = ['administrators', 'affiliateAdministrators'] as const;

export type NumberField = (typeof NUMBERS)[number];
export type SettingsForm = Record<NumberField, string> &
  Record<(typeof FLAGS)[number], boolean> &
  Record<(typeof LISTS)[number], readonly string[]>;
export type SettingField = keyof SettingsForm;

export interface Range {
  readonly min: number;
  readonly max: number;
}
const AUDIT_SIZE: Range = { min: 0, max: AUDIT_SIZE_MAX };
const RANGES: Readonly<Record<Exclude<NumberField, 'secretRemindAhead'>, Range>> = {
  ticketTimeout: TICKET_TIMEOUT_MINUTES,
  credentialCacheTimeout: CREDENTIAL_CACHE_MINUTES,
  auditDeletedApplications: AUDIT_SIZE,
  auditDeletedMappings: AUDIT_SIZE,
  auditLookups: AUDIT_SIZE,
  auditLevelPositive: AUDIT_LEVEL,
  auditLevelNegative: AUDIT_LEVEL,
  secretMaximumAge: SECRET_AGE_DAYS,
};

const numberIn = (text: string, { min, max }: Range): number | null => {
  const typed = text.trim();
  return /^\d{1,9}$/.test(typed) && Number(typed) >= min && Number(typed) <= max ? Number(typed) : null;
};

/** A secret is told of before it is as old as it may be; where that age is not a number yet, the largest that it may become. */
export function rangeOf(field: NumberField, form: SettingsForm): Range {
  if (field !== 'secretRemindAhead') return RANGES[field];
  const age = numberIn(form.secretMaximumAge, RANGES.secretMaximumAge) ?? RANGES.secretMaximumAge.max;
  return { min: 0, max: age - 1 };
}

const pick = <K extends SettingField, T>(keys: readonly K[], of: (key: K) => T): Record<K, T> =>
  Object.fromEntries(keys.map((key) => [key, of(key)])) as Record<K, T>;

export const formOf = (settings: SettingsView): Loaded<SettingsForm> => ({
  revision: settings.revision,
  values: {
    ...pick(NUMBERS, (key) => String(settings[key])),
    ...pick(FLAGS, (key) => settings[key]),
    ...pick(LISTS, (key) => settings[key]),
  },
});

const isNumber = (field: string): field is NumberField => (NUMBERS as readonly string[]).includes(field);

/** Only fields that `outOfRange` lets pass. */
export const changeOf = (changed: Partial<SettingsForm>): SettingsChange =>
  Object.fromEntries(Object.entries(changed).map(([field, value]) => [field, isNumber(field) ? Number(value) : value]));

/** Fields whose text is no whole number, or none that may be. */
export function outOfRange(form: SettingsForm): readonly NumberField[] {
  return NUMBERS.filter((field) => numberIn(form[field], rangeOf(field, form)) === null);
}

/** The fields that a refusal belongs to. An account is looked for in the lists that were changed; found in none, both are named. */
export function blamed(failure: Failure, draft: Draft<SettingsForm>): readonly SettingField[] {
  if (failure.kind !== 'error') return [];
  if (failure.code === 'TICKET_TIMEOUT_INVALID') return ['ticketTimeout'];
  if (failure.code === 'REMIND_AHEAD_INVALID') return ['secretRemindAhead'];
  if (failure.code === 'CALLER_NOT_ADMINISTRATOR') return ['administrators'];
  if (failure.code !== 'ACCOUNT_UNKNOWN' && failure.code !== 'ACCOUNT_TWICE') return [];
  const account = nameKey(String(failure.params['account'] ?? ''));
  const changed = LISTS.filter((list) => changedIn(draft).includes(list));
  const holding = changed.filter((list) => draft.mine[list].some((name) => nameKey(name) === account));
  return holding.length > 0 ? holding : changed;
}
