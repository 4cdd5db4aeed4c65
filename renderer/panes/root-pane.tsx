/** The root of the tree: its children, as MMC lists them. Enter and double click go there. */
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useConsole } from '../app/console-context.tsx';
import { WithIcon } from '../components/with-icon.tsx';
import type { Column } from '../result-list/column.ts';
import { ResultList } from '../result-list/result-list.tsx';
import { kindOf, scopeTree, type NodeId } from '../tree/nodes.ts';
import { ListPane } from './list-pane.tsx';
import type { PaneProps } from './result-pane.tsx';

interface Row {
  readonly id: NodeId;
  readonly name: string;
  readonly description: string;
}

/** Nothing is done to a part of the tree here: its own node has the actions. */
const selectNothing = (): void => undefined;

export function RootPane({ onMenu }: PaneProps) {
  const { t } = useTranslation('console');
  const { select } = useConsole();
  const rows = useMemo(
    () => scopeTree([], 'root').children.map(({ id }): Row => ({ id, name: t(`nodes.${id}`), description: t(`describe.${id}`) })),
    [t],
  );
  const columns: readonly Column<Row>[] = [
    {
      id: 'name',
      title: t('columns.name'),
      text: ({ name }) => name,
      cell: ({ id, name }) => <WithIcon icon={kindOf(id)} text={name} />,
      width: 200,
    },
    { id: 'description', title: t('columns.description'), text: ({ description }) => description, width: 460 },
  ];
  return (
    <ListPane title={t('nodes.root')} count={null}>
      <ResultList
        list="root"
        label={t('nodes.root')}
        columns={columns}
        rows={{ kind: 'all', rows }}
        keyOf={({ id }) => id}
        onSelect={selectNothing}
        onOpen={({ id }) => select(id)}
        onMenu={onMenu}
        empty={null}
      />
    </ListPane>
  );
}
