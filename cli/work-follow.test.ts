/** What an interruption does to work that goes on in the engine. */
import { describe, expect, it } from 'vitest';
import type { DatabaseVerification } from '../shared/contract/console/database.ts';
import type { WorkView } from '../shared/contract/schemas.ts';
import { createI18n } from '../shared/i18n/index.ts';
import { interrupted } from './interrupt.ts';
import type { Step } from './progress.ts';
import type { Run } from './verb.ts';
import { followWork } from './work-follow.ts';

const ID = '00000000-0000-4000-8000-000000000008';
const FOUND: DatabaseVerification = { kind: 'verify-database', total: 3, opened: 3, bySecretVersion: { 1: 3 }, failed: [] };
const view = (part: Partial<WorkView>): WorkView => ({
  id: ID,
  kind: 'verify-database',
  state: 'running',
  done: 0,
  total: 3,
  rate: 2,
  secondsLeft: 1,
  failed: 0,
  startedAt: '2026-11-21T12:00:00.000Z',
  startedBy: 'HOST\\anna',
  endedAt: null,
  ...part,
});

function tool() {
  const asked: string[] = [];
  const shown: Step[] = [];
  let raise = (): void => undefined;
  let isRaised = false;
  const raised = new Promise<never>((_resolve, reject) => {
    raise = () => {
      isRaised = true;
      reject(interrupted('nothing-done'));
    };
  });
  raised.catch(() => undefined);
  const call = (name: string) => (input: { id: string }) => {
    asked.push(`${name} ${input.id}`);
    return Promise.resolve();
  };
  const run = {
    i18n: createI18n('en'),
    client: { work: { cancel: call('cancel'), dismiss: call('dismiss') } },
    interrupt: { raised, isRaised: () => isRaised, dispose: () => undefined },
    progress: { show: (step: Step) => shown.push(step), end: () => shown.push({} as Step) },
  } as unknown as Run;
  return { run, asked, shown, raise: () => raise() };
}

/** Its events, then nothing more, for as long as it is followed. */
async function* events(...all: { work: WorkView; result: DatabaseVerification | null }[]) {
  yield* all;
  if (all.at(-1)?.result === null) await new Promise(() => undefined);
}

describe('following work', () => {
  it('shows how far it is, and lays aside what came of it', async () => {
    const { run, asked, shown } = tool();
    const stream = events({ work: view({ done: 1 }), result: null }, { work: view({ done: 3, state: 'done' }), result: FOUND });
    expect(await followWork(run, Promise.resolve(stream))).toEqual(FOUND);
    expect(shown).toMatchObject([{ done: 1, total: 3, rate: 2, secondsLeft: 1 }, { done: 3 }, {}]);
    expect(asked).toEqual([`dismiss ${ID}`]);
  });

  it('ends the work where it is interrupted', async () => {
    const { run, asked, raise } = tool();
    const followed = followWork(run, Promise.resolve(events({ work: view({ done: 1 }), result: null })));
    await new Promise((resolve) => setImmediate(resolve));
    raise();
    await expect(followed).rejects.toMatchObject({ code: 'INTERRUPTED' });
    expect(asked).toEqual([`cancel ${ID}`]);
  });

  it('waits for nothing where it is interrupted before the work has begun', async () => {
    const { run, asked, raise } = tool();
    const followed = followWork(run, new Promise(() => undefined));
    raise();
    await expect(followed).rejects.toMatchObject({ code: 'INTERRUPTED' });
    expect(asked).toEqual([]);
  });

  it('is interrupted too where somebody else ended it', async () => {
    const { run } = tool();
    async function* ended() {
      yield await Promise.resolve({ work: view({ state: 'cancelled' }), result: null });
    }
    await expect(followWork(run, Promise.resolve(ended()))).rejects.toMatchObject({ code: 'INTERRUPTED' });
  });
});
