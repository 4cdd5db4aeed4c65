/** The keys of a list of accounts: arrows, Home and End choose; Delete removes. */
import type { KeyboardEvent } from 'react';

interface Options {
  readonly accounts: readonly string[];
  readonly held: string | null;
  readonly choose: (account: string) => void;
  readonly remove: () => void;
}

export function useListKeys({ accounts, held, choose, remove }: Options): (event: KeyboardEvent) => void {
  const last = accounts.length - 1;
  const at = held === null ? -1 : accounts.indexOf(held);
  const targets: Readonly<Record<string, number>> = {
    ArrowDown: Math.min(last, at + 1),
    ArrowUp: Math.max(0, at - 1),
    Home: 0,
    End: last,
  };
  return (event) => {
    if (event.key === 'Delete') remove();
    const account = accounts[targets[event.key] ?? -1];
    if (account === undefined) return;
    event.preventDefault();
    choose(account);
  };
}
