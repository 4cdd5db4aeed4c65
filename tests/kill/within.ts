/** The engine in the test's own process, at a world: the other process that opens what is left. */
import { inject } from 'vitest';
import { openEngineAt, type EngineAt } from '../engine-at.ts';
import { homeOf } from './acts.ts';

export async function within<T>(world: string, work: (engine: EngineAt) => Promise<T>): Promise<T> {
  const engine = await openEngineAt(homeOf(world), { workerUrl: new URL(inject('workerUrl')) });
  try {
    return await work(engine);
  } finally {
    await engine.close();
  }
}
