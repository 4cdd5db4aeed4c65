/** Keys that hold anywhere in the window, except while a menu or a dialog has it. */
import { useEffect, useEffectEvent } from 'react';
import type { Shortcut } from '../actions/action.ts';

interface Shortcuts {
  readonly refresh: () => void;
  readonly help: () => void;
  /** Delete and Alt+Enter, of whatever the keyboard is in; false where nothing there has that key. */
  readonly act: (shortcut: Shortcut, pane: string | null) => boolean;
  readonly nextPane: (backwards: boolean) => void;
  /** The way through the tree; null at its ends. */
  readonly back: (() => void) | null;
  readonly forward: (() => void) | null;
  readonly busy: boolean;
}

export function useShortcuts({ refresh, help, act, nextPane, back, forward, busy }: Shortcuts): void {
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    // A dialog of a pane's own is none of the frame's: whatever is open has the keys.
    const taken = busy || document.querySelector('[role="dialog"]') !== null;
    const shortcut = shortcutOf(event);
    if (shortcut !== null && !taken && !isTyping(event.target) && act(shortcut, paneOf(event.target))) event.preventDefault();
    const way = wayOf(event);
    if (way !== null) {
      // Never the browser's own history: the page has none that it could come back from.
      event.preventDefault();
      if (!taken) (way === 'back' ? back : forward)?.();
    }
    // F5 is the console's: the page itself is never reloaded by it, not even under a dialog.
    if (!['F1', 'F5', 'F6'].includes(event.key) || event.ctrlKey || event.altKey) return;
    event.preventDefault();
    if (event.key === 'F1') help();
    else if (taken) return;
    else if (event.key === 'F5') refresh();
    else nextPane(event.shiftKey);
  });
  useEffect(() => {
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}

function shortcutOf({ key, altKey, ctrlKey, shiftKey }: KeyboardEvent): Shortcut | null {
  if (ctrlKey || shiftKey) return null;
  if (key === 'Delete' && !altKey) return 'Delete';
  return key === 'Enter' && altKey ? 'Alt+Enter' : null;
}

function wayOf({ key, altKey, ctrlKey, shiftKey }: KeyboardEvent): 'back' | 'forward' | null {
  if (!altKey || ctrlKey || shiftKey) return null;
  return key === 'ArrowLeft' ? 'back' : key === 'ArrowRight' ? 'forward' : null;
}

const isTyping = (target: EventTarget | null): boolean => target instanceof Element && target.closest('input, textarea') !== null;

const paneOf = (target: EventTarget | null): string | null =>
  target instanceof Element ? (target.closest<HTMLElement>('[data-pane]')?.dataset['pane'] ?? null) : null;
