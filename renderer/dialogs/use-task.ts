/**
 * One thing that a dialog asks of the engine: whether it runs, and how it failed: beside the field that the failure belongs
 * to, else as a whole.
 */
import { useState } from 'react';
import { failureOf } from '../rpc/failure.ts';
import { useFailureText } from '../text/use-failure-text.ts';
import { fieldOf, type FieldName } from './field-errors.ts';

/** For every call of a task: the options that make it end where the dialog is left. */
export interface Call {
  readonly signal: AbortSignal;
}

export interface Task {
  readonly busy: boolean;
  /** The failure that belongs to no field of the form; null otherwise. */
  readonly error: unknown;
  readonly run: (act: (call: Call) => Promise<void>) => Promise<void>;
  /** Waits no longer. A call that was not sent yet (the link is lost) is not sent any more. */
  readonly drop: () => void;
}

interface Options {
  readonly fields?: readonly FieldName[];
  readonly onFieldError?: (field: FieldName, text: string) => void;
}

interface State {
  /** null: nothing runs. */
  readonly running: AbortController | null;
  readonly error: unknown;
}

const IDLE: State = { running: null, error: null };

export function useTask({ fields = [], onFieldError }: Options = {}): Task {
  const [{ running, error }, setState] = useState(IDLE);
  const textOf = useFailureText();
  const settle = (thrown: unknown): void => {
    const failure = failureOf(thrown);
    const field = fieldOf(failure, fields);
    setState({ running: null, error: field === null ? thrown : null });
    if (field === null) return;
    const { what, next } = textOf(failure);
    onFieldError?.(field, `${what} ${next}`);
  };
  return {
    busy: running !== null,
    error,
    drop: () => running?.abort(),
    run: async (act) => {
      const stop = new AbortController();
      setState({ running: stop, error: null });
      try {
        await act({ signal: stop.signal });
        setState(IDLE);
      } catch (thrown) {
        if (stop.signal.aborted) setState(IDLE);
        else settle(thrown);
      }
    },
  };
}
