/** What must hold after the power went, or the disk failed, in the middle of an act: no false success, no lost key, a way on. */
import { expect } from 'vitest';
import { perform, fileIn, PASSWORD } from '../kill/acts.ts';
import { expectEveryCredential, expectFinished, type Expected } from '../kill/soundness.ts';
import { last, type EngineAt } from '../engine-at.ts';
import type { FaultyWorld } from './faulty-world.ts';

export type DiskAct = 'generate' | 'back-up' | 'restore';

/** Whether it was reported done. */
export async function attempt({ world, within }: FaultyWorld, act: DiskAct): Promise<boolean> {
  try {
    await within((engine) => perform(act, engine, world));
    return true;
  } catch {
    return false; // any refusal will do: what matters is what is on the disk afterwards
  }
}

const BACKUP: Record<DiskAct, (overview: Overview, world: string) => string | undefined> = {
  generate: ({ backup }) => backup?.path,
  'back-up': (_, world) => fileIn(world, 'written.bak'),
  restore: (_, world) => fileIn(world, 'generated-2.bak'),
};
type Overview = Awaited<ReturnType<EngineAt['client']['system']['overview']>>;

/** What was reported done is there: the secret is current and held, its backup file opens and holds it. */
export async function expectDone({ world, within }: FaultyWorld, act: DiskAct, expected: Expected): Promise<void> {
  await within(async (engine) => {
    await expectFinished(engine, world, expected);
    const overview = await engine.client.system.overview();
    if (act !== 'back-up') expect(overview.secret?.version).toBe(2);
    const path = BACKUP[act](overview, world) ?? '';
    expect(await last(engine.client.backup.verify({ path, password: PASSWORD }))).toMatchObject({ result: { holdsCurrent: true } });
  });
}

/** What was not reported done has lost nothing, and can be gone on with, or done anew. */
export async function expectWayOn({ world, within, disk }: FaultyWorld, act: DiskAct, expected: Expected): Promise<void> {
  await within(async (engine) => {
    const { operation, situations, secret } = await engine.client.system.overview();
    const missing = situations.some(({ id }) => id === 'store-missing' || id === 'store-behind');
    if (act !== 'restore') expect(missing).toBe(false);
    if (!missing) await expectEveryCredential(engine, world, expected);
    const active = operation !== null && !['done', 'cancelled', 'failed'].includes(operation.state);
    if (active) return perform('resume', engine, world);
    if (act === 'generate' && secret?.version !== 1) return;
    if (act === 'back-up' && (await disk.facts(fileIn(world, 'written.bak')))) return;
    if (act === 'restore' && !missing) return;
    await perform(act, engine, world);
  });
  await within((engine) => expectFinished(engine, world, expected));
}
