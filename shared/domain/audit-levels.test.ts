import { expect, it } from 'vitest';
import { AUDIT_ACTIONS, AUDIT_RESULTS } from './audit-actions.ts';
import { AUDIT_LEVEL, isTold, type Judged } from './audit-levels.ts';

const EACH: readonly Judged[] = AUDIT_ACTIONS.flatMap((action) => AUDIT_RESULTS.map((result) => ({ action, result })));
const told = (positive: number, negative: number): readonly string[] =>
  EACH.filter((judged) => isTold({ positive, negative }, judged)).map(({ action, result }) => `${action} ${result}`);

it('nothing is told at 0, everything at 3, and each level tells what the one below it does', () => {
  expect(told(0, 0)).toEqual([]);
  expect(told(3, 3)).toHaveLength(EACH.length);
  for (let level = 0; level < AUDIT_LEVEL.max; level += 1) {
    expect(told(level + 1, 0)).toEqual(expect.arrayContaining([...told(level, 0)]));
    expect(told(level + 1, 0).length).toBeGreaterThan(told(level, 0).length);
    expect(told(0, level + 1)).toEqual(expect.arrayContaining([...told(0, level)]));
    expect(told(0, level + 1).length).toBeGreaterThan(told(0, level).length);
  }
});

it.each([
  ['secret.generate done', 1],
  ['system.update done', 1],
  ['applications.delete done', 2],
  ['mappings.setCredentials done', 2],
  ['mappings.lookUp done', 3],
  ['audit.export done', 3],
  ['secret.generate intent', 3],
] as const)('%s is told from positive level %i on', (name, level) => {
  expect(told(level, 3)).toContain(name);
  expect(told(level - 1, 3)).not.toContain(name);
});

it.each([
  ['secret.generate failed', 1],
  ['audit.mendTable done', 1],
  ['secret.retire refused', 2],
  ['mappings.lookUp refused', 3],
] as const)('%s is told from negative level %i on', (name, level) => {
  expect(told(3, level)).toContain(name);
  expect(told(3, level - 1)).not.toContain(name);
});
