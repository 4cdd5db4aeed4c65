/** What stands in each menu of the menu bar. The Action menu is the list of the selected rows, else the chosen node's. */
import type { ReactElement } from 'react';
import Box from '@mui/material/Box';
import Divider from '@mui/material/Divider';
import ListItemText from '@mui/material/ListItemText';
import MenuItem from '@mui/material/MenuItem';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import { useActionItems } from '../actions/action-items.tsx';
import { useScopes } from '../actions/use-scopes.ts';
import type { DialogId } from '../dialogs/dialogs.ts';
import { Mnemonic } from './mnemonic.tsx';
import { useConsole } from './console-context.tsx';
import { Icon } from '../icons/icon.tsx';
import type { ColourMode } from '../theme/theme-provider.tsx';
import type { ListCommands } from '../result-list/list-commands.ts';
import { usePreferences } from './preferences.ts';
import type { Panes } from './use-panes.ts';

export type MenuName = 'file' | 'action' | 'view' | 'help';

interface Options {
  readonly panes: Panes;
  readonly openDialog: (dialog: DialogId) => void;
  readonly onChosen: () => void;
}

/** A language is called by its own name, whatever the language of the page. */
const LANGUAGES = [
  ['en', 'English'],
  ['fr', 'Français'],
] as const;

export function useMenus({ panes, openDialog, onChosen }: Options): Readonly<Record<MenuName, readonly ReactElement[]>> {
  const { t } = useTranslation('console');
  const { run, help, list } = useConsole();
  const { node, rows } = useScopes();
  const scope = rows ?? node;
  const view = useViewItems(panes, onChosen);
  const then = (act: () => void) => () => {
    onChosen();
    act();
  };
  return {
    file: [<Plain key="exit" text={t('menu.exit')} onClick={then(() => window.close())} />],
    action: [...useActionItems(scope.actions, (id) => then(() => run(id, scope.target))()), ...listItems(list, t, then)],
    view,
    help: [
      <Plain key="topics" text={t('menu.helpTopics')} shortcut="F1" onClick={then(help)} />,
      <Divider key="line" />,
      <Plain key="about" text={t('menu.about')} onClick={then(() => openDialog('about'))} />,
    ],
  };
}

/** What can be done with the list itself, after what can be done with its rows. */
function listItems(list: ListCommands | null, t: (key: string) => string, then: (act: () => void) => () => void): ReactElement[] {
  if (list === null) return [];
  return [
    <Divider key="list" />,
    ...(list.copy === null ? [] : [<Plain key="copy" text={t('menu.copy')} shortcut="Ctrl+C" onClick={then(list.copy)} />]),
    ...(list.selectAll === null
      ? []
      : [<Plain key="select-all" text={t('menu.selectAll')} shortcut="Ctrl+A" onClick={then(list.selectAll)} />]),
    <Plain key="export" text={t('menu.export')} onClick={then(list.exportList)} />,
  ];
}

function useViewItems(panes: Panes, onChosen: () => void): ReactElement[] {
  const { t, i18n } = useTranslation('console');
  const { list } = useConsole();
  const { preferences, change } = usePreferences();
  const then = (act: () => void) => () => {
    onChosen();
    act();
  };
  const colour = (value: ColourMode) => (
    <Choice
      key={value}
      text={t(`menu.colour.${value}`)}
      chosen={preferences?.colour === value}
      onClick={then(() => change({ colour: value }))}
    />
  );
  return [
    <Choice key="tree" text={t('menu.tree')} check chosen={panes.open.tree} onClick={then(() => panes.toggle('tree'))} />,
    <Choice key="actions" text={t('menu.actionsPane')} check chosen={panes.open.actions} onClick={then(() => panes.toggle('actions'))} />,
    ...(list === null ? [] : [<Plain key="columns" text={t('menu.columns')} inset onClick={then(list.chooseColumns)} />]),
    <Divider key="colours" />,
    colour('system'),
    colour('light'),
    colour('dark'),
    colour('high-contrast'),
    <Divider key="languages" />,
    ...LANGUAGES.map(([id, name]) => (
      <Choice key={id} text={name} lang={id} chosen={i18n.language === id} onClick={then(() => change({ language: id }))} />
    )),
  ];
}

interface PlainProps {
  readonly text: string;
  readonly shortcut?: string;
  /** Stands below items that have a sign before them. */
  readonly inset?: boolean;
  readonly onClick: () => void;
}

/** MUI's menu hands focus props to its items: they are passed on. */
function Plain({ text: marked, shortcut, inset = false, onClick, ...fromMenu }: PlainProps) {
  return (
    <MenuItem {...fromMenu} onClick={onClick}>
      <ListItemText primary={<Mnemonic text={marked} />} sx={inset ? { pl: '20px' } : {}} />
      {shortcut !== undefined && (
        <Typography variant="caption" color="textSecondary" sx={{ pl: 3 }}>
          {shortcut}
        </Typography>
      )}
    </MenuItem>
  );
}

interface ChoiceProps {
  readonly text: string;
  readonly chosen: boolean;
  readonly check?: boolean;
  readonly lang?: string;
  readonly onClick: () => void;
}

function Choice({ text, chosen, check = false, onClick, ...fromMenu }: ChoiceProps) {
  return (
    <MenuItem {...fromMenu} role={check ? 'menuitemcheckbox' : 'menuitemradio'} aria-checked={chosen} onClick={onClick}>
      <Box component="span" sx={{ width: 20, display: 'flex' }}>
        {chosen && <Icon name={check ? 'check' : 'dot'} size={14} colour="primary.main" />}
      </Box>
      <ListItemText primary={text} />
    </MenuItem>
  );
}
