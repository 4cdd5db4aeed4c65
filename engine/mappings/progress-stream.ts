/** Work that reports by callback, as a stream. Whoever leaves the stream stops the work. */

export type Report<T> = (progress: T) => void;

/** Only the newest progress is kept for a slow reader; the last one always arrives. Fails as the work fails. */
export async function* progressStream<T>(run: (report: Report<T>, signal: AbortSignal) => Promise<T>): AsyncGenerator<T> {
  const abort = new AbortController();
  let newest: T | undefined;
  let wake: () => void = () => undefined;
  const report: Report<T> = (progress) => {
    newest = progress;
    wake();
  };
  let ended = false;
  const work = run(report, abort.signal).finally(() => {
    ended = true;
    wake();
  });
  // Its failure is thrown where it is awaited below; until then it is nobody's.
  work.catch(() => undefined);
  try {
    while (!ended) {
      if (newest === undefined) await new Promise<void>((resolve) => (wake = resolve));
      const progress = newest;
      newest = undefined;
      if (progress !== undefined && !ended) yield progress;
    }
    yield await work;
  } finally {
    abort.abort();
    await work.catch(() => undefined);
  }
}
