/** Another process that keeps the write lock for longer than a write waits: an import of many credentials. */
import { afterEach, expect, test } from 'vitest';
import type { Engine } from '../open.ts';
import { system } from '../credential-db/index.ts';
import { filledWorld, generateTo, type World } from './engine.helper.ts';
import { operationStatus } from './operation-view.ts';
import { verifyDatabase } from './verify-database.ts';

/** More than one batch of a walk. */
const ROWS = 1500;
let world: World;
afterEach(() => world.remove());

interface Gate {
  readonly opened: Promise<void>;
  readonly open: () => void;
}

function gate(): Gate {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open: () => open() };
}

/** Begins a write in `engine`; the answer ends it. */
async function holdWriteLock(engine: Engine): Promise<() => Promise<void>> {
  const [entered, leave] = [gate(), gate()];
  const database = await engine.parts.database();
  const holding = database.write(async () => {
    entered.open();
    await leave.opened;
  });
  await entered.opened;
  return () => {
    leave.open();
    return holding;
  };
}

/** One write of another engine that waited in vain, from beginning to end. */
async function waitInVain(engine: Engine): Promise<void> {
  const database = await engine.parts.database();
  const refused = database.write((db) => system.bumpEpoch(db));
  await expect(refused).rejects.toMatchObject({ code: 'DATABASE_AWAY', params: { reason: 'EBUSY' } });
}

test('a re-encryption waits for a long writer, and goes on', async () => {
  world = await filledWorld(ROWS);
  const [other, third] = [await world.open(), await world.open()];
  const held: (() => Promise<void>)[] = [];
  const reached = gate();
  const runner = await world.open({
    onStep: async (step) => {
      if (step !== 'generate.batch' || held.length > 0) return;
      held.push(await holdWriteLock(other));
      reached.open();
    },
  });
  const generated = generateTo(runner, world, 'second.bak');
  await reached.opened;
  // The second began when the runner's first wait was over at the latest.
  await waitInVain(third);
  await waitInVain(third);
  await held[0]?.();
  await generated;
  expect(await operationStatus(third.parts)).toMatchObject({ state: 'done', done: ROWS });
  expect(await verifyDatabase(third.parts, world.caller)).toMatchObject({ opened: ROWS, failed: [] });
});
