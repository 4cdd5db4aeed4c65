/** Keys that hold anywhere in the window, except while a menu or a dialog has it. */
import { useEffect, useEffectEvent } from 'react';

interface Shortcuts {
  readonly refresh: () => void;
  readonly help: () => void;
  readonly nextPane: (backwards: boolean) => void;
  readonly busy: boolean;
}

export function useShortcuts({ refresh, help, nextPane, busy }: Shortcuts): void {
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    // F5 is the console's: the page itself is never reloaded by it, not even under a dialog.
    if (!['F1', 'F5', 'F6'].includes(event.key) || event.ctrlKey || event.altKey) return;
    event.preventDefault();
    if (event.key === 'F1') help();
    else if (busy) return;
    else if (event.key === 'F5') refresh();
    else nextPane(event.shiftKey);
  });
  useEffect(() => {
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}
