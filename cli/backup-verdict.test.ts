import { expect, it } from 'vitest';
import { backupVerdict } from './backup-verdict.ts';

it.each([
  ['a database that could not be asked', ['database-unavailable', 'database-unavailable'], false, 'untried'],
  ['a file of another system', ['unknown-to-database', 'check-value-differs'], false, 'foreign'],
  ['an older file', ['fits'], false, 'lacksCurrent'],
  ['the newest file', ['retired', 'fits'], true, 'holdsCurrent'],
] as const)('%s', (_what, fits, holdsCurrent, verdict) => {
  expect(backupVerdict({ secrets: fits.map((fit) => ({ fit })), holdsCurrent })).toBe(verdict);
});
