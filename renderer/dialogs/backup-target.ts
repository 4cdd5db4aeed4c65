/** Where a new backup file is suggested: where the last one went, else the person's own folder; never beside the store. */
import { useQuery } from '@tanstack/react-query';
import { usePreferences } from '../app/preferences.ts';
import { useShell } from '../app/shell-context.tsx';
import { useRpc } from '../rpc/rpc-context.tsx';
import { folderOf, joinPath } from '../text/paths.ts';

/** undefined until it is known. A folder that cannot be read leaves the field empty for the person to fill. */
export function useSuggestedPath(name: string): string | undefined {
  const { query } = useRpc();
  const { platform } = useShell();
  const { preferences } = usePreferences();
  const last = preferences?.lastFolder ?? null;
  const home = useQuery(query.shell.folder.queryOptions({ input: { path: null }, enabled: last === null }));
  if (last !== null) return joinPath(last, name, platform);
  if (home.error !== null) return '';
  return home.data === undefined ? undefined : joinPath(home.data.path, name, platform);
}

/** Remembers the folder of a file that was accepted, for the next one. */
export function useRememberFolder(): (path: string) => void {
  const { platform } = useShell();
  const { change } = usePreferences();
  return (path) => change({ lastFolder: folderOf(path, platform) });
}
