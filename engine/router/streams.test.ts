import { expect, it } from 'vitest';
import { begun, translated, type Stream } from './streams.ts';

interface Source {
  readonly stream: Stream;
  readonly ended: () => boolean;
}

/** Says whether what it holds was given back. */
function source(work: () => AsyncGenerator): Source {
  let ended = false;
  const stream = (async function* () {
    try {
      yield* work();
    } finally {
      ended = true;
    }
  })();
  return { stream, ended: () => ended };
}

async function* three(): AsyncGenerator<number> {
  for (const event of [1, 2, 3]) yield await Promise.resolve(event);
}
// eslint-disable-next-line require-yield -- fails before its first event
async function* refused(): AsyncGenerator<number> {
  await Promise.reject(new Error('refused'));
}
async function* broken(): AsyncGenerator<number> {
  yield 1;
  await Promise.reject(new Error('later'));
}

const outwards = async (stream: Stream): Promise<Stream> => translated(await begun(stream), (error) => new Error(`told: ${String(error)}`));

async function all(stream: Stream): Promise<unknown[]> {
  const events: unknown[] = [];
  for await (const event of stream) events.push(event);
  return events;
}

it('hands every event out once, in order', async () => {
  const { stream, ended } = source(three);
  expect(await all(await outwards(stream))).toEqual([1, 2, 3]);
  expect(ended()).toBe(true);
});

it('ends what it reads from, though nobody ever read', async () => {
  const { stream, ended } = source(three);
  const handed = await outwards(stream);
  expect(ended()).toBe(false);
  await handed.return?.();
  expect(ended()).toBe(true);
});

it('ends what it reads from where the reader leaves', async () => {
  const { stream, ended } = source(three);
  for await (const _event of await outwards(stream)) break;
  expect(ended()).toBe(true);
});

it('is refused before it is handed over, and translated where it fails later', async () => {
  await expect(outwards(source(refused).stream)).rejects.toThrow('refused');
  await expect(all(await outwards(source(broken).stream))).rejects.toThrow('told: Error: later');
});
