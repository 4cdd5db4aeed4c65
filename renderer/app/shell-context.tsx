/** What the shell said of itself. */
import { createContext, useContext, type ReactNode } from 'react';
import type { ShellClient } from '../../shared/contract/shell.ts';

export type About = Awaited<ReturnType<ShellClient['about']>>;

const ShellContext = createContext<About | null>(null);

export function ShellProvider({ about, children }: { about: About; children: ReactNode }) {
  return <ShellContext value={about}>{children}</ShellContext>;
}

export function useShell(): About {
  const about = useContext(ShellContext);
  if (about === null) throw new Error('useShell outside ShellProvider');
  return about;
}
