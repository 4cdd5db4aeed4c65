/** The contents of the guide as a tree; what is chosen in it is shown at once, and the keyboard stays there. */
import { SimpleTreeView } from '@mui/x-tree-view/SimpleTreeView';
import { useSimpleTreeViewApiRef } from '@mui/x-tree-view/hooks';
import { TreeItem } from '@mui/x-tree-view/TreeItem';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { OF_ONE_CHOICE } from '../tree/tree-item-root.tsx';
import { GROUPS, isPageId, type GroupId, type PageId } from './contents.ts';
import type { Guide } from './guide.ts';

interface Props {
  readonly guide: Guide;
  readonly page: PageId;
  readonly onChoose: (page: PageId) => void;
}

const groupItem = (group: GroupId): string => `group:${group}`;

export function HelpContents({ guide, page, onChoose }: Props) {
  const { t } = useTranslation('help');
  const [expanded, setExpanded] = useState<string[]>(GROUPS.map(({ group }) => groupItem(group)));
  const api = useSimpleTreeViewApiRef();
  useEffect(() => {
    // The tree draws its items one frame later than itself.
    const frame = requestAnimationFrame(() => api.current?.getItemDOMElement(page)?.scrollIntoView({ block: 'nearest' }));
    return () => cancelAnimationFrame(frame);
  }, [api, page]);
  return (
    <SimpleTreeView
      apiRef={api}
      aria-label={t('help:contents')}
      selectedItems={page}
      onSelectedItemsChange={(_event, id) => {
        if (id !== null && isPageId(id)) onChoose(id);
      }}
      onItemFocus={(_event, id) => {
        if (isPageId(id) && id !== page) onChoose(id);
      }}
      expandedItems={expanded}
      onExpandedItemsChange={(_event, ids) => setExpanded(ids)}
      itemChildrenIndentation={14}
      sx={{ p: 0.5, '& .MuiTreeItem-content': { py: 0.25, gap: 0.5, borderRadius: 0.5 }, '& .MuiTreeItem-iconContainer': { width: 14 } }}
    >
      {GROUPS.map(({ group, pages }) => (
        <TreeItem key={group} slots={OF_ONE_CHOICE} itemId={groupItem(group)} label={t(`help:group.${group}`)}>
          {pages.map((id) => (
            <TreeItem key={id} slots={OF_ONE_CHOICE} itemId={id} label={guide.titleOf(id)} />
          ))}
        </TreeItem>
      ))}
    </SimpleTreeView>
  );
}
