/**
 * The process that is ended. It reads its job as one line on standard input, says every durable step on standard output the moment
 * it is durable, and ends itself by SIGKILL right behind the n-th: nothing of its own runs after that, no handler, no flush.
 */
import { writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { isSsoError } from '../../shared/errors.ts';
import { openEngineAt } from '../engine-at.ts';
import { homeOf, perform } from './acts.ts';
import { watchedFileSystem } from './file-steps.ts';
import type { Job } from './job.ts';

const say = (event: object): void => void writeSync(1, `${JSON.stringify(event)}\n`);
const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();

async function line(): Promise<string> {
  const next: IteratorResult<string, unknown> = await lines.next();
  if (next.done) process.exit(3);
  return next.value;
}

/** Stopped processes neither answer nor end: that is the point. */
function end(signal: 'SIGKILL' | 'SIGSTOP'): void {
  process.kill(process.pid, signal);
}

function stepper(job: Job): (step: string) => Promise<void> {
  let count = 0;
  const met = new Set<string>();
  return async (step) => {
    count += 1;
    say({ step, count });
    if (job.killAt === count) end('SIGKILL');
    const first = !met.has(step);
    met.add(step);
    if (first && job.stopAt === step) end('SIGSTOP');
    if (first && job.holdAt === step) await line();
  };
}

async function run(job: Job): Promise<void> {
  const onStep = stepper(job);
  const fileSystem = job.grain === 'file' ? { fileSystem: watchedFileSystem(onStep) } : {};
  const engine = await openEngineAt(homeOf(job.world), { onStep, ...fileSystem });
  say({ ready: true });
  if (job.waitForGo) await line();
  try {
    await perform(job.act, engine, job.world);
    say({ ended: 'done' });
  } finally {
    await engine.close();
  }
}

try {
  await run(JSON.parse(await line()) as Job);
} catch (error) {
  say({ ended: isSsoError(error) ? error.code : String((error as { code?: unknown }).code ?? error) });
}
process.exit(0);
