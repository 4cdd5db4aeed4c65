import { setImmediate as turn } from 'node:timers/promises';
import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { beforeEach, describe, expect, it } from 'vitest';
import { followChanges, gather } from './changes.ts';
import { reread } from './reread.ts';

describe('reading again what changed', () => {
  const KEY = ['overview'];
  let queries: QueryClient;
  let asked: { readonly answer: (value: string) => void; readonly fail: () => void }[];

  beforeEach(() => {
    queries = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: Infinity } } });
    asked = [];
  });
  const shown = () => queries.getQueryData(KEY);
  /** As a screen that shows it. */
  const show = (queryKey: string[] = KEY): (() => void) =>
    new QueryObserver(queries, {
      queryKey,
      queryFn: () =>
        new Promise<string>((resolve, reject) => {
          asked.push({ answer: resolve, fail: () => reject(new Error('away')) });
        }),
    }).subscribe(() => undefined);

  it('loses no change that comes while the first answer is on its way', async () => {
    show();
    void reread(queries, [KEY]);
    asked[0]?.answer('old');
    await turn();
    expect(asked).toHaveLength(2);
    asked[1]?.answer('new');
    await turn();
    expect(shown()).toBe('new');
  });

  it('lets an answer come to its end, however fast changes are, and reads once more for all of them', async () => {
    show();
    asked[0]?.answer('one');
    await turn();
    for (let change = 0; change < 5; change += 1) void reread(queries, [KEY]);
    await turn();
    expect(asked).toHaveLength(2);
    asked[1]?.answer('two');
    await turn();
    expect(shown()).toBe('two');
    expect(asked).toHaveLength(3);
    asked[2]?.answer('three');
    await turn();
    expect(asked).toHaveLength(3);
  });

  it('goes on behind one that failed, and past one that never answers', async () => {
    show();
    show(['protector']);
    void reread(queries, [KEY, ['protector']]);
    asked[0]?.fail();
    await turn();
    asked[2]?.answer('there again');
    await turn();
    expect(shown()).toBe('there again');
  });

  it('reads what is out of sight when it comes into sight again, although its answer was on its way', async () => {
    const hide = show();
    void reread(queries, [KEY]);
    hide();
    asked[0]?.answer('old');
    await turn();
    expect(asked).toHaveLength(1);
    show();
    expect(asked).toHaveLength(2);
  });
});

describe('the stream of changes', () => {
  async function* of(...changes: string[]) {
    yield* changes;
    await turn();
  }

  it('is taken up again where it ends or fails, later each time that it brings nothing, until its reader has gone', async () => {
    const stop = new AbortController();
    const streams = [of('a', 'b'), null, null, of('c'), of()];
    const told: string[] = [];
    const paused: number[] = [];
    await followChanges(
      {
        open: () => {
          const stream = streams.shift();
          if (stream === undefined) stop.abort();
          return stream ? Promise.resolve(stream) : Promise.reject(new Error('away'));
        },
        pause: (milliseconds) => {
          paused.push(milliseconds);
          return Promise.resolve();
        },
      },
      (change) => told.push(change),
      stop.signal,
    );
    expect(told).toEqual(['a', 'b', 'c']);
    expect(paused).toEqual([250, 500, 1000, 250, 500, 1000]);
  });

  it('tells together what comes together', () => {
    const told: string[][] = [];
    const due: (() => void)[] = [];
    const tell = gather<string>(
      (all) => told.push([...all]),
      (act) => due.push(act),
    );
    for (const topic of ['system', 'operation', 'system']) tell(topic);
    due.shift()?.();
    tell('mappings');
    due.shift()?.();
    expect(told).toEqual([['system', 'operation'], ['mappings']]);
    expect(due).toEqual([]);
  });
});
