/** Work that goes on whoever looks: begun, followed, left, ended, looked at. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SsoError } from '../../shared/errors.ts';
import type { DatabaseVerification } from '../../shared/contract/console/database.ts';
import { drain } from '../master-secret/engine.helper.ts';
import { ANNA } from '../situations/system.helper.ts';
import { systemClock } from '../platform/clock.ts';
import type { EngineParts } from '../parts.ts';
import { followBegun, followWork } from './follow.ts';
import { interrupted } from './place.ts';
import { openWorkRegistry } from './registry.ts';
import type { Work, WorkPlace, WorkRegistry } from './types.ts';

const FOUND: DatabaseVerification = { kind: 'verify-database', total: 3, opened: 3, bySecretVersion: { 1: 3 }, failed: [] };

/** Work that goes on until the test says how it ends. */
function heldWork() {
  let place: WorkPlace | null = null;
  let settle: [(found: DatabaseVerification) => void, (error: Error) => void] = [() => undefined, () => undefined];
  const job = (given: WorkPlace): Promise<DatabaseVerification> => {
    place = given;
    given.signal.addEventListener('abort', () => settle[1](interrupted()));
    return new Promise((...told) => (settle = told));
  };
  return {
    job,
    report: (done: number) => place?.report({ done, total: 3, failed: 0 }),
    done: () => settle[0](FOUND),
    fail: (error: Error) => settle[1](error),
  };
}

let registry: WorkRegistry;
let parts: EngineParts;
let changes = 0;
beforeEach(() => {
  changes = 0;
  registry = openWorkRegistry(systemClock, () => void (changes += 1));
  parts = { clock: systemClock, work: registry } as unknown as EngineParts;
});
afterEach(() => registry.stop());

async function begun(held = heldWork()): Promise<{ work: Work<DatabaseVerification>; held: ReturnType<typeof heldWork> }> {
  const beginning = registry.begin('verify-database', ANNA, held.job);
  held.report(0);
  return { work: await beginning, held };
}

describe('a piece of work', () => {
  it('is there from its first progress on, and its result until it was looked at', async () => {
    const { work, held } = await begun();
    held.report(2);
    expect(registry.list()).toMatchObject([{ id: work.id, kind: 'verify-database', state: 'running', done: 2, total: 3, endedAt: null }]);
    expect(registry.running()).toBe(true);
    held.done();
    await work.finished;
    expect(registry.list()).toMatchObject([{ state: 'done', startedBy: ANNA.account }]);
    expect([work.result(), registry.running()]).toEqual([FOUND, false]);
    registry.dismiss(work.id);
    expect(registry.list()).toEqual([]);
    expect(() => registry.find(work.id)).toThrow('WORK_NONE');
    expect(changes).toBe(3);
  });

  it('is no work where it is refused before its first progress', async () => {
    const held = heldWork();
    const beginning = registry.begin('verify-backup', ANNA, held.job);
    held.fail(new SsoError('WRONG_PASSWORD'));
    await expect(beginning).rejects.toThrow('WRONG_PASSWORD');
    expect([registry.list(), registry.running()]).toEqual([[], false]);
  });

  it('is forgotten at once where it was cancelled', async () => {
    const { work } = await begun();
    const followed = drain(followWork(parts, work));
    work.cancel();
    expect((await followed).at(-1)).toMatchObject({ work: { state: 'cancelled' }, result: null });
    expect(registry.list()).toEqual([]);
  });

  it('keeps what it failed with for whoever looks later', async () => {
    const { work, held } = await begun();
    held.fail(new SsoError('DATABASE_AWAY'));
    await work.finished;
    await expect(drain(followWork(parts, work))).rejects.toThrow('DATABASE_AWAY');
    expect(registry.list()).toMatchObject([{ state: 'failed' }]);
  });

  it('gives way to the next result of its kind, not while that one runs', async () => {
    const first = await begun();
    first.held.done();
    await first.work.finished;
    const second = await begun();
    expect(registry.list().map(({ id }) => id)).toEqual([first.work.id, second.work.id]);
    registry.dismiss(second.work.id);
    expect(registry.list()).toHaveLength(2);
    second.held.done();
    await second.work.finished;
    expect(registry.list().map(({ id }) => id)).toEqual([second.work.id]);
  });

  it('ends with its registry, which begins none any more', async () => {
    const { work } = await begun();
    await registry.stop();
    expect(work.view().state).toBe('cancelled');
    await expect(begun()).rejects.toThrow('DATABASE_AWAY');
  });
});

describe('following', () => {
  it('tells how far it is, and what came of it; leaving touches nothing', async () => {
    const held = heldWork();
    const stream = followBegun(parts, registry.begin('verify-database', ANNA, held.job));
    held.report(1);
    expect((await stream.next()).value).toMatchObject({ work: { done: 1, rate: null }, result: null });
    await stream.return(undefined);
    expect(registry.running()).toBe(true);
    const [work] = registry.list();
    const again = drain(followWork(parts, work ?? { id: '' }));
    held.done();
    expect((await again).at(-1)).toMatchObject({ work: { state: 'done' }, result: FOUND });
  });

  it('of what is not known fails', async () => {
    await expect(drain(followWork(parts, { id: '00000000-0000-4000-8000-000000000000' }))).rejects.toThrow('WORK_NONE');
  });
});
