/** What stands in each menu of the menu bar. The Action menu is the list of the selected rows, else the chosen node's. */
import type { ReactElement } from 'react';
import Divider from '@mui/material/Divider';
import { useTranslation } from 'react-i18next';
import { useActionItems } from '../actions/action-items.tsx';
import { useScopes } from '../actions/use-scopes.ts';
import type { DialogId } from '../dialogs/dialogs.ts';
import type { ColourMode } from '../theme/theme-provider.tsx';
import { useConsole } from './console-context.tsx';
import { useListItems } from './list-items.tsx';
import { Choice, Plain } from './menu-items.tsx';
import { usePreferences } from './preferences.ts';
import { useShell, type About } from './shell-context.tsx';
import type { Panes } from './use-panes.ts';

export type MenuName = 'file' | 'action' | 'view' | 'help';

interface Options {
  readonly panes: Panes;
  readonly openDialog: (dialog: DialogId) => void;
  readonly onChosen: () => void;
}

/** A language is called by its own name, whatever the language of the page. */
const LANGUAGES = [
  ['en', '&English'],
  ['fr', '&Français'],
] as const;

/** A window of its own is closed; a tab is not ours to close. */
function exit(shell: About['shell'], say: () => void): void {
  const own = shell === 'electron' || window.matchMedia('(display-mode: standalone)').matches;
  if (own) window.close();
  if (!own || !window.closed) say();
}

export function useMenus({ panes, openDialog, onChosen }: Options): Readonly<Record<MenuName, readonly ReactElement[]>> {
  const { t } = useTranslation('console');
  const { shell } = useShell();
  const { run, help } = useConsole();
  const { node, rows } = useScopes();
  const scope = rows ?? node;
  const view = useViewItems(panes, onChosen);
  const then = (act: () => void) => () => {
    onChosen();
    act();
  };
  const listItems = useListItems(['copy', 'selectAll', 'export'], (act) => then(act)());
  return {
    file: [<Plain key="exit" text={t('menu.exit')} onClick={then(() => exit(shell, () => openDialog('close-tab')))} />],
    action: [...useActionItems(scope.actions, (id) => then(() => run(id, scope.target))()), ...listItems],
    view,
    help: [
      <Plain key="topics" text={t('menu.helpTopics')} shortcut="F1" onClick={then(help)} />,
      <Divider key="line" />,
      <Plain key="about" text={t('menu.about')} onClick={then(() => openDialog('about'))} />,
    ],
  };
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
