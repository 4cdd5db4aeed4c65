/** Work that reports by callback, as a stream. Whoever leaves the stream stops the work. */

export type Report<T> = (progress: T) => void;

/** Only the newest progress is kept for a slow reader; the last one always arrives. Fails as the work fails. */
export async function* progressStream<T>(run: (report: Report<T>, signal: AbortSignal) => Promise<T>): AsyncGenerator<T> {
  const abort = new AbortController();
  const state: { newest?: T | undefined; ended: boolean; wake: () => void } = { ended: false, wake: () => undefined };
  const report: Report<T> = (progress) => {
    state.newest = progress;
    state.wake();
  };
  const work = run(report, abort.signal).finally(() => {
    state.ended = true;
    state.wake();
  });
  // Its failure is thrown where it is awaited below; until then it is nobody's.
  work.catch(() => undefined);
  try {
    while (!state.ended) {
      if (state.newest === undefined) await new Promise<void>((resolve) => (state.wake = resolve));
      const progress = state.newest;
      state.newest = undefined;
      if (progress !== undefined) yield progress;
    }
    yield await work;
  } finally {
    abort.abort();
    await work.catch(() => undefined);
  }
}
