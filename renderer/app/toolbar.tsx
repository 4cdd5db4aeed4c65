/** The toolbar, in MMC's order: the way through the tree, the tree itself, what can be done here, help, the actions pane. */
import ArrowBack from '@mui/icons-material/ArrowBack';
import ArrowForward from '@mui/icons-material/ArrowForward';
import ArrowUpward from '@mui/icons-material/ArrowUpward';
import HelpOutlineOutlined from '@mui/icons-material/HelpOutlineOutlined';
import ListAltOutlined from '@mui/icons-material/ListAltOutlined';
import Refresh from '@mui/icons-material/Refresh';
import SaveAltOutlined from '@mui/icons-material/SaveAltOutlined';
import ViewSidebarOutlined from '@mui/icons-material/ViewSidebarOutlined';
import { useTranslation } from 'react-i18next';
import { actionFor } from '../actions/scopes.ts';
import { useScopes } from '../actions/use-scopes.ts';
import { parentOf } from '../tree/nodes.ts';
import { useConsole } from './console-context.tsx';
import { ToolRow, type Tool } from './tool-row.tsx';
import type { Panes } from './use-panes.ts';
import type { Selection } from './use-selection.ts';

interface Props {
  readonly selection: Selection;
  readonly panes: Panes;
}

export function Toolbar({ selection, panes }: Props) {
  const { t } = useTranslation('console');
  const { run, help, list } = useConsole();
  const properties = useProperties();
  const parent = parentOf(selection.node);
  const way: Tool[] = [
    { label: t('toolbar.back'), icon: <ArrowBack fontSize="inherit" />, onClick: selection.back },
    { label: t('toolbar.forward'), icon: <ArrowForward fontSize="inherit" />, onClick: selection.forward },
    {
      label: t('toolbar.up'),
      icon: <ArrowUpward fontSize="inherit" />,
      onClick: parent === null ? null : () => selection.select(parent),
    },
  ];
  const tree: Tool = {
    label: t('toolbar.tree'),
    icon: <ViewSidebarOutlined fontSize="inherit" sx={{ transform: 'scaleX(-1)' }} />,
    pressed: panes.open.tree,
    onClick: () => panes.toggle('tree'),
  };
  const actions: Tool = {
    label: t('toolbar.actionsPane'),
    icon: <ViewSidebarOutlined fontSize="inherit" />,
    pressed: panes.open.actions,
    onClick: () => panes.toggle('actions'),
  };
  const here: Tool[] = [
    { label: t('toolbar.properties'), icon: <ListAltOutlined fontSize="inherit" />, onClick: properties },
    { label: t('toolbar.refresh'), icon: <Refresh fontSize="inherit" />, onClick: () => run('refresh') },
    { label: t('toolbar.export'), icon: <SaveAltOutlined fontSize="inherit" />, onClick: list?.exportList ?? null },
  ];
  const about: Tool = { label: t('toolbar.help'), icon: <HelpOutlineOutlined fontSize="inherit" />, onClick: help };
  return <ToolRow label={t('toolbar.label')} groups={[way, [tree], here, [about], [actions]]} />;
}

/** Of what is selected, else of the node; null where neither has any, or not now. */
function useProperties(): (() => void) | null {
  const { run } = useConsole();
  const { node, rows } = useScopes();
  const scope = rows ?? node;
  const action = actionFor(scope, 'Alt+Enter');
  return action === null ? null : () => run(action.id, scope.target);
}
