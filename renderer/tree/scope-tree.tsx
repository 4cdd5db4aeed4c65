/** The scope tree: arrows, type-ahead and Home/End are the tree view's; Backspace goes to the parent, as in MMC. */
import { useMemo, useState, type KeyboardEvent, type MouseEvent, type ReactNode } from 'react';
import Box from '@mui/material/Box';
import { SimpleTreeView } from '@mui/x-tree-view/SimpleTreeView';
import { useSimpleTreeViewApiRef } from '@mui/x-tree-view/hooks';
import { TreeItem } from '@mui/x-tree-view/TreeItem';
import { useTranslation } from 'react-i18next';
import type { MenuPlace } from '../actions/context-menu.tsx';
import { useConsole } from '../app/console-context.tsx';
import { NodeIcon } from './node-icon.tsx';
import { CHILDREN_SHOWN, isNodeId, parentOf, scopeTree, type NodeId, type ScopeNode } from './nodes.ts';
import { useNodeName } from './use-node-name.ts';

/** Leads to the list of all of them, beyond those that the tree shows. */
const MORE = 'all-applications';

interface Props {
  readonly selected: NodeId;
  readonly onSelect: (node: NodeId) => void;
  /** Of the chosen node. */
  readonly onMenu: (place: MenuPlace) => void;
}

const below = (element: Element): MenuPlace => {
  const { left, bottom } = element.getBoundingClientRect();
  return { x: left + 24, y: Math.min(bottom, window.innerHeight - 24) };
};

export function ScopeTree({ selected, onSelect, onMenu }: Props) {
  const { t } = useTranslation('console');
  const api = useSimpleTreeViewApiRef();
  const { applications } = useConsole();
  const tree = useMemo(() => scopeTree(applications), [applications]);
  const [expanded, setExpanded] = useState<string[]>(['root', 'applications']);

  const onKeyDown = (event: KeyboardEvent): void => {
    const parent = parentOf(selected);
    if (event.key === 'Backspace' && parent !== null) api.current?.focusItem(event, parent);
    else if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) {
      event.preventDefault();
      const row = (event.target as Element).querySelector('.MuiTreeItem-content') ?? (event.target as Element);
      onMenu(below(row));
    }
  };
  const onContextMenu = (node: NodeId) => (event: MouseEvent) => {
    event.preventDefault();
    event.stopPropagation();
    onSelect(node);
    onMenu({ x: event.clientX, y: event.clientY });
  };
  const item = (node: ScopeNode): ReactNode => (
    <TreeItem key={node.id} itemId={node.id} label={<Label node={node.id} />} onContextMenu={onContextMenu(node.id)}>
      {node.children.map(item)}
      {node.more && <TreeItem itemId={MORE} label={<More count={applications.length} />} onContextMenu={onContextMenu(node.id)} />}
    </TreeItem>
  );
  return (
    <SimpleTreeView
      aria-label={t('tree.label')}
      apiRef={api}
      selectedItems={selected}
      onSelectedItemsChange={(_event, id) => {
        if (id === MORE) onSelect('applications');
        else if (id !== null && isNodeId(id)) onSelect(id);
      }}
      // As in MMC, the chosen node is the one that the keyboard is on.
      onItemFocus={(_event, id) => {
        if (isNodeId(id)) onSelect(id);
      }}
      // Choosing a branch leaves it open or closed as it was: only its arrow turns.
      expansionTrigger="iconContainer"
      expandedItems={expanded}
      onExpandedItemsChange={(_event, ids) => setExpanded(ids)}
      onKeyDown={onKeyDown}
      itemChildrenIndentation={14}
      sx={{ p: 0.5, '& .MuiTreeItem-content': { py: 0.25, gap: 0.5, borderRadius: 0.5 }, '& .MuiTreeItem-iconContainer': { width: 14 } }}
    >
      {item(tree)}
    </SimpleTreeView>
  );
}

function Label({ node }: { node: NodeId }) {
  const { applications } = useConsole();
  const name = useNodeName(applications)(node);
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 0.75, minWidth: 0 }}>
      <NodeIcon node={node} />
      <Box component="bdi" title={name} sx={{ whiteSpace: 'nowrap', overflow: 'hidden', textOverflow: 'ellipsis' }}>
        {name}
      </Box>
    </Box>
  );
}

function More({ count }: { count: number }) {
  const { t } = useTranslation('console');
  return <span>{t('tree.all', { count, shown: CHILDREN_SHOWN })}</span>;
}
