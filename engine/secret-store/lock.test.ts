/** The operating system's lock, against processes that really are others. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { unlinkSync } from 'node:fs';
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type * as Extensions from 'fs-native-extensions';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fileLock } from './lock.ts';

let beforeLocking = (): void => undefined;
vi.mock('fs-native-extensions', async (original) => {
  const real = await original<typeof Extensions>();
  return { ...real, tryLock: (file: number) => (beforeLocking(), real.tryLock(file)) };
});

const extensions = createRequire(import.meta.url).resolve('fs-native-extensions');

/** Takes the lock, says `held` or `refused`, and waits to be ended. */
const HOLDER = `
const { openSync } = require('node:fs');
const { tryLock } = require(process.argv[1]);
process.stdout.write(tryLock(openSync(process.argv[2], 'a+')) ? 'held' : 'refused');
setInterval(() => {}, 1000);
`;

let folder: string;
let path: string;
const children: ChildProcess[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sso-lock-'));
  path = join(folder, 'lock');
});
afterEach(async () => {
  for (const child of children.splice(0)) await killed(child);
  await rm(folder, { recursive: true, force: true });
});

async function otherProcess(): Promise<{ child: ChildProcess; said: string }> {
  const child = spawn(process.execPath, ['-e', HOLDER, extensions, path], { stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  const [said] = (await once(child.stdout, 'data')) as [Buffer];
  return { child, said: said.toString() };
}

async function killed(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

test('one at a time, within this process too', async () => {
  const lock = fileLock(path);
  const release = await lock.acquire();
  expect(await fileLock(path).tryAcquire()).toBeNull();
  expect(await fileLock(path).isHeld()).toBe(true);
  await release();
  expect(await lock.isHeld()).toBe(false);
  await (
    await fileLock(path).tryAcquire()
  )?.();
});

test('who waits gets its turn when the holder lets go', async () => {
  const release = await fileLock(path).acquire();
  const order: string[] = [];
  const waiting = fileLock(path)
    .acquire()
    .then((next) => {
      order.push('second');
      return next();
    });
  order.push('first');
  await release();
  await waiting;
  expect(order).toEqual(['first', 'second']);
});

test('another process that holds it is seen; killed, it holds nothing', async () => {
  const { child, said } = await otherProcess();
  expect(said).toBe('held');
  expect(await fileLock(path).tryAcquire()).toBeNull();
  expect(await fileLock(path).isHeld()).toBe(true);
  const waiting = fileLock(path).acquire();
  await killed(child);
  await (
    await waiting
  )();
  expect(await fileLock(path).isHeld()).toBe(false);
});

test('a file that its last holder removed between opening and locking is not taken for the lock', async () => {
  let removed = false;
  beforeLocking = () => {
    if (!removed) unlinkSync(path);
    removed = true;
  };
  const release = await fileLock(path).acquire();
  beforeLocking = () => undefined;
  expect((await otherProcess()).said).toBe('refused');
  await release();
});

test('another process sees ours', async () => {
  const release = await fileLock(path).acquire();
  expect((await otherProcess()).said).toBe('refused');
  await release();
  expect((await otherProcess()).said).toBe('held');
});

test('asking whether it is held does not create it', async () => {
  expect(await fileLock(path).isHeld()).toBe(false);
  await writeFile(path, '', { flag: 'wx' }); // would fail if it were there
});

test('a link in its place is refused', async () => {
  await symlink(join(folder, 'elsewhere'), path);
  await expect(fileLock(path).acquire()).rejects.toMatchObject({ code: 'ELOOP' });
});
