/** What the chosen node has to show. */
import { useConsole } from '../app/console-context.tsx';
import { RootPane } from './root-pane.tsx';
import { SystemPane } from './system/system-pane.tsx';

export function ResultPane() {
  const { node } = useConsole();
  return node === 'root' ? <RootPane /> : <SystemPane />;
}
