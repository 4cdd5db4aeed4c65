/** An item of a tree of which one is chosen: ARIA calls that selected, where the tree view would say checked. */
import type { ComponentProps } from 'react';
import { TreeItemRoot } from '@mui/x-tree-view/TreeItem';

const Root = ({ 'aria-checked': chosen, ...props }: ComponentProps<typeof TreeItemRoot>) => (
  <TreeItemRoot {...props} aria-selected={chosen === true} />
);

export const OF_ONE_CHOICE = { root: Root } as const;
