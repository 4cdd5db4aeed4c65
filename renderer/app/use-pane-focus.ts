/**
 * Where the keyboard is. Menus and dialogs give the focus back to the place in a pane that they were begun from; F6 goes from
 * pane to pane. Where what had the focus has gone (a row that was deleted), the next key goes to its pane.
 */
import { useCallback, useEffect, useRef, type FocusEvent } from 'react';

const PANE = '[data-pane]';
/** In the tree the chosen node, in a list the selected row or the first; elsewhere what Tab would reach first. */
const STOPS = [
  '[role="row"][aria-selected="true"] [role="gridcell"]',
  '[role="gridcell"]',
  '[role="treeitem"][aria-selected="true"]',
  'button:not([disabled]), input, [tabindex="0"]',
] as const;

export interface PaneFocus {
  readonly remember: (event: FocusEvent) => void;
  readonly restore: () => void;
  readonly next: (backwards: boolean) => void;
}

const panes = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>(PANE)];
function enter(pane: HTMLElement): void {
  const [stop] = STOPS.flatMap((selector) => pane.querySelector<HTMLElement>(selector) ?? []);
  (stop ?? pane).focus();
}

/** Where that pane is hidden, the first that is not. */
function enterNamed(name: string | undefined): void {
  const all = panes();
  const pane = all.find(({ dataset }) => dataset['pane'] === (name ?? 'tree')) ?? all[0];
  if (pane !== undefined) enter(pane);
}

function moveOn(backwards: boolean): void {
  const all = panes();
  const at = all.findIndex((pane) => pane.contains(document.activeElement));
  const step = backwards ? -1 : 1;
  const target = all[(Math.max(at, backwards ? 0 : -1) + step + all.length) % all.length];
  if (target !== undefined) enter(target);
}

export function usePaneFocus(): PaneFocus {
  const last = useRef<{ element: HTMLElement; pane: string | undefined } | null>(null);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (document.activeElement !== document.body || document.querySelector('[role="dialog"], [role="menu"]') !== null) return;
      enterNamed(last.current?.pane);
      if (document.activeElement === document.body) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      document.activeElement.dispatchEvent(new KeyboardEvent(event.type, event));
    };
    window.addEventListener('keydown', onKeyDown, true);
    return () => window.removeEventListener('keydown', onKeyDown, true);
  }, []);
  const restore = useCallback((): void => {
    const give = (): void => {
      if (last.current?.element.isConnected === true) last.current.element.focus();
      else enterNamed(last.current?.pane);
    };
    const from = document.activeElement;
    // A menu that closes holds the focus until it has left the page; whoever has taken it by then (a dialog, another menu) keeps it.
    const giveUntaken = (): void => {
      if (document.activeElement === from || document.activeElement === document.body) give();
    };
    if (from === document.body) giveUntaken();
    else requestAnimationFrame(giveUntaken);
  }, []);
  return {
    remember: ({ target }) => {
      const pane = target instanceof HTMLElement ? target.closest<HTMLElement>(PANE) : null;
      if (pane !== null) last.current = { element: target as HTMLElement, pane: pane.dataset['pane'] };
    },
    restore,
    next: moveOn,
  };
}
