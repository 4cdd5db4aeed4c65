import { describe, expect, it } from 'vitest';
import { DEFAULT_FLAGS } from '../../engine/interchange/application-definition.ts';
import { isolated } from '../text/isolate.ts';
import { inChunks } from './in-chunks.ts';
import { flagsOf, isTimeout, NEW_OPTIONS, optionsOf } from './options.ts';
import { changeOf } from './properties/values.ts';

describe('many at once', () => {
  it('go in calls of at most so many, each of them once, and are counted together', async () => {
    const calls: number[][] = [];
    const ids = Array.from({ length: 25 }, (_, index) => index);
    const sum = await inChunks(ids, 10, (some) => {
      calls.push(some);
      return Promise.resolve(some.length - 1);
    });
    expect(calls.map(({ length }) => length)).toEqual([10, 10, 5]);
    expect(calls.flat()).toEqual(ids);
    expect(sum).toBe(22);
  });

  it('stop at the first call that is refused', async () => {
    let calls = 0;
    const refuse = (): Promise<number> => {
      calls += 1;
      return Promise.reject(new Error('refused'));
    };
    await expect(inChunks([1, 2, 3], 1, refuse)).rejects.toThrow('refused');
    expect(calls).toBe(1);
  });
});

describe('the options of an application', () => {
  it('are at first what the engine gives a new one', () => {
    const { enabled: _enabled, ...flags } = DEFAULT_FLAGS;
    expect(flagsOf(NEW_OPTIONS)).toEqual({ ...flags, ticketTimeout: null });
  });

  it('come back as they went', () => {
    const flags = { ...flagsOf(NEW_OPTIONS), ticketTimeout: 90, allowTickets: true };
    expect(flagsOf(optionsOf(flags))).toEqual(flags);
  });

  it('take minutes in the range of tickets, or none', () => {
    expect(['', ' ', '1', ' 525600 '].every(isTimeout)).toBe(true);
    expect(['0', '525601', '1.5', '1e3', '-1', 'two'].some(isTimeout)).toBe(false);
  });

  it('are sent only where they were changed, and never those that are locked', () => {
    expect(changeOf({ contact: ' it@x ', ticketTimeout: '', allowTickets: true, adminAccountSame: true })).toEqual({
      contact: 'it@x',
      flags: { ticketTimeout: null, allowTickets: true },
    });
    expect(changeOf({ users: ['HOST\\anna'] })).toEqual({ users: ['HOST\\anna'], flags: {} });
  });
});

describe('a name in a sentence', () => {
  it('is kept apart from it, and cannot end that by itself', () => {
    expect(isolated('a\u2069b\u2066c\u202e')).toBe('\u2068abc\u202e\u2069');
  });
});
