/** The scope tree: arrows, type-ahead and Home/End are the tree view's; Backspace goes to the parent, as in MMC. */
import { useEffect, useMemo, useRef, useState, type KeyboardEvent, type MouseEvent, type ReactNode } from 'react';
import Box from '@mui/material/Box';
import { SimpleTreeView } from '@mui/x-tree-view/SimpleTreeView';
import { useSimpleTreeViewApiRef } from '@mui/x-tree-view/hooks';
import { TreeItem } from '@mui/x-tree-view/TreeItem';
import { useTranslation } from 'react-i18next';
import type { MenuPlace } from '../actions/context-menu.tsx';
import { useConsole } from '../app/console-context.tsx';
import { NodeIcon } from './node-icon.tsx';
import { CHILDREN_SHOWN, isNodeId, parentOf, scopeTree, type NodeId, type ScopeNode } from './nodes.ts';
import { OF_ONE_CHOICE } from './tree-item-root.tsx';
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
  const tree = useMemo(() => scopeTree(applications, selected), [applications, selected]);
  const [expanded, setExpanded] = useState<string[]>(['root', 'applications']);

  useFirstFocus(api, tree, selected);

  const choose = (id: string): void => {
    if (id === MORE) onSelect('applications');
    else if (isNodeId(id)) onSelect(id);
  };
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
  const onDoubleClick =
    ({ id, children }: ScopeNode) =>
    (event: MouseEvent) => {
      event.stopPropagation();
      // Each click on the arrow has turned it already.
      if ((event.target as Element).closest('.MuiTreeItem-iconContainer') !== null) return;
      if (children.length > 0) setExpanded((held) => (held.includes(id) ? held.filter((one) => one !== id) : [...held, id]));
    };
  const item = (node: ScopeNode): ReactNode => (
    <TreeItem
      key={node.id}
      itemId={node.id}
      slots={OF_ONE_CHOICE}
      label={<Label node={node.id} />}
      onContextMenu={onContextMenu(node.id)}
      onDoubleClick={onDoubleClick(node)}
    >
      {node.children.map(item)}
      {node.more && (
        <TreeItem itemId={MORE} slots={OF_ONE_CHOICE} label={<More count={applications.length} />} onContextMenu={onContextMenu(node.id)} />
      )}
    </TreeItem>
  );
  return (
    <SimpleTreeView
      aria-label={t('tree.label')}
      apiRef={api}
      selectedItems={selected}
      onSelectedItemsChange={(_event, id) => {
        if (id !== null) choose(id);
      }}
      // As in MMC, the chosen node is the one that the keyboard is on.
      onItemFocus={(_event, id) => choose(id)}
      // Choosing a branch leaves it open or closed as it was: only its arrow turns.
      expansionTrigger="iconContainer"
      expandedItems={expanded}
      onExpandedItemsChange={(_event, ids) => setExpanded(ids)}
      onKeyDown={onKeyDown}
      itemChildrenIndentation={14}
      sx={{
        p: 0.5,
        '& .MuiTreeItem-content': { py: 0.25, gap: 0.5, borderRadius: 0.5 },
        '& .MuiTreeItem-iconContainer': { width: 14 },
        '& [aria-selected="true"] > .MuiTreeItem-content': { bgcolor: 'var(--sso-selected)' },
      }}
    >
      {item(tree)}
    </SimpleTreeView>
  );
}

/** A window that opens is at its chosen node, as soon as the tree has that; not where the person has gone elsewhere meanwhile. */
function useFirstFocus(api: ReturnType<typeof useSimpleTreeViewApiRef>, tree: ScopeNode, selected: NodeId): void {
  const waiting = useRef(true);
  useEffect(() => {
    // The tree knows its items one frame later than it draws itself.
    const frame = requestAnimationFrame(() => {
      if (!waiting.current) return;
      if (document.activeElement === document.body) api.current?.focusItem(null, selected);
      waiting.current = document.activeElement === document.body;
    });
    return () => cancelAnimationFrame(frame);
  }, [api, tree, selected]);
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
