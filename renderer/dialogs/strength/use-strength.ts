/** The strength of what is being typed: behind the typing where the estimate is slow, and nothing until its word lists are there. */
import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import { loadCode } from '../../rpc/load-code.ts';
import type { Strength } from './level.ts';

type Estimate = (password: string, known: readonly string[]) => Strength;

/** null: nothing typed, or not known (yet). A word list that cannot be loaded only leaves the hint out: the engine judges alike. */
export function useStrength(password: string, known: readonly string[]): Strength | null {
  const [estimate, setEstimate] = useState<Estimate | null>(null);
  const typed = useDeferredValue(password);
  useEffect(() => {
    let mounted = true;
    loadCode(() => import('./estimator.ts')).then(
      ({ strengthOf }) => {
        if (mounted) setEstimate(() => strengthOf);
      },
      () => undefined,
    );
    return () => {
      mounted = false;
    };
  }, []);
  const words = known.join('\n');
  return useMemo(
    () =>
      estimate === null || typed === ''
        ? null
        : estimate(
            typed,
            words.split('\n').filter((word) => word !== ''),
          ),
    [estimate, typed, words],
  );
}
