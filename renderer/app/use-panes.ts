/** Widths of the panes, as the person left them. */
import { useRef, useState } from 'react';
import { usePreferences } from './preferences.ts';

export const PANE_WIDTH = { min: 140, max: 560 } as const;
/** The result pane keeps this much, however wide the others were left in a larger window. */
const RESULT_MIN = 320;
const DEFAULTS = { tree: 230, actions: 240 } as const;

/** Those beside the result pane. */
export type SidePane = 'tree' | 'actions';
const OPEN = { tree: 'treeOpen', actions: 'actionsOpen' } as const;

export interface Panes {
  readonly widths: Readonly<Record<SidePane, number>>;
  readonly open: Readonly<Record<SidePane, boolean>>;
  /** CSS grid columns of those that are open. */
  readonly columns: string;
  readonly resize: (pane: SidePane, width: number) => void;
  readonly remember: () => void;
  readonly toggle: (pane: SidePane) => void;
}

const within = (width: number): number => Math.round(Math.min(PANE_WIDTH.max, Math.max(PANE_WIDTH.min, width)));

export function usePanes(): Panes {
  const { preferences, change } = usePreferences();
  const [sizes, setSizes] = useState<Record<string, number>>({ ...DEFAULTS, ...preferences?.panes });
  const latest = useRef(sizes);

  const set = (part: Record<string, number>): void => {
    latest.current = { ...latest.current, ...part };
    setSizes(latest.current);
  };
  const remember = (): void => change({ panes: latest.current });
  const widthOf = (pane: SidePane): number => within(sizes[pane] ?? DEFAULTS[pane]);
  const isOpen = (pane: SidePane): boolean => sizes[OPEN[pane]] !== 0;
  const column = (pane: SidePane): string => (isOpen(pane) ? `minmax(0, ${String(widthOf(pane))}px)` : '');
  return {
    widths: { tree: widthOf('tree'), actions: widthOf('actions') },
    open: { tree: isOpen('tree'), actions: isOpen('actions') },
    columns: `${column('tree')} minmax(${String(RESULT_MIN)}px, 1fr) ${column('actions')}`.trim(),
    resize: (pane, width) => set({ [pane]: within(width) }),
    remember,
    toggle: (pane) => {
      set({ [OPEN[pane]]: isOpen(pane) ? 0 : 1 });
      remember();
    },
  };
}
