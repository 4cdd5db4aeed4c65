/**
 * A process that writes or reads all the while that others are ended. It says every write before it is tried and after it was
 * acknowledged; whatever fails, or comes back older than it was before, it says too.
 */
import { writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { lookUp, setCredentials } from '../../engine/mappings/index.ts';
import { openEngineAt, type EngineAt } from '../engine-at.ts';
import { chance } from '../random.ts';
import { homeOf } from './acts.ts';
import { credentialOf } from './credentials.ts';
import type { TrafficJob, TrafficSaid } from './traffic-job.ts';

/** Milliseconds between two of its acts: hundreds a second, and the cores are left to the processes that are ended. */
const BREATH_MS = 3;

const say = (event: TrafficSaid): void => void writeSync(1, `${JSON.stringify(event)}\n`);

/** `p"ä,<number>/<generation>-x…` */
function generationOf(number: number, password: string): number {
  const generation = Number(/\/(\d+)-/.exec(password)?.[1] ?? Number.NaN);
  if (password !== credentialOf(number, generation).password) throw new Error(`a password that nobody set for ${number}`);
  return generation;
}

async function write({ parts, caller }: EngineAt, number: number, generation: number): Promise<void> {
  const { application, account, password } = credentialOf(number, generation);
  say({ try: number, generation });
  await setCredentials(parts, caller, { application, account, values: [password] });
  say({ acknowledged: number, generation });
}

async function read({ parts, caller }: EngineAt, number: number, newest: Map<number, number>): Promise<void> {
  const { application, account } = credentialOf(number);
  const { fields } = await lookUp(parts, caller, { application, account });
  const generation = generationOf(number, fields.get(1) ?? '');
  if (generation < (newest.get(number) ?? 0)) throw new Error(`credentials ${number} went back to ${generation}`);
  newest.set(number, generation);
}

async function run({ world, role, count, seed }: TrafficJob, stopping: () => boolean): Promise<void> {
  const engine = await openEngineAt(homeOf(world));
  const { integer } = chance(seed);
  const newest = new Map<number, number>();
  say({ ready: true });
  for (let turn = 1; !stopping(); turn += 1) {
    const number = integer(count);
    if (role === 'write') await write(engine, number, turn);
    else await read(engine, number, newest);
    await pause(BREATH_MS);
  }
  await engine.close();
}

const lines = createInterface({ input: process.stdin });
let stop = false;
lines.once('line', (first) => {
  lines.once('line', () => (stop = true));
  run(JSON.parse(first) as TrafficJob, () => stop)
    .then(() => say({ finished: true }))
    .catch((error: unknown) => say({ failed: error instanceof Error ? `${error.message} ${String(error.stack)}` : String(error) }))
    .finally(() => process.exit(0));
});
