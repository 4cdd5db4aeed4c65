import { describe, expect, it } from 'vitest';
import { operation } from '../examples.helper.ts';
import { secondsFor } from './how-long.ts';

describe('how long it takes', () => {
  const ended = (done: number, seconds: number) =>
    operation({ state: 'done', done, endedAt: new Date(Date.parse(operation().startedAt) + seconds * 1000).toISOString() });

  it('is told by the last one', () => {
    expect(secondsFor(1_000_000, ended(100_000, 5))).toBe(50);
  });

  it('is a cautious guess where the last one tells nothing, or there was none', () => {
    expect(secondsFor(1_000_000, ended(8, 3))).toBe(100);
    expect(secondsFor(1_000_000, operation({ done: 500_000 }))).toBe(100);
    expect(secondsFor(1_000_000, null)).toBe(100);
  });
});
