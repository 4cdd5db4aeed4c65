import { describe, expect, it, vi } from 'vitest';
import { GRACE_MILLISECONDS, lifetime } from './lifetime.ts';
import { manualTimers } from './manual-timers.helper.ts';

async function isOver(over: Promise<void>): Promise<boolean> {
  return Promise.race([over.then(() => true), new Promise<boolean>((resolve) => setImmediate(() => resolve(false)))]);
}

describe('the browser shell’s end', () => {
  it('waits for a first window however long', async () => {
    const { timers, waiting } = manualTimers();
    const { over } = lifetime(() => Promise.resolve(false), timers);
    expect(waiting()).toBe(0);
    expect(await isOver(over)).toBe(false);
  });

  it('comes half a minute after the last window', async () => {
    const { timers, pass, asked } = manualTimers();
    const life = lifetime(() => Promise.resolve(false), timers);
    life.windowOpened();
    life.windowOpened();
    life.windowClosed();
    expect(asked).toEqual([]);
    life.windowClosed();
    expect(asked).toEqual([GRACE_MILLISECONDS]);
    pass(GRACE_MILLISECONDS);
    await life.over;
  });

  it('does not come when a window is back in time, as after a reload', async () => {
    const { timers, pass, waiting } = manualTimers();
    const life = lifetime(() => Promise.resolve(false), timers);
    life.windowOpened();
    life.windowClosed();
    life.windowOpened();
    expect(waiting()).toBe(0);
    pass(GRACE_MILLISECONDS);
    expect(await isOver(life.over)).toBe(false);
  });

  it('waits for a running operation', async () => {
    const { timers, pass, waiting } = manualTimers();
    const busy = vi.fn().mockResolvedValueOnce(true).mockResolvedValue(false);
    const life = lifetime(busy, timers);
    life.windowOpened();
    life.windowClosed();
    pass(GRACE_MILLISECONDS);
    await vi.waitFor(() => expect(waiting()).toBe(1));
    expect(await isOver(life.over)).toBe(false);
    pass(GRACE_MILLISECONDS);
    await life.over;
    expect(busy).toHaveBeenCalledTimes(2);
  });

  it('does not come from an old question when windows came and went meanwhile', async () => {
    const { timers, pass, waiting } = manualTimers();
    let answer = (_busy: boolean): void => undefined;
    const life = lifetime(() => new Promise((resolve) => (answer = resolve)), timers);
    life.windowOpened();
    life.windowClosed();
    pass(GRACE_MILLISECONDS);
    life.windowOpened();
    life.windowClosed();
    answer(false);
    expect(await isOver(life.over)).toBe(false);
    expect(waiting()).toBe(1);
  });
});
