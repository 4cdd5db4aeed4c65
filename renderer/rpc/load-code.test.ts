import { expect, it, vi } from 'vitest';
import { connectionStatus } from './connection.ts';
import { loadCode, loadCodeOver } from './load-code.ts';

it('code is asked for only while the shell has proven that it is there', async () => {
  const status = connectionStatus();
  loadCodeOver(status);
  const load = vi.fn(() => Promise.resolve('code'));
  const loaded = loadCode(load);
  for (const state of ['lost', 'unproven'] as const) {
    status.set(state);
    await new Promise((resolve) => setImmediate(resolve));
    expect(load, state).not.toHaveBeenCalled();
  }
  status.set('open');
  expect(await loaded).toBe('code');
  expect(await loadCode(load)).toBe('code');
});
