/** The real engine at a data folder, as tests and bench drive it: through the console contract, and the run-time use cases beside it. */
import { createRouterClient } from '@orpc/server';
import type { ConsoleClient } from '../shared/contract/console/index.ts';
import { openEngine, type EngineOptions } from '../engine/open.ts';
import type { Caller, EngineParts } from '../engine/parts.ts';
import { currentAccount, hostName } from '../engine/platform/account.ts';
import { createRouter } from '../engine/router.ts';

/** The lowest cost of a backup's password that a reader accepts (DESIGN §13): these tests are about other things. */
const CHEAP = { name: 'scrypt', N: 2 ** 15, r: 8, p: 1 } as const;

export interface EngineAt {
  readonly client: ConsoleClient;
  readonly parts: EngineParts;
  readonly caller: Caller;
  busy(): Promise<boolean>;
  close(): Promise<void>;
}

export async function openEngineAt(root: string, options: Omit<EngineOptions, 'dataFolder'> = {}): Promise<EngineAt> {
  const engine = openEngine({ dataFolder: root, backupCost: CHEAP, systemLog: { write: () => Promise.resolve() }, ...options });
  const caller: Caller = { ...(await currentAccount(hostName())), origin: 'command line' };
  const client = createRouterClient(createRouter(engine), { context: { caller } });
  return { client, parts: engine.parts, caller, busy: () => engine.busy(), close: () => engine.close() };
}

/** Takes a stream to its end; returns its last event. */
export async function last<T>(stream: Promise<AsyncIterable<T>>): Promise<T | undefined> {
  let newest: T | undefined;
  for await (const event of await stream) newest = event;
  return newest;
}
