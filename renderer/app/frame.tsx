/** The frame: menu bar, toolbar, scope tree, result pane, actions pane, status bar, and the dialog that stands open. */
import { useMemo, useState } from 'react';
import Box from '@mui/material/Box';
import type { Overview } from '../../shared/contract/console/system.ts';
import type { ActionId } from '../actions/action.ts';
import { ActionsPane } from '../actions/actions-pane.tsx';
import { ContextMenu, type MenuPlace } from '../actions/context-menu.tsx';
import { nodeActions } from '../actions/node-actions.ts';
import { OpenDialog } from '../dialogs/open-dialog.tsx';
import { dialogOf, type DialogId } from '../dialogs/dialogs.ts';
import { OperationProvider } from '../operation/operation-context.tsx';
import { ResultPane } from '../panes/result-pane.tsx';
import type { AppClient } from '../rpc/client.ts';
import { useRpc } from '../rpc/rpc-context.tsx';
import { ScopeTree } from '../tree/scope-tree.tsx';
import type { NodeId } from '../tree/nodes.ts';
import { ConsoleContext, type ConsoleState } from './console-context.tsx';
import { MenuBar } from './menu-bar.tsx';
import { Pane } from './pane.tsx';
import { PaneDivider } from './pane-divider.tsx';
import { StatusBar } from './status-bar.tsx';
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
  const [dialog, setDialog] = useState<DialogId | null>(null);
  const [menu, setMenu] = useState<MenuPlace | null>(null);
  const { node, select } = selection;

  const state: ConsoleState = useMemo(() => {
    const run = (action: ActionId): void => {
      const opens = dialogOf(action);
      if (opens === null) void refresh();
      else setDialog(opens);
    };
    return { overview, node, select, run, help: () => void openHelp(client, node, () => setDialog('help')) };
  }, [overview, node, select, refresh, client]);

  useShortcuts({ refresh: () => void refresh(), help: state.help, nextPane: focus.next, busy: dialog !== null || menu !== null });
  const openMenu = (id: NodeId, place: MenuPlace): void => {
    select(id);
    setMenu(place);
  };
  const closeDialog = (next?: ActionId): void => {
    setDialog(next === undefined ? null : dialogOf(next));
    void refresh();
    if (next === undefined) focus.restore();
  };
  const closeMenu = (): void => {
    setMenu(null);
    focus.restore();
  };

  return (
    <ConsoleContext value={state}>
      <OperationProvider watched={dialog !== null}>
        <Box sx={{ height: '100%', display: 'grid', gridTemplateRows: 'auto minmax(0, 1fr) auto' }} onFocus={focus.remember}>
          <header>
            <MenuBar panes={panes} onLeave={focus.restore} openDialog={setDialog} />
            <Toolbar selection={selection} panes={panes} />
          </header>
          <Box sx={{ display: 'grid', gridTemplateColumns: panes.columns, gridTemplateRows: 'minmax(0, 1fr)', minHeight: 0 }}>
            <Pane name="tree" divider={<PaneDivider pane="tree" panes={panes} />}>
              <ScopeTree selected={node} onSelect={select} onMenu={openMenu} />
            </Pane>
            <Pane name="result" onMenu={(place) => openMenu(node, place)}>
              <ResultPane />
            </Pane>
            {panes.actionsOpen && (
              <Pane name="actions" divider={<PaneDivider pane="actions" panes={panes} />}>
                <ActionsPane />
              </Pane>
            )}
          </Box>
          <StatusBar />
        </Box>
        <ContextMenu place={menu} actions={nodeActions(node, overview)} onRun={state.run} onClose={closeMenu} />
        <OpenDialog dialog={dialog} onClose={closeDialog} />
      </OperationProvider>
    </ConsoleContext>
  );
}

/** The shell's own viewer where it has one, else the page's. */
async function openHelp(client: AppClient, topic: NodeId, openOwn: () => void): Promise<void> {
  const { shown } = await client.shell.openHelp({ topic });
  if (!shown) openOwn();
}
