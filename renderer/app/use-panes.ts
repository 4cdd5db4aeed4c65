/** Widths of the panes, as the person left them. */
import { useRef, useState } from 'react';
import { usePreferences } from './preferences.ts';

export const PANE_WIDTH = { min: 140, max: 560 } as const;
const DEFAULTS = { tree: 230, actions: 240, actionsOpen: 1 } as const;

export type ResizablePane = 'tree' | 'actions';

export interface Panes {
  readonly widths: Readonly<Record<ResizablePane, number>>;
  readonly actionsOpen: boolean;
  /** CSS grid columns of tree, result, and where it is open, actions. */
  readonly columns: string;
  readonly resize: (pane: ResizablePane, width: number) => void;
  readonly remember: () => void;
  readonly toggleActions: () => void;
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
  const widths = { tree: within(sizes['tree'] ?? DEFAULTS.tree), actions: within(sizes['actions'] ?? DEFAULTS.actions) };
  const actionsOpen = sizes['actionsOpen'] !== 0;
  return {
    widths,
    actionsOpen,
    columns: `${widths.tree}px minmax(0, 1fr)${actionsOpen ? ` ${widths.actions}px` : ''}`,
    resize: (pane, width) => set({ [pane]: within(width) }),
    remember,
    toggleActions: () => {
      set({ actionsOpen: actionsOpen ? 0 : 1 });
      remember();
    },
  };
}
