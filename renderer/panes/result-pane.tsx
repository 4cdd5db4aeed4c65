/** What the chosen node has to show. */
import type { ComponentType } from 'react';
import type { MenuPlace } from '../actions/context-menu.tsx';
import { useConsole } from '../app/console-context.tsx';
import { kindOf, type NodeKind } from '../tree/nodes.ts';
import { ApplicationsPane } from './applications/applications-pane.tsx';
import { MappingsPane } from './applications/mappings-pane.tsx';
import { AuditPane } from './audit/audit-pane.tsx';
import { RootPane } from './root-pane.tsx';
import { ServersPane } from './servers/servers-pane.tsx';
import { SystemPane } from './system/system-pane.tsx';

export interface PaneProps {
  /** Opens the menu of the selected rows. */
  readonly onMenu: (place: MenuPlace) => void;
}

const PANES: Readonly<Partial<Record<NodeKind, ComponentType<PaneProps>>>> = {
  root: RootPane,
  system: SystemPane,
  servers: ServersPane,
  applications: ApplicationsPane,
  application: MappingsPane,
  audit: AuditPane,
};

export function ResultPane({ onMenu }: PaneProps) {
  const { node } = useConsole();
  const Pane = PANES[kindOf(node)] ?? RootPane;
  return <Pane key={node} onMenu={onMenu} />;
}
