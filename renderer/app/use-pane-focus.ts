/**
 * Where the keyboard is. Menus and dialogs give the focus back to the place in a pane that they were begun from; F6 goes from
 * pane to pane.
 */
import { useRef, type FocusEvent } from 'react';

const PANE = '[data-pane]';
const FIRST_STOP = '[role="treeitem"][tabindex="0"], button:not([disabled]), input, [tabindex="0"]';

export interface PaneFocus {
  readonly remember: (event: FocusEvent) => void;
  readonly restore: () => void;
  readonly next: (backwards: boolean) => void;
}

const panes = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>(PANE)];
const enter = (pane: HTMLElement): void => (pane.querySelector<HTMLElement>(FIRST_STOP) ?? pane).focus();

function moveOn(backwards: boolean): void {
  const all = panes();
  const at = all.findIndex((pane) => pane.contains(document.activeElement));
  const step = backwards ? -1 : 1;
  const target = all[(Math.max(at, backwards ? 0 : -1) + step + all.length) % all.length];
  if (target !== undefined) enter(target);
}

export function usePaneFocus(): PaneFocus {
  const last = useRef<HTMLElement | null>(null);
  const restore = (): void => {
    // After the menu or dialog has left the page: it holds the focus until then.
    requestAnimationFrame(() => {
      // A dialog that the menu opened has the focus now, and keeps it.
      if (document.querySelector('[role="dialog"]') !== null) return;
      if (last.current?.isConnected === true) last.current.focus();
      else panes().slice(0, 1).forEach(enter);
    });
  };
  return {
    remember: ({ target }) => {
      if (target instanceof HTMLElement && target.closest(PANE) !== null) last.current = target;
    },
    restore,
    next: moveOn,
  };
}
