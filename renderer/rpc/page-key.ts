/** Browser shell: what this window proves itself by, and knows its shell by. */

const STORED = 'page-key';

/**
 * The opening page brought it in the fragment. It is kept where a reload finds it and no other port does: storage of this tab and this
 * origin (a cookie goes to every port of its host). Null in a window that was not opened by its shell.
 */
export function takePageKey(location: Location, history: History, storage: Storage): string | null {
  const given = /^#([0-9a-f]{64})$/.exec(location.hash)?.[1];
  if (given !== undefined) {
    storage.setItem(STORED, given);
    history.replaceState(null, '', location.pathname);
  }
  return storage.getItem(STORED);
}
