/** What is measured, each in a process of its own, so that memory and event loop are its own too. */
import { hasPythonCryptography, PYTHON_SCRIPT, pythonWalk } from './peers/python.ts';
import { hasSqlcipher, sqlcipherRekey } from './peers/sqlcipher.ts';
import { peakMemory, timed, withLoopDelay } from './measure.ts';
import { naiveWalk } from './naive.ts';
import { idleLookUps, lookUpsAndStores } from './load.ts';
import type { Measured } from './report.ts';
import { hasShell, openBrowser, startToScreen } from './screen.ts';
import { openSqlite } from './sqlite.ts';
import { openEngineAt } from '../tests/engine-at.ts';
import { databaseOf, generate, homeOf, peersWalk, type World } from './world.ts';
import { stopBehindSwitch, resumeWalk } from './walk.ts';

export const PART_NAMES = ['walk', 'operation', 'online', 'look-ups', 'naive', 'sqlcipher', 'python', 'screen'] as const;
export type PartName = (typeof PART_NAMES)[number];

type Figures = Omit<Measured, 'part' | 'rows'>;

interface Took {
  readonly seconds: number;
  readonly processorSeconds?: number;
}

const rate = (rows: number, { seconds, processorSeconds }: Took): Took & { perSecond: number } => ({
  seconds,
  perSecond: rows / seconds,
  ...(processorSeconds === undefined ? {} : { processorSeconds }),
});

/** The walk alone: an operation that another process left right behind the switch, taken up. */
async function walk({ folder, rows }: World): Promise<Figures> {
  const engine = await openEngineAt(homeOf(folder));
  const { result, loopDelay } = await withLoopDelay(() => timed(() => resumeWalk(engine)));
  await engine.close();
  return { ...rate(rows, result), peakMemory: peakMemory(), loopDelay };
}

/** All of it: every credential opened first, secret, store, backup file, switch, walk; at the product's own password cost. */
async function operation({ folder, rows }: World): Promise<Figures> {
  const engine = await openEngineAt(homeOf(folder), { backupCost: undefined });
  const { result, loopDelay } = await withLoopDelay(() => timed(() => generate(engine, folder)));
  await engine.close();
  return { ...rate(rows, result), peakMemory: peakMemory(), loopDelay };
}

/** The walk with programs at work in the same process: one look-up after the other, every fiftieth a store. */
async function online(world: World): Promise<Figures> {
  const engine = await openEngineAt(homeOf(world.folder));
  const { result, loopDelay } = await withLoopDelay(() => timed(() => lookUpsAndStores(engine, world, resumeWalk(engine))));
  await engine.close();
  return { ...rate(world.rows, result), ...result.result, peakMemory: peakMemory(), loopDelay };
}

async function lookUps(world: World): Promise<Figures> {
  const engine = await openEngineAt(homeOf(world.folder));
  const { result, loopDelay } = await withLoopDelay(() => idleLookUps(engine, world));
  await engine.close();
  return { ...result, peakMemory: peakMemory(), loopDelay };
}

async function naive({ folder, rows }: World): Promise<Figures> {
  const keys = await peersWalk(folder);
  const database = await openSqlite(databaseOf(folder));
  const { result, loopDelay } = await withLoopDelay(() => timed(() => naiveWalk(database, keys)));
  await database.close();
  if (result.result !== rows) throw new Error(`the naive loop moved ${result.result} of ${rows}`);
  return { ...rate(rows, result), peakMemory: peakMemory(), loopDelay };
}

async function sqlcipher({ folder, rows }: World): Promise<Figures> {
  if (!(await hasSqlcipher())) return { skipped: 'not installed' };
  return rate(rows, { seconds: await sqlcipherRekey(databaseOf(folder), folder) });
}

async function python({ folder, rows }: World): Promise<Figures> {
  if (!(await hasPythonCryptography())) return { skipped: 'python3 with cryptography is not installed' };
  const { moved, seconds, peakMemory: peak } = await pythonWalk(PYTHON_SCRIPT, databaseOf(folder), await peersWalk(folder));
  if (moved !== rows) throw new Error(`Python moved ${moved} of ${rows}`);
  return { ...rate(rows, { seconds }), peakMemory: peak };
}

async function screen({ folder }: World): Promise<Figures> {
  if (!hasShell()) return { skipped: 'the shell is not built' };
  const browser = await openBrowser();
  return browser ? { seconds: await startToScreen(browser, folder) } : { skipped: 'no browser' };
}

export const PARTS: Record<
  PartName,
  { readonly title: string; readonly prepare?: (world: World) => Promise<void>; measure(world: World): Promise<Figures> }
> = {
  walk: { title: 'walk', prepare: stopBehindSwitch, measure: walk },
  operation: { title: 'whole operation (generate)', measure: operation },
  online: { title: 'walk with look-ups and stores', prepare: stopBehindSwitch, measure: online },
  'look-ups': { title: 'look-ups, nothing else', measure: lookUps },
  naive: { title: 'naive: row by row', measure: naive },
  sqlcipher: { title: 'sqlcipher rekey', measure: sqlcipher },
  python: { title: 'Python cryptography loop', measure: python },
  screen: { title: 'start to first usable screen', measure: screen },
};
