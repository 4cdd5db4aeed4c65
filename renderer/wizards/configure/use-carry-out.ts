/** Carries the answers out for the wizard, and again from where it stopped. */
import { useState } from 'react';
import { useRpc } from '../../rpc/rpc-context.tsx';
import type { Answers } from './answers.ts';
import { carryOut, NOTHING_YET, type CarriedOut } from './carry-out.ts';

interface CarryingOut {
  readonly carried: CarriedOut;
  /** Why it stopped; null while it goes on. */
  readonly error: unknown;
  readonly begin: (answers: Answers) => void;
}

export function useCarryOut(onDone: () => void): CarryingOut {
  const { client } = useRpc();
  const [carried, setCarried] = useState(NOTHING_YET);
  const [error, setError] = useState<unknown>(null);
  const begin = (answers: Answers): void => {
    setError(null);
    carryOut(client.console, answers, carried, setCarried).then(onDone, setError);
  };
  return { carried, error, begin };
}
