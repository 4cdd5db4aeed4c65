import { describe, expect, it } from 'vitest';
import type { OperationProgress } from '../../shared/contract/console/operation.ts';
import { operation } from '../examples.helper.ts';
import { createFollower, operationOf, type Followed } from './follow.ts';
import { newestOperation } from './newest.ts';
import { stepsOf } from './phases.ts';

const event = (part: Parameters<typeof operation>[0]): OperationProgress => ({ operation: operation(part), unreadable: [] });

/** A stream whose events the test hands out one by one. */
function handedOut() {
  let give: ((result: IteratorResult<OperationProgress>) => void) | null = null;
  let fail: ((error: Error) => void) | null = null;
  const stream = {
    [Symbol.asyncIterator]: () => ({
      next: () =>
        new Promise<IteratorResult<OperationProgress>>((resolve, reject) => {
          give = resolve;
          fail = reject;
        }),
    }),
  };
  const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  return {
    open: () => Promise.resolve(stream),
    give: async (value: OperationProgress) => {
      give?.({ done: false, value });
      await settled();
    },
    end: async () => {
      give?.({ done: true, value: undefined });
      await settled();
    },
    fail: async (error: Error) => {
      fail?.(error);
      await settled();
    },
    settled,
  };
}

describe('the follower', () => {
  it('settles with the first event and goes on by itself', async () => {
    const follower = createFollower();
    const stream = handedOut();
    const begun = follower.follow(stream.open);
    await stream.settled();
    await stream.give(event({ state: 'preflight' }));
    await begun;
    expect(follower.get()).toMatchObject({ following: true });
    await stream.give(event({ state: 'done' }));
    await stream.end();
    expect(follower.get().following).toBe(false);
    expect(operationOf(follower.get())?.state).toBe('done');
  });

  it('hands a refusal to whoever began, and what fails later to whoever looks', async () => {
    const refused = createFollower();
    await expect(refused.follow(() => Promise.reject(new Error('PASSWORD_TOO_SHORT')))).rejects.toThrow('PASSWORD_TOO_SHORT');
    expect(refused.get().following).toBe(false);

    const follower = createFollower();
    const stream = handedOut();
    const begun = follower.follow(stream.open);
    await stream.settled();
    await stream.give(event({}));
    await begun;
    await stream.fail(new Error('gone'));
    expect(follower.get()).toMatchObject({ following: false, error: new Error('gone') });
  });

  it('listens to the newest stream only', async () => {
    const follower = createFollower();
    const [first, second] = [handedOut(), handedOut()];
    void follower.follow(first.open);
    await first.settled();
    await first.give(event({ done: 1 }));
    void follower.follow(second.open);
    await second.settled();
    await second.give(event({ done: 2 }));
    await first.give(event({ done: 3 }));
    expect(operationOf(follower.get())?.done).toBe(2);
  });
});

describe('the follower, told to forget', () => {
  it('knows nothing any more, and hears of nothing that still comes', async () => {
    const follower = createFollower();
    const stream = handedOut();
    const begun = follower.follow(stream.open);
    await stream.settled();
    await stream.give(event({ done: 1 }));
    await begun;
    follower.forget();
    await stream.give(event({ done: 2 }));
    expect(follower.get()).toEqual({ latest: null, error: null, following: false });
  });
});

describe('newestOperation', () => {
  const followed = (part: Parameters<typeof operation>[0], following: boolean): Followed => ({
    latest: event(part),
    error: null,
    following,
  });

  it('is what is followed, while it is', () => {
    expect(newestOperation(followed({ done: 9 }, true), operation({ done: 1 }))?.done).toBe(9);
  });

  it('is how the stream ended, where the overview has not caught up', () => {
    expect(newestOperation(followed({ state: 'done' }, false), operation())?.state).toBe('done');
  });

  it('is the overview’s otherwise', () => {
    expect(newestOperation(followed({ paused: true, done: 5 }, false), operation({ done: 7 }))?.done).toBe(7);
    expect(newestOperation({ latest: null, error: null, following: false }, null)).toBeNull();
  });
});

describe('stepsOf', () => {
  const status = (kind: 'generate' | 'restore' | 'reconcile', state: Parameters<typeof stepsOf>[1]): string =>
    stepsOf(kind, state)
      .map((step) => step.status[0])
      .join('');

  it('says which step is at work: the one after what is durable', () => {
    expect(status('generate', 'preflight')).toBe('naaaa');
    expect(status('generate', 'stored')).toBe('bbnaa');
    expect(status('generate', 'backed-up')).toBe('bbbna');
    expect(status('generate', 'announced')).toBe('bbbbn');
    expect(status('generate', 're-encrypting')).toBe('bbbbn');
    expect(status('restore', 'stored')).toBe('bbn');
  });

  it('has all of them behind at the end, none where it was cancelled', () => {
    expect(status('generate', 'done')).toBe('bbbbb');
    expect(status('reconcile', 'cancelled')).toBe('aaa');
  });
});
