/** What an operation is given (a password, a ring) is let go of when it is no longer needed: nothing that lives on reaches it. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterEach, expect, test } from 'vitest';
import { claimWork } from './claim-work.ts';
import { crashAt, createdWorld, drain, generateTo, PASSWORD, type World } from './engine.helper.ts';
import { followOperation } from './follow.ts';
import { generateRoad } from './generate.ts';
import { openOperationHost } from './operation-host.ts';
import { takeOverOperation } from './operation-runner.ts';
import { newestOperation } from './operation-view.ts';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Whether anything still reaches it, behind a turn in which what was just looked at is free to go. */
async function isHeld(seen: WeakRef<object>): Promise<boolean> {
  await nextTurn();
  collect();
  return seen.deref() !== undefined;
}

const secretOfTest = (): { password: string; reminder: string } => ({ password: PASSWORD, reminder: '' });

let world: World | null = null;
afterEach(async () => {
  await world?.remove();
  world = null;
});

test('the host holds nothing of what the latest run was given', async () => {
  const free = { release: () => Promise.resolve() };
  const lock = {
    acquire: () => Promise.resolve(free.release),
    tryAcquire: () => Promise.resolve(free.release),
    isHeld: () => Promise.resolve(false),
  };
  const host = openOperationHost(lock);
  const launch = (): WeakRef<object> => {
    const target = secretOfTest();
    host.launch(free, 'an-id', async () => {
      await nextTurn();
      throw new Error(`no way on, ${String(target.reminder.length)}`);
    });
    return new WeakRef(target);
  };
  const seen = launch();
  await host.latest()?.finished;
  expect(await isHeld(seen)).toBe(false);
  expect(host.latest()?.failure()?.message).toBe('no way on, 0');
});

test('the password of a generate is let go of once its backup is written, long before the generate ends', async () => {
  const made = await createdWorld();
  world = made;
  const ended = await made.open({ onStep: crashAt('generate.stored') });
  await expect(generateTo(ended, made, 'first.bak')).rejects.toThrow();
  const held: Record<string, boolean> = {};
  const given: { target?: WeakRef<object> } = {};
  const onStep = async (step: string): Promise<void> => {
    if (given.target) held[step] = await isHeld(given.target);
  };
  const { parts } = await made.open({ onStep });
  const row = await newestOperation(parts);
  if (!row) throw new Error('no operation');
  const takeUp = async (): Promise<void> => {
    const target = secretOfTest();
    given.target = new WeakRef(target);
    const road = generateRoad(target);
    await takeOverOperation(parts, await claimWork(parts), { kind: 'generate', id: row.id, caller: made.caller, road });
  };
  await takeUp();
  await drain(followOperation(parts, row.id));
  expect(held).toMatchObject({ 'generate.backup-file': true, 'generate.announced': false, 'generate.done': false });
});
