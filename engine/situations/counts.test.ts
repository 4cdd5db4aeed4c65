import { expect, it, vi } from 'vitest';
import type { CredentialDatabase } from '../credential-db/types.ts';
import { countsNow, countsOf } from './counts.ts';

/** A database that counts how often it was counted, and takes as long as the test says. */
function database(lasting: number) {
  const state = { version: 1, reads: 0, at: 0 };
  const clock = { now: () => new Date(0), monotonic: () => state.at };
  const counts = { applications: 0, mappings: 0 };
  const read = () => {
    state.reads += 1;
    state.at += lasting;
    return Promise.resolve({ ...counts, credentials: state.reads, quarantined: 0, byVersion: new Map() });
  };
  const fake = { dataVersion: () => Promise.resolve(state.version), read } as unknown as CredentialDatabase;
  return { state, clock, fake };
}

it('counts again only where somebody has committed', async () => {
  const { state, clock, fake } = database(1);
  for (let i = 0; i < 5; i += 1) await countsOf(fake, clock, () => undefined);
  expect(state.reads).toBe(1);
  state.version = 2;
  expect((await countsOf(fake, clock, () => undefined))?.credentials).toBe(2);
});

it('waits for the numbers of now where it is asked for them, whatever rests', async () => {
  const { state, clock, fake } = database(600);
  await countsOf(fake, clock, () => undefined);
  state.version = 2;
  expect((await countsNow(fake, clock, () => undefined))?.credentials).toBe(2);
  expect((await countsNow(fake, clock, () => undefined))?.credentials).toBe(2);
});

it('answers with what it has while a long count rests, and asks to be asked again', async () => {
  const { state, clock, fake } = database(600);
  const again = vi.fn();
  await countsOf(fake, clock, again);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  again.mockClear();
  state.version = 2;
  expect((await countsOf(fake, clock, again))?.credentials).toBe(1);
  expect(state.reads).toBe(1);
  vi.advanceTimersByTime(6000);
  vi.useRealTimers();
  expect(again).toHaveBeenCalledOnce();
  state.at += 6000;
  await countsOf(fake, clock, again);
  await vi.waitFor(() => expect(again).toHaveBeenCalledTimes(2));
  expect((await countsOf(fake, clock, again))?.credentials).toBe(2);
});
