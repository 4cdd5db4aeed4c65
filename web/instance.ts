/**
 * One browser shell a data folder. The first holds an operating-system lock (freed by the kernel, however it ends) and leaves its
 * port and its secret in a 0600 file; a later start finds the lock held and asks the first for an address.
 */
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { ADDRESS_PATH } from './http.ts';

const InstanceSchema = z.object({ port: z.number().int().min(1).max(65_535), secret: z.string().min(32) });
const AddressSchema = z.object({ address: z.url() });

export interface Lock {
  tryAcquire(): Promise<(() => Promise<void>) | null>;
}

export interface Claim {
  /** Lets later starts find this one. */
  announce(port: number, secret: string): Promise<void>;
  release(): Promise<void>;
}

const instanceFile = (root: string): string => join(root, 'console.json');
export const instanceLockFile = (root: string): string => join(root, 'console.lock');

/** Null where another one holds the data folder. */
export async function claimInstance(root: string, lock: Lock): Promise<Claim | null> {
  await mkdir(root, { recursive: true, mode: 0o700 });
  const unlock = await lock.tryAcquire();
  if (!unlock) return null;
  await rm(instanceFile(root), { force: true });
  return {
    announce: async (port, secret) => {
      const temporary = `${instanceFile(root)}.tmp`;
      await rm(temporary, { force: true });
      await writeFile(temporary, JSON.stringify({ port, secret }), { mode: 0o600, flag: 'wx' });
      await rename(temporary, instanceFile(root));
    },
    release: async () => {
      await rm(instanceFile(root), { force: true });
      await unlock();
    },
  };
}

async function askForAddress(root: string): Promise<string | null> {
  try {
    const { port, secret } = InstanceSchema.parse(JSON.parse(await readFile(instanceFile(root), 'utf8')));
    const answer = await fetch(`http://127.0.0.1:${port}${ADDRESS_PATH}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${secret}` },
      signal: AbortSignal.timeout(2000),
    });
    return AddressSchema.parse(await answer.json()).address;
  } catch {
    // Whatever is the matter (starting, ending, hanging), the caller asks again and in the end says that it does not answer.
    return null;
  }
}

/** An address of the running shell; null where it does not answer. One that is just starting is waited for. */
export async function addressOfRunning(root: string, attempts = 20): Promise<string | null> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const address = await askForAddress(root);
    if (address !== null) return address;
    await pause(250);
  }
  return null;
}
