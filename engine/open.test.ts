/** The composition root: what closing an engine means for whatever is still at work in it. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { watch } from './events/watch.ts';
import { createdWorld } from './master-secret/engine.helper.ts';

let world: Awaited<ReturnType<typeof createdWorld>>;
beforeEach(async () => {
  world = await createdWorld();
});
afterEach(() => world.remove());

test('what still watches ends quietly, and the database is not opened again', async () => {
  const { engine } = world;
  const events = watch(engine.parts);
  expect(await events.next()).toEqual({ done: false, value: { topic: 'system', revision: 0 } });
  const next = events.next();
  await engine.close();
  expect(await next).toEqual({ done: true, value: undefined });
  await expect(engine.parts.database()).rejects.toMatchObject({ code: 'DATABASE_AWAY', params: { reason: 'closed' } });
  await engine.close();
});

test('a window that comes too late sees one event and the end', async () => {
  const { engine } = world;
  await engine.close();
  const topics: string[] = [];
  for await (const { topic } of watch(engine.parts)) topics.push(topic);
  expect(topics).toEqual(['system']);
});

test('a database that was only put aside is opened again', async () => {
  const { parts } = world.engine;
  const before = await parts.database();
  await parts.closeDatabase();
  expect(await parts.database()).not.toBe(before);
});
