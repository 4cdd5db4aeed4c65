import { expect, it } from 'vitest';
import { cleared, filterOf, FILTERS, isNarrowed, isSet, WHOLE, without, type AuditView } from './audit-view.ts';
import { withEnding } from './export-name.ts';

const NOW = new Date(2026, 4, 15, 13, 30);
const local = (month: number, day: number): string => new Date(2026, month - 1, day).toISOString();

const SET: AuditView = {
  table: 'lookups',
  period: 'week',
  from: '',
  to: '',
  actor: 'anna',
  actions: ['system.enable'],
  result: 'refused',
  text: 'SAP',
};

it('a fresh view asks for everything', () => {
  expect(filterOf(WHOLE, NOW)).toEqual({});
  expect(isNarrowed(WHOLE)).toBe(false);
});

it('a period begins at midnight of the person’s own clock', () => {
  expect(filterOf({ ...WHOLE, period: 'today' }, NOW)).toEqual({ from: local(5, 15) });
  expect(filterOf({ ...WHOLE, period: 'week' }, NOW)).toEqual({ from: local(5, 9) });
  expect(filterOf({ ...WHOLE, period: 'month' }, NOW)).toEqual({ from: local(4, 16) });
});

it('the last of two days is in it, and either may be left out', () => {
  const between = (from: string, to: string) => filterOf({ ...WHOLE, period: 'dates', from, to }, NOW);
  expect(between('2026-05-01', '2026-05-31')).toEqual({ from: local(5, 1), to: local(6, 1) });
  expect(between('', '2026-05-31')).toEqual({ to: local(6, 1) });
  expect(between('2026-05-01', '')).toEqual({ from: local(5, 1) });
  expect(isNarrowed({ ...WHOLE, period: 'dates' })).toBe(false);
});

it('each filter is set, and taken away, for itself', () => {
  expect(filterOf(SET, NOW)).toEqual({ from: local(5, 9), actor: 'anna', action: ['system.enable'], result: 'refused', text: 'SAP' });
  for (const name of FILTERS) {
    expect(isSet(SET, name)).toBe(true);
    expect(isSet(without(SET, name), name)).toBe(false);
    expect(FILTERS.filter((other) => isSet(without(SET, name), other))).toHaveLength(FILTERS.length - 1);
  }
  expect(cleared(SET)).toEqual({ ...WHOLE, table: 'lookups' });
});

it('the name of an exported file follows the format', () => {
  expect(withEnding('/home/anna/audit-{date}.csv', 'json')).toBe('/home/anna/audit-{date}.json');
  expect(withEnding('/home/anna/audit.JSON', 'csv')).toBe('/home/anna/audit.csv');
  expect(withEnding('/home/anna/audit.txt', 'json')).toBe('/home/anna/audit.txt');
});
