/** The toolbar: the way through the tree, refresh, the actions pane, help. */
import type { ReactNode } from 'react';
import ArrowBack from '@mui/icons-material/ArrowBack';
import ArrowForward from '@mui/icons-material/ArrowForward';
import ArrowUpward from '@mui/icons-material/ArrowUpward';
import HelpOutlined from '@mui/icons-material/HelpOutlined';
import Refresh from '@mui/icons-material/Refresh';
import ViewSidebarOutlined from '@mui/icons-material/ViewSidebarOutlined';
import Box from '@mui/material/Box';
import Divider from '@mui/material/Divider';
import IconButton from '@mui/material/IconButton';
import Tooltip from '@mui/material/Tooltip';
import { useTranslation } from 'react-i18next';
import { parentOf } from '../tree/nodes.ts';
import { useConsole } from './console-context.tsx';
import type { Panes } from './use-panes.ts';
import type { Selection } from './use-selection.ts';

export function Toolbar({ selection, panes }: { selection: Selection; panes: Panes }) {
  const { t } = useTranslation('console');
  const { run, help } = useConsole();
  const parent = parentOf(selection.node);
  const line = <Divider orientation="vertical" flexItem sx={{ mx: 0.5 }} />;
  return (
    <Box
      role="toolbar"
      aria-label={t('toolbar.label')}
      sx={{
        display: 'flex',
        alignItems: 'center',
        px: 0.5,
        py: 0.25,
        bgcolor: 'background.default',
        borderBottom: 1,
        borderColor: 'divider',
      }}
    >
      <Tool label={t('toolbar.back')} icon={<ArrowBack fontSize="inherit" />} onClick={selection.back} />
      <Tool label={t('toolbar.forward')} icon={<ArrowForward fontSize="inherit" />} onClick={selection.forward} />
      <Tool
        label={t('toolbar.up')}
        icon={<ArrowUpward fontSize="inherit" />}
        onClick={parent === null ? null : () => selection.select(parent)}
      />
      {line}
      <Tool label={t('toolbar.refresh')} icon={<Refresh fontSize="inherit" />} onClick={() => run('refresh')} />
      <Tool
        label={t('toolbar.actionsPane')}
        icon={<ViewSidebarOutlined fontSize="inherit" />}
        pressed={panes.actionsOpen}
        onClick={panes.toggleActions}
      />
      {line}
      <Tool label={t('toolbar.help')} icon={<HelpOutlined fontSize="inherit" />} onClick={help} />
    </Box>
  );
}

interface ToolProps {
  readonly label: string;
  readonly icon: ReactNode;
  readonly pressed?: boolean;
  readonly onClick: (() => void) | null;
}

function Tool({ label, icon, pressed, onClick }: ToolProps) {
  return (
    <Tooltip title={label}>
      <span>
        <IconButton
          aria-label={label}
          {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
          disabled={onClick === null}
          onClick={() => onClick?.()}
          sx={{ borderRadius: 0.5, fontSize: 18, '&[aria-pressed="true"]': { bgcolor: 'action.selected' } }}
        >
          {icon}
        </IconButton>
      </span>
    </Tooltip>
  );
}
