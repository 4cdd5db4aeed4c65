/** What the list of the audit is narrowed to, as the person sets it; and that as the engine is asked for it. Pure. */
import type { AuditFilter } from '../../shared/contract/console/audit.ts';
import type { AUDIT_RESULTS, AuditAction } from '../../shared/domain/audit-actions.ts';
import type { AuditTable } from '../../shared/domain/audit-tables.ts';

export const PERIODS = ['any', 'today', 'week', 'month', 'dates'] as const;
export type Period = (typeof PERIODS)[number];
export type AuditResult = (typeof AUDIT_RESULTS)[number];

export interface AuditView {
  readonly table: AuditTable;
  readonly period: Period;
  /** First and last day of `dates`, as YYYY-MM-DD; empty: open on that side. */
  readonly from: string;
  readonly to: string;
  readonly actor: string;
  readonly actions: readonly AuditAction[];
  /** null: any. */
  readonly result: AuditResult | null;
  readonly text: string;
}

export const WHOLE: AuditView = { table: 'records', period: 'any', from: '', to: '', actor: '', actions: [], result: null, text: '' };

/** The filters that are set, in the order of the bar. */
export const FILTERS = ['period', 'actor', 'actions', 'result', 'text'] as const;
export type FilterName = (typeof FILTERS)[number];

const DAYS_BACK = { today: 0, week: 6, month: 29 } as const;

/** Midnight of the person's own clock, that many days later. null: no such day. */
function midnight(day: Date, later: number): string | null {
  if (Number.isNaN(day.getTime())) return null;
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + later).toISOString();
}
const dayOf = (text: string): Date => new Date(`${text}T00:00`);

function instants({ period, from, to }: AuditView, now: Date): { from: string | null; to: string | null } {
  if (period === 'any') return { from: null, to: null };
  if (period === 'dates') return { from: midnight(dayOf(from), 0), to: midnight(dayOf(to), 1) };
  return { from: midnight(now, -DAYS_BACK[period]), to: null };
}

export function filterOf(view: AuditView, now: Date): AuditFilter {
  const { from, to } = instants(view, now);
  const { actor, actions, result, text } = view;
  return {
    ...(from === null ? {} : { from }),
    ...(to === null ? {} : { to }),
    ...(actor === '' ? {} : { actor }),
    ...(actions.length === 0 ? {} : { action: [...actions] }),
    ...(result === null ? {} : { result }),
    ...(text === '' ? {} : { text }),
  };
}

export const isSet = (view: AuditView, name: FilterName): boolean =>
  name === 'period' ? view.period !== 'any' && (view.period !== 'dates' || view.from + view.to !== '') : without(view, name) !== view;

/** The same view where that filter is not set. */
export function without(view: AuditView, name: FilterName): AuditView {
  if (name === 'period') return { ...view, period: 'any', from: '', to: '' };
  return JSON.stringify(view[name]) === JSON.stringify(WHOLE[name]) ? view : { ...view, [name]: WHOLE[name] };
}

export const isNarrowed = (view: AuditView): boolean => FILTERS.some((name) => isSet(view, name));
export const cleared = ({ table }: AuditView): AuditView => ({ ...WHOLE, table });
