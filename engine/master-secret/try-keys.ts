/** Opens credentials of the database with the keys of a ring on trial, and counts. */
import type { EngineParts } from '../parts.ts';
import { openRowsWith } from './open-rows.ts';
import type { HeldKey } from './types.ts';

/** How many credentials are opened, and who is told meanwhile. */
export interface Look {
  /** Of each secret; all of the database where it is left out. */
  readonly sample?: number;
  /** At the beginning and behind each batch. False ends the look: what was opened by then is what is judged by. */
  readonly goOn: (tried: number, wanted: number) => boolean | Promise<boolean>;
}

export interface Trial {
  readonly tried: Map<number, number>;
  readonly opened: Map<number, number>;
  credentials: number;
}

export const nothingTried = (): Trial => ({ tried: new Map(), opened: new Map(), credentials: 0 });

const add = (counts: Map<number, number>, version: number, n: number): void => void counts.set(version, (counts.get(version) ?? 0) + n);

/** Credentials by the version that they are under. */
export type Rows = ReadonlyMap<number | null, number>;

/** What is wanted of each version, and how much of it was tried. A version that has fewer rows than the sample wants no more than these. */
function measureOf(keys: readonly HeldKey[], rows: Rows, sample: number, { tried }: Trial): { wanted: number; done: () => number } {
  const quotas = keys.map(({ secret: { version } }) => ({ version, quota: Math.min(sample, rows.get(version) ?? 0) }));
  return {
    wanted: quotas.reduce((sum, { quota }) => sum + quota, 0),
    done: () => quotas.reduce((sum, { version, quota }) => sum + Math.min(quota, tried.get(version) ?? 0), 0),
  };
}

/** Opens credentials with these keys: every one, or a sample of each key's. */
export async function tryKeys(parts: EngineParts, keys: readonly HeldKey[], rows: Rows, { sample, goOn }: Look): Promise<Trial> {
  const trial = nothingTried();
  const all = [...rows].reduce((sum, [version, n]) => sum + (version === null ? 0 : n), 0);
  const every = { wanted: all, done: () => trial.credentials };
  const { wanted, done } = sample === undefined ? every : measureOf(keys, rows, sample, trial);
  if (!(await goOn(0, wanted)) || wanted === 0) return trial;
  for await (const { opened, bySecretVersion, failed } of openRowsWith(parts, keys)) {
    trial.credentials += opened + failed.length;
    for (const [version, n] of Object.entries(bySecretVersion)) {
      add(trial.opened, Number(version), n);
      add(trial.tried, Number(version), n);
    }
    for (const { secretVersion } of failed) add(trial.tried, secretVersion, 1);
    if (!(await goOn(done(), Math.max(wanted, done())))) break;
    if (sample !== undefined && done() >= wanted) break;
  }
  return trial;
}
