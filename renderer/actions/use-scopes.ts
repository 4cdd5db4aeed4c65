/** The lists of actions that hold now, for whatever shows them. */
import { useConsole } from '../app/console-context.tsx';
import { scopesOf, type Scopes } from './scopes.ts';

export function useScopes(): Scopes {
  const { overview, applications, node, rows } = useConsole();
  return scopesOf({ overview, node, target: rows }, applications);
}
