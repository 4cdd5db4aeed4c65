import { describe, expect, it } from 'vitest';
import { pageOrder } from './mapping-columns.tsx';
import { wholeList } from './whole-list.ts';

const list = (length: number): number[] => Array.from({ length }, (_, index) => index);
const pagesOf =
  (rows: () => readonly number[]) =>
  (offset: number, limit: number): Promise<{ total: number; rows: readonly number[] }> =>
    Promise.resolve({ total: rows().length, rows: rows().slice(offset, offset + limit) });

describe('a list that is held whole', () => {
  it('is read in pages to its end', async () => {
    expect(
      await wholeList(
        pagesOf(() => list(25)),
        100,
        10,
      ),
    ).toEqual(list(25));
    expect(
      await wholeList(
        pagesOf(() => []),
        100,
        10,
      ),
    ).toEqual([]);
  });

  it('is none where it is longer than can be held, after one page', async () => {
    let pages = 0;
    const load = pagesOf(() => list(101));
    const counted = (offset: number, limit: number) => {
      pages += 1;
      return load(offset, limit);
    };
    expect(await wholeList(counted, 100, 10)).toBeNull();
    expect(pages).toBe(1);
  });

  it('begins anew where rows came or went meanwhile', async () => {
    let reads = 0;
    const load = pagesOf(() => (reads++ < 4 ? list(25) : list(30).slice(4)));
    expect(await wholeList(load, 100, 10)).toEqual(list(30).slice(4));
  });
});

describe('the order that the engine is asked for', () => {
  it('is by account where none is chosen', () => {
    expect(pageOrder(null)).toEqual({ sort: 'account', direction: 'asc' });
  });

  it('is by the secret where the column says whether there are credentials', () => {
    expect(pageOrder({ column: 'credentials', descending: true })).toEqual({ sort: 'secretVersion', direction: 'desc' });
    expect(pageOrder({ column: 'state', descending: false })).toEqual({ sort: 'enabled', direction: 'asc' });
  });
});
