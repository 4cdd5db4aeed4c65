/** Listens to processes of traffic: which writes were acknowledged, which were only tried, what went wrong. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';
import type { TrafficJob, TrafficSaid } from './traffic-job.ts';

export interface Traffic {
  /** Number to the generation that was acknowledged last. */
  readonly acknowledged: ReadonlyMap<number, number>;
  /** Number to the generation that was tried last: acknowledged or not, it may be there. */
  readonly tried: ReadonlyMap<number, number>;
  readonly failures: readonly string[];
  /** Ends it in good order. */
  stop(): Promise<void>;
}

export async function startTraffic(program: string, job: TrafficJob): Promise<Traffic> {
  const child = spawn(process.execPath, [program], { stdio: ['pipe', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const [acknowledged, tried, failures] = [new Map<number, number>(), new Map<number, number>(), [] as string[]];
  const reader = createInterface({ input: child.stdout });
  const closed = once(reader, 'close');
  const ready = new Promise<void>((resolve, reject) => {
    reader.on('line', (line) => {
      const said = JSON.parse(line) as TrafficSaid;
      if ('ready' in said) resolve();
      if ('try' in said) tried.set(said.try, said.generation);
      if ('acknowledged' in said) acknowledged.set(said.acknowledged, said.generation);
      if ('failed' in said) failures.push(`${job.role}: ${said.failed}`);
    });
    void closed.then(() => reject(new Error(`traffic ended: ${failures.join()}`)));
  });
  child.stdin.write(`${JSON.stringify(job)}\n`);
  await ready;
  const stop = async (): Promise<void> => {
    child.stdin.write('stop\n');
    await closed;
  };
  return { acknowledged, tried, failures, stop };
}
