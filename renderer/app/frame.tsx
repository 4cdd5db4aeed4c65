/** The frame: menu bar, toolbar, scope tree, result pane, actions pane, status bar, and the dialog that stands open. */
import { useMemo, useState } from 'react';
import { flushSync } from 'react-dom';
import Box from '@mui/material/Box';
import type { Overview } from '../../shared/contract/console/system.ts';
import type { ActionId, Shortcut } from '../actions/action.ts';
import { commandOf } from '../actions/commands/commands.ts';
import { ActionsPane } from '../actions/actions-pane.tsx';
import { ContextMenu, type OpenMenu } from '../actions/context-menu.tsx';
import { actionFor, scopeIn, scopesOf } from '../actions/scopes.ts';
import type { Target } from '../actions/target.ts';
import { OpenDialog } from '../dialogs/open-dialog.tsx';
import { dialogOf, type OpenedDialog } from '../dialogs/dialogs.ts';
import type { Topic } from '../help/contents.ts';
import { OpenHelp } from '../help/open-help.tsx';
import { topicAt, topicOfNode } from '../help/topics.ts';
import { OperationProvider } from '../operation/operation-context.tsx';
import type { ListCommands } from '../result-list/list-commands.ts';
import { ResultPane } from '../panes/result-pane.tsx';
import { useRpc } from '../rpc/rpc-context.tsx';
import { useApplications } from '../rpc/use-applications.ts';
import { ScopeTree } from '../tree/scope-tree.tsx';
import { kindOf } from '../tree/nodes.ts';
import { WorkProvider } from '../work/work-context.tsx';
import { ConsoleContext, type ConsoleState } from './console-context.tsx';
import { MenuBar } from './menu-bar.tsx';
import { Notice } from './notice.tsx';
import { Pane } from './pane.tsx';
import { PaneDivider } from './pane-divider.tsx';
import { StatusBar } from './status-bar.tsx';
import { TaskBarProgress } from './task-bar-progress.tsx';
import { Toolbar } from './toolbar.tsx';
import { usePanes } from './use-panes.ts';
import { usePaneFocus } from './use-pane-focus.ts';
import { useShortcuts } from './use-shortcuts.ts';
import { useSelection } from './use-selection.ts';

interface Props {
  readonly overview: Overview;
  readonly refresh: () => Promise<void>;
}

export function Frame({ overview, refresh }: Props) {
  const { client } = useRpc();
  const selection = useSelection();
  const panes = usePanes();
  const focus = usePaneFocus();
  const applications = useApplications(overview);
  const [dialog, setDialog] = useState<OpenedDialog | null>(null);
  const [menu, setMenu] = useState<OpenMenu | null>(null);
  const [list, offerList] = useState<ListCommands | null>(null);
  const [failure, setFailure] = useState<{ readonly error: unknown } | null>(null);
  const [helpTopic, setHelpTopic] = useState<Topic | null>(null);
  const { node, select, rows, selectRows } = selection;

  const state: ConsoleState = useMemo(() => {
    const perform = async (action: ActionId, target: Target | null): Promise<void> => {
      try {
        await commandOf(action)?.(client, target);
      } catch (error) {
        setFailure({ error });
      }
      await refresh();
    };
    const run = (action: ActionId, target: Target | null = null): void => {
      const id = dialogOf(action);
      if (id === null) void perform(action, target);
      else setDialog({ id, target });
    };
    const help = (): void => setHelpTopic((open) => open ?? topicAt(document) ?? topicOfNode(kindOf(node)));
    return { overview, applications, node, select, rows, selectRows, run, help, giveFocusBack: focus.restore, list, offerList };
  }, [overview, applications, node, select, rows, selectRows, list, refresh, client, focus.restore]);

  const act = (shortcut: Shortcut, pane: string | null): boolean => {
    const scope = scopeIn(scopesOf({ overview, node, target: rows }, applications), pane);
    const action = actionFor(scope, shortcut);
    if (action !== null) state.run(action.id, scope.target);
    return action !== null;
  };
  const busy = dialog !== null || menu !== null || failure !== null || helpTopic !== null;
  useShortcuts({
    refresh: () => void refresh(),
    help: state.help,
    act,
    nextPane: focus.next,
    back: selection.back,
    forward: selection.forward,
    busy,
  });
  const closeDialog = (next?: ActionId): void => {
    const id = next === undefined ? null : dialogOf(next);
    // At once: a dialog that closes after an answer of the engine would else still stand there, and keep the focus.
    flushSync(() => setDialog(id === null ? null : { id, target: dialog?.target ?? null }));
    void refresh();
    if (next === undefined) focus.restore();
  };
  const closeFailure = (): void => {
    setFailure(null);
    focus.restore();
  };
  const closeHelp = (): void => {
    setHelpTopic(null);
    focus.restore();
  };
  const closeMenu = (): void => {
    setMenu(null);
    focus.restore();
  };

  return (
    <ConsoleContext value={state}>
      <OperationProvider watched={dialog !== null}>
        <WorkProvider watched={dialog !== null}>
          <TaskBarProgress />
          <Box sx={{ height: '100%', display: 'grid', gridTemplateRows: 'auto minmax(0, 1fr) auto' }} onFocus={focus.remember}>
            <header>
              <MenuBar panes={panes} onLeave={focus.restore} openDialog={(id) => setDialog({ id, target: null })} />
              <Toolbar selection={selection} panes={panes} />
            </header>
            <Box sx={{ display: 'grid', gridTemplateColumns: panes.columns, gridTemplateRows: 'minmax(0, 1fr)', minHeight: 0 }}>
              {panes.open.tree && (
                <Pane name="tree" divider={<PaneDivider pane="tree" panes={panes} />}>
                  <ScopeTree selected={node} onSelect={select} onMenu={(place) => setMenu({ place, of: 'node' })} />
                </Pane>
              )}
              <Pane name="result" onMenu={(place) => setMenu({ place, of: 'node' })}>
                <ResultPane onMenu={(place) => setMenu({ place, of: 'rows' })} />
              </Pane>
              {panes.open.actions && (
                <Pane name="actions" divider={<PaneDivider pane="actions" panes={panes} />}>
                  <ActionsPane />
                </Pane>
              )}
            </Box>
            <StatusBar />
          </Box>
          <ContextMenu menu={menu} onClose={closeMenu} />
          <OpenDialog dialog={dialog} onClose={closeDialog} />
          <OpenHelp topic={helpTopic} onClose={closeHelp} />
          <Notice failure={failure} onClose={closeFailure} />
        </WorkProvider>
      </OperationProvider>
    </ConsoleContext>
  );
}
