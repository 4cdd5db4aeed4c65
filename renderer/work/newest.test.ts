import { describe, expect, it } from 'vitest';
import type { WorkProgress } from '../../shared/contract/console/work.ts';
import { work } from '../examples.helper.ts';
import type { Followed } from '../operation/follow.ts';
import { newestWork } from './newest.ts';

const OTHER = '77777777-1111-4111-8111-111111111111';
const followed = (part: Parameters<typeof work>[0] | null, following: boolean): Followed<WorkProgress> => ({
  latest: part === null ? null : { work: work(part), result: null },
  error: null,
  following,
});
const newest = (own: Followed<WorkProgress>, ...listed: Parameters<typeof work>[0][]) => newestWork(own, 'verify-backup', listed.map(work));

describe('newestWork', () => {
  it('is what is followed, while it is', () => {
    expect(newest(followed({ done: 9 }, true), { done: 1 })).toMatchObject({ done: 9 });
    expect(newest(followed({ done: 9 }, true))).toMatchObject({ done: 9 });
  });

  it('is how the stream ended, where the overview has not caught up', () => {
    expect(newest(followed({ state: 'done' }, false), {})).toMatchObject({ state: 'done' });
    expect(newest(followed({ state: 'cancelled' }, false), {})).toBeNull();
  });

  it('is the overview’s otherwise, of this kind and the last', () => {
    expect(newest(followed(null, false))).toBeNull();
    expect(newest(followed({ done: 5 }, false), { done: 7 })).toMatchObject({ done: 7 });
    expect(newest(followed({ state: 'done' }, false))).toBeNull();
    expect(newest(followed(null, false), { state: 'done' }, { id: OTHER })).toMatchObject({ id: OTHER, state: 'running' });
    expect(newest(followed(null, false), { kind: 'verify-database' })).toBeNull();
  });
});
