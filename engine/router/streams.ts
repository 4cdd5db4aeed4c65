/**
 * What an answer that is a stream passes on its way out. These are no generators: `return` of one that was never begun does not reach
 * what it reads from, and whoever leaves between the first event and the first read would leave the work going on for nobody.
 */

export type Stream = AsyncIterableIterator<unknown>;

export const isStream = (output: unknown): output is Stream =>
  typeof output === 'object' && output !== null && Symbol.asyncIterator in output;

function through(stream: Stream, next: () => Promise<IteratorResult<unknown>>): Stream {
  const passed: Stream = {
    next,
    return: async () => {
      await stream.return?.();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]: () => passed,
  };
  return passed;
}

/**
 * The first event is fetched before the stream is handed over: a refusal is then the answer of the call, not a surprise while
 * iterating.
 */
export async function begun(stream: Stream): Promise<Stream> {
  let first: IteratorResult<unknown> | null = await stream.next();
  return through(stream, async () => {
    const event = first ?? (await stream.next());
    first = null;
    return event;
  });
}

/** What fails later is translated where it is thrown. */
export const translated = (stream: Stream, translate: (error: unknown) => Error): Stream =>
  through(stream, async () => {
    try {
      return await stream.next();
    } catch (error) {
      throw translate(error);
    }
  });
