/** A window without address bar, of whichever Chromium-based browser is installed, with a profile of its own. */
import { spawn } from 'node:child_process';
import { access, constants } from 'node:fs/promises';
import { homedir } from 'node:os';
import { delimiter, join, sep } from 'node:path';

export interface Browser {
  readonly name: string;
  readonly path: string;
}

const LINUX: readonly (readonly [string, string])[] = [
  ['Google Chrome', 'google-chrome-stable'],
  ['Google Chrome', 'google-chrome'],
  ['Microsoft Edge', 'microsoft-edge-stable'],
  ['Microsoft Edge', 'microsoft-edge'],
  ['Chromium', 'chromium'],
  ['Chromium', 'chromium-browser'],
];
const MAC: readonly (readonly [string, string])[] = ['Google Chrome', 'Microsoft Edge', 'Chromium'].map(
  (name) => [name, `${name}.app/Contents/MacOS/${name}`] as const,
);
const WINDOWS: readonly (readonly [string, string])[] = [
  ['Google Chrome', 'Google\\Chrome\\Application\\chrome.exe'],
  ['Microsoft Edge', 'Microsoft\\Edge\\Application\\msedge.exe'],
  ['Chromium', 'Chromium\\Application\\chrome.exe'],
];

function places(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): readonly [readonly (readonly [string, string])[], readonly string[]] {
  if (platform === 'win32')
    return [WINDOWS, [env['ProgramFiles'], env['ProgramFiles(x86)'], env['LOCALAPPDATA']].filter((p) => p !== undefined)];
  if (platform === 'darwin') return [MAC, ['/Applications', join(homedir(), 'Applications')]];
  return [LINUX, (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '')];
}

const runs = (path: string): Promise<boolean> =>
  access(path, constants.X_OK).then(
    () => true,
    () => false,
  );

export async function findBrowser(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): Promise<Browser | null> {
  const [programs, folders] = places(platform, env);
  for (const [name, program] of programs) {
    for (const folder of folders) {
      const path = join(folder, program);
      if (await runs(path)) return { name, path };
    }
  }
  return null;
}

/** A browser packed as a snap reads neither hidden folders nor others' temporary files: its own common folder it does. */
const SNAP_FOLDER = join(homedir(), 'snap', 'chromium', 'common', 'entsso');
export const windowFolders = (dataFolder: string): readonly string[] => [join(dataFolder, 'console'), SNAP_FOLDER];

/** Where this browser finds its profile and the file that it opens. */
export function windowFolder(browser: Browser, dataFolder: string): string {
  return browser.path.startsWith(`${sep}snap${sep}`) ? SNAP_FOLDER : join(dataFolder, 'console');
}

/** Never with `--no-sandbox`. The window outlives this process, and shows then that the connection is lost. */
export function windowArguments(url: string, profile: string): string[] {
  return [
    `--app=${url}`,
    `--user-data-dir=${profile}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-sync',
    '--disable-background-networking',
    '--class=sso-administration',
  ];
}

/** Resolves when the browser has ended without success, or could not be run at all; a browser that runs never resolves it. */
export function openAppWindow(browser: Browser, url: string, profile: string): { readonly failed: Promise<void> } {
  const child = spawn(browser.path, windowArguments(url, profile), { detached: true, stdio: 'ignore' });
  child.unref();
  const failed = new Promise<void>((resolve) => {
    child.once('error', () => resolve());
    child.once('exit', (code) => {
      if (code !== 0) resolve();
    });
  });
  return { failed };
}
