import { describe, expect, it } from 'vitest';
import { openPool } from './sqlite-pool.ts';

interface Fake {
  readonly n: number;
  close(): Promise<void>;
}

function counting(fails: readonly number[] = []): { open: () => Promise<Fake>; closed: number[] } {
  const closed: number[] = [];
  let n = 0;
  const open = (): Promise<Fake> => {
    n += 1;
    const mine = n;
    if (fails.includes(mine)) return Promise.reject(new Error(`no ${mine}`));
    return Promise.resolve({ n: mine, close: () => Promise.resolve(void closed.push(mine)) });
  };
  return { open, closed };
}

describe('a pool', () => {
  it('opens no more than it may, and hands a connection to whoever waited longest', async () => {
    const pool = openPool(2, counting().open);
    const [one, two] = await Promise.all([pool.acquire(), pool.acquire()]);
    const waiting = [pool.acquire(), pool.acquire()];
    pool.release(two);
    pool.release(one);
    expect((await Promise.all(waiting)).map(({ n }) => n)).toEqual([2, 1]);
  });

  it('lets those who wait try for themselves where one could not be opened', async () => {
    const pool = openPool(1, counting([1]).open);
    const [first, second] = [pool.acquire(), pool.acquire()];
    await expect(first).rejects.toThrow('no 1');
    expect((await second).n).toBe(2);
  });

  it('closes all that it opened, when they are back, and refuses whoever waits or comes', async () => {
    const { open, closed } = counting();
    const pool = openPool(2, open);
    const [one, two] = await Promise.all([pool.acquire(), pool.acquire()]);
    pool.release(one);
    const held = await pool.acquire();
    const waiting = pool.acquire();
    const closing = pool.close();
    await expect(waiting).rejects.toMatchObject({ code: 'DATABASE_AWAY', params: { reason: 'closed' } });
    await expect(pool.acquire()).rejects.toMatchObject({ code: 'DATABASE_AWAY' });
    expect(closed).toEqual([]);
    pool.release(two);
    pool.release(held);
    await closing;
    expect(closed.sort()).toEqual([1, 2]);
    await pool.close();
  });
});
