import { useConsole } from '../../app/console-context.tsx';

/** The names of this system that a thief of its backup file reads in it: a password made of them is no secret. */
export function useKnownNames(): readonly string[] {
  const { system, server, caller } = useConsole().overview;
  return [system?.name ?? '', server?.name ?? '', caller.account].filter((name) => name !== '');
}
