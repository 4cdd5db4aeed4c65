/**
 * One thing that a dialog asks of the engine: whether it runs, and how it failed: beside the field that the failure belongs
 * to, else as a whole.
 */
import { useState } from 'react';
import { failureOf } from '../rpc/failure.ts';
import { useFailureText } from '../text/use-failure-text.ts';
import { fieldOf, type FieldName } from './field-errors.ts';

export interface Task {
  readonly busy: boolean;
  /** The failure that belongs to no field of the form; null otherwise. */
  readonly error: unknown;
  readonly run: (act: () => Promise<void>) => Promise<void>;
  readonly clear: () => void;
}

interface Options {
  readonly fields?: readonly FieldName[];
  readonly onFieldError?: (field: FieldName, text: string) => void;
}

export function useTask({ fields = [], onFieldError }: Options = {}): Task {
  const [state, setState] = useState<{ busy: boolean; error: unknown }>({ busy: false, error: null });
  const textOf = useFailureText();
  const settle = (thrown: unknown): void => {
    const failure = failureOf(thrown);
    const field = fieldOf(failure, fields);
    setState({ busy: false, error: field === null ? thrown : null });
    if (field === null) return;
    const { what, next } = textOf(failure);
    onFieldError?.(field, `${what} ${next}`);
  };
  return {
    ...state,
    clear: () => setState({ busy: false, error: null }),
    run: async (act) => {
      setState({ busy: true, error: null });
      try {
        await act();
        setState({ busy: false, error: null });
      } catch (thrown) {
        settle(thrown);
      }
    },
  };
}
