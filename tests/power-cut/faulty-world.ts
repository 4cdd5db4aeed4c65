/**
 * A real system whose store, identity, settings and backups lie in a file system that forgets what was not synced. The credential
 * database stays on the disk: SQLite's own durability is SQLite's, and what it has committed is there.
 */
import { copyFileSync, existsSync, rmSync } from 'node:fs';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { inject } from 'vitest';
import { errorCode, nodeFileSystem, type FileSystem } from '../../engine/secret-store/index.ts';
import { FaultyFileSystem } from '../../engine/secret-store/file-system.faulty.ts';
import { openEngineAt, type EngineAt } from '../engine-at.ts';
import { homeOf } from '../kill/acts.ts';
import { databaseOf } from '../kill/soundness.ts';

export interface FaultyWorld {
  readonly world: string;
  readonly disk: FaultyFileSystem;
  within<T>(work: (engine: EngineAt) => Promise<T>): Promise<T>;
  /** The power comes back: what was not synced is gone, the database is as it was when the power went. */
  powerBack(keep?: (change: number) => boolean): void;
}

const SIDES = ['', '-wal'] as const;

async function load(disk: FaultyFileSystem, folder: string): Promise<void> {
  await disk.makeFolder(folder);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.name === 'logs') continue;
    if (entry.isDirectory()) await load(disk, path);
    else if (!/^(credentials\.db.*|.*lock)$/.test(entry.name)) await disk.writeNew(path, await readFile(path));
  }
  await disk.syncFolder(folder);
  await disk.syncFolder(dirname(folder));
}

/** The operating system's locks are made past the port, so what lies in the folder of logs, theirs among it, is on the real disk. */
const isOnDisk = (world: string, path: unknown): boolean => typeof path === 'string' && path.startsWith(join(homeOf(world), 'logs'));

/** With the power, everything ends at once: what the process still does to the database afterwards never happened. */
function faultyExceptLogs(world: string, disk: FaultyFileSystem, powerGone: () => void): FileSystem {
  const handler: ProxyHandler<FileSystem> = {
    get: (target, name) => {
      const member: unknown = Reflect.get(target, name, target);
      if (typeof member !== 'function') return member;
      return async (...args: unknown[]): Promise<unknown> => {
        const real = isOnDisk(world, args[0]);
        const call: unknown = real ? Reflect.get(nodeFileSystem, name) : member;
        try {
          return await Reflect.apply(call as () => Promise<unknown>, real ? nodeFileSystem : target, args);
        } catch (error) {
          if (errorCode(error) === 'POWER') powerGone();
          throw error;
        }
      };
    },
  };
  return new Proxy<FileSystem>(disk, handler);
}

export async function faultyWorld(world: string): Promise<FaultyWorld> {
  const disk = new FaultyFileSystem(world);
  await load(disk, homeOf(world));
  await load(disk, join(world, 'files'));
  disk.heal();
  await mkdir(join(homeOf(world), 'secret-store'), { recursive: true }); // its lock is made there, past the port
  const database = databaseOf(world);
  let remembered = false;
  const remember = (): void => {
    if (remembered) return;
    remembered = true;
    for (const side of SIDES) if (existsSync(database + side)) copyFileSync(database + side, `${database}.cut${side}`);
  };
  const fileSystem = faultyExceptLogs(world, disk, remember);
  return {
    world,
    disk,
    async within(work) {
      const engine = await openEngineAt(homeOf(world), { fileSystem, workerUrl: new URL(inject('workerUrl')) });
      try {
        return await work(engine);
      } finally {
        await engine.close();
      }
    },
    powerBack(keep) {
      disk.restart(keep);
      if (!remembered) return;
      remembered = false;
      for (const side of ['', '-wal', '-shm']) rmSync(database + side, { force: true });
      for (const side of SIDES) if (existsSync(`${database}.cut${side}`)) copyFileSync(`${database}.cut${side}`, database + side);
    },
  };
}
