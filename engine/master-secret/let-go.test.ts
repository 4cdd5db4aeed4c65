/** What an operation is given (a password, a ring) is let go of when it is no longer needed: nothing that lives on reaches it. */
import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { getHeapSnapshot, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createRouterClient } from '@orpc/server';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ConsoleClient } from '../../shared/contract/console/index.ts';
import type { KeyRing } from '../crypto/index.ts';
import type * as crypto from '../crypto/index.ts';
import type { Engine } from '../open.ts';
import { createRouter } from '../router.ts';
import { crashAt, createdWorld, drain, filledWorld, generateTo, PASSWORD, type World } from './engine.helper.ts';
import { generate } from './generate.ts';
import { openOperationHost } from './operation-host.ts';
import { resume } from './operation-control.ts';
import { restore } from './restore.ts';
import { verifyBackup } from './verify-backup.ts';

/** Every ring that is opened from a backup file. */
const openedRings: KeyRing[] = [];
vi.mock('../crypto/index.ts', async (original) => {
  const actual = await original<typeof crypto>();
  const openBackup: typeof crypto.openBackup = async (...given) => {
    const opened = await actual.openBackup(...given);
    openedRings.push(opened.ring);
    return opened;
  };
  return { ...actual, openBackup };
});

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

/** What is still held at each step: the object that the entry point was given. */
interface Watched {
  readonly held: Record<string, boolean>;
  readonly given: { input?: WeakRef<object> };
  readonly onStep: (step: string) => Promise<void>;
}

function watched(): Watched {
  const held: Record<string, boolean> = {};
  const given: Watched['given'] = {};
  const onStep = async (step: string): Promise<void> => {
    if (given.input) held[step] = await isHeld(given.input);
  };
  return { held, given, onStep };
}

/** The input lives in this frame alone, as a call's does. */
function begin<T extends object, S>({ given }: Watched, input: T, entry: (input: T) => S): S {
  given.input = new WeakRef(input);
  return entry(input);
}

test('what a generate was given is let go of once its backup is written, however long it is followed', async () => {
  world = await createdWorld();
  const watch = watched();
  const { parts } = await world.open({ onStep: watch.onStep });
  const { caller } = world;
  const target = (path: string) => ({ path, ...secretOfTest() });
  await drain(begin(watch, target(world.file('first.bak')), (input) => generate(parts, caller, input)));
  expect(watch.held).toMatchObject({ 'generate.backup-file': true, 'generate.announced': false, 'generate.done': false });
});

test('so is what a generate was given to go on with', async () => {
  world = await createdWorld();
  const ended = await world.open({ onStep: crashAt('generate.stored') });
  await expect(generateTo(ended, world, 'first.bak')).rejects.toThrow();
  await ended.close();
  const watch = watched();
  const { parts } = await world.open({ onStep: watch.onStep });
  const { caller } = world;
  await drain(begin(watch, secretOfTest(), (input) => resume(parts, caller, input)));
  expect(watch.held).toMatchObject({ 'generate.announced': false, 'generate.done': false });
});

describe('the keys of a backup file', () => {
  let filled: World;
  let engine: Engine;
  const watch = watched();
  beforeEach(async () => {
    world = filled = await filledWorld(20);
    engine = await filled.open({ onStep: watch.onStep });
    openedRings.length = 0;
  });
  const source = (password = PASSWORD) => ({ path: filled.file('first.bak'), password });
  const letGo = (): boolean[] => openedRings.flatMap(({ entries }) => entries.map((entry) => isLetGo(entry)));

  test('are let go of once a restore has installed them, and its input is let go of', async () => {
    await rm(engine.parts.folder.storeFolder, { recursive: true });
    await drain(begin(watch, source(), (input) => restore(engine.parts, filled.caller, input)));
    expect(watch.held).toMatchObject({ 'restore.stored': false, 'restore.done': false });
    expect(letGo()).toEqual([true, true]);
    expect((await drain(restore(engine.parts, filled.caller, source()))).at(-1)).toMatchObject({ operation: { state: 'done' } });
  });

  test('are let go of where nothing of them is installed, and after a proof', async () => {
    await verifyBackup(engine.parts, filled.caller, source());
    const other = await createdWorld();
    await generateTo(other.engine, other, 'other.bak');
    openedRings.splice(1);
    const foreign = drain(restore(engine.parts, filled.caller, { path: other.file('other.bak'), password: PASSWORD }));
    await expect(foreign).rejects.toMatchObject({ code: 'BACKUP_FOREIGN' });
    await other.remove();
    expect(letGo()).toEqual([true, true, true, true]);
  });
});

const isLetGo = (entry: KeyRing['entries'][number]): boolean => {
  try {
    (entry.kind === 'unknown' ? entry.body : entry.key).use(() => undefined);
    return false;
  } catch {
    return true;
  }
};

describe('what came in over the router', () => {
  const clientOf = (engine: Engine, { caller }: World): ConsoleClient => createRouterClient(createRouter(engine), { context: { caller } });

  async function backedUp(of: World, password: string): Promise<{ client: ConsoleClient; path: string }> {
    const client = clientOf(await of.open(), of);
    const path = of.file('proven.bak');
    await client.backup.write({ path, password, reminder: '' });
    return { client, path };
  }

  /** Whether anything that can be reached has these characters, by all that lives in this process. */
  async function livesInMemory(bytes: Buffer): Promise<boolean> {
    await nextTurn();
    let last = Buffer.alloc(0);
    for await (const chunk of getHeapSnapshot()) {
      const text = Buffer.concat([last, chunk as Buffer]);
      if (text.includes(bytes)) return true;
      last = text.subarray(-bytes.length);
    }
    return false;
  }

  test('has no password any more, and nothing that lives has it, while a generate is being followed', async () => {
    world = await createdWorld();
    const password = Buffer.from(randomUUID());
    const seen: Record<string, boolean> = {};
    const onStep = async (step: string): Promise<void> => {
      if (['generate.stored', 'generate.announced'].includes(step)) seen[step] = await livesInMemory(password);
    };
    const client = clientOf(await world.open({ onStep }), world);
    const begun = await client.secret.generate({ path: world.file('a.bak'), password: password.toString(), reminder: '' });
    expect((await drain(begun)).at(-1)).toMatchObject({ operation: { state: 'done' } });
    expect(seen).toEqual({ 'generate.stored': true, 'generate.announced': false });
  });

  test('has no password any more behind the opening of a file that is being proven, nor is it kept with the result', async () => {
    world = await filledWorld(3000);
    const password = Buffer.from(randomUUID());
    const { client, path } = await backedUp(world, password.toString());
    const proof = await client.backup.verify({ path, password: password.toString() });
    await proof.next();
    expect(await livesInMemory(password)).toBe(false);
    expect((await drain(proof)).at(-1)).toMatchObject({ work: { state: 'done' }, result: { holdsCurrent: true } });
    expect(await livesInMemory(password)).toBe(false);
  });

  test('keeps its password where the call was refused, for it is the caller’s', async () => {
    world = await createdWorld();
    const client = clientOf(await world.open(), world);
    const input = { path: world.file('a.bak'), password: 'short', reminder: '' };
    await expect(client.secret.generate(input)).rejects.toMatchObject({ code: 'PASSWORD_TOO_SHORT' });
    expect(input.password).toBe('short');
    const right = { ...input, password: PASSWORD };
    await drain(await client.secret.generate(right));
    expect(right).toEqual({ path: input.path, reminder: '' });
  });
});
