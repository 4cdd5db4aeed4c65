/** Paths of the engine's machine, by its own rules; the page only takes them apart and puts them together for display. */
const isWindows = (platform: string): boolean => platform === 'win32';
export const separatorOf = (platform: string): string => (isWindows(platform) ? '\\' : '/');

function lastSeparator(path: string, platform: string): number {
  return isWindows(platform) ? Math.max(path.lastIndexOf('\\'), path.lastIndexOf('/')) : path.lastIndexOf('/');
}

/** The root keeps its separator: `/x` lies in `/`, `C:\x` in `C:\`. */
export function folderOf(path: string, platform: string): string | null {
  const at = lastSeparator(path, platform);
  if (at < 0) return null;
  const folder = path.slice(0, at);
  return folder === '' || /^[A-Za-z]:$/.test(folder) ? path.slice(0, at + 1) : folder;
}

export const fileName = (path: string, platform: string): string => path.slice(lastSeparator(path, platform) + 1);

export function joinPath(folder: string, name: string, platform: string): string {
  const separator = separatorOf(platform);
  return folder.endsWith(separator) ? folder + name : folder + separator + name;
}
