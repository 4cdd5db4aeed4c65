/** The walk by itself: an operation is brought to the point right behind its switch, and another process goes on from there. */
import { last, openEngineAt, type EngineAt } from '../tests/engine-at.ts';
import { generate, homeOf, PASSWORD, type World } from './world.ts';

class Enough extends Error {}

export async function stopBehindSwitch({ folder }: World): Promise<void> {
  const onStep = (step: string): void => {
    if (step === 'generate.recorded') throw new Enough();
  };
  const engine = await openEngineAt(homeOf(folder), { onStep });
  await generate(engine, folder).catch((error: unknown) => {
    if (!engine.parts.operations.latest()) throw error;
  });
  await engine.close();
}

export const resumeWalk = ({ client }: EngineAt): Promise<unknown> => last(client.operation.resume({ password: PASSWORD }));
