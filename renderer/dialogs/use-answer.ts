/**
 * What a dialog asks for once, when it opens. No watch reads it again under the person's hands, and what is still being asked ends
 * with the dialog.
 */
import { useEffect, useEffectEvent, useState } from 'react';

export interface Answer<T> {
  /** undefined until it is there. */
  readonly data: T | undefined;
  readonly error: unknown;
}

export function useAnswer<T>(ask: (signal: AbortSignal) => Promise<T>): Answer<T> {
  const [answer, setAnswer] = useState<Answer<T>>({ data: undefined, error: null });
  const read = useEffectEvent(ask);
  useEffect(() => {
    const stop = new AbortController();
    const tell = (told: Answer<T>): void => {
      if (!stop.signal.aborted) setAnswer(told);
    };
    read(stop.signal).then(
      (data) => tell({ data, error: null }),
      (error: unknown) => tell({ data: undefined, error }),
    );
    return () => stop.abort();
  }, []);
  return answer;
}
