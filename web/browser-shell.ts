/** The browser shell from start to end: one a data folder, a window or an address, and its end when nobody needs it any more. */
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileLock } from '../engine/secret-store/index.ts';
import { loadConsoleFiles } from '../engine/host/console-files.ts';
import { openHost, type Host } from '../engine/host/host.ts';
import { windowFolders } from './app-window.ts';
import { addressOfRunning, claimInstance, instanceLockFile, type Claim } from './instance.ts';
import { present, type Presenter } from './present.ts';
import { clearRedirectFiles, removeRedirectFile } from './redirect-file.ts';
import { startWebShell, type WebShell } from './server.ts';

/** A browser's page draws dialogs, notices, progress and help itself. */
const PAGE_ALONE = { dialogs: null, notify: () => false, showProgress: () => false };

export interface BrowserShellStart {
  readonly presenter: Presenter;
  readonly installRoot: string;
  readonly port: number;
  /** Resolves when the person asks it to end (Ctrl+C). */
  readonly interrupted: Promise<void>;
}

/** Milliseconds after which a window that has not failed is taken to have opened. */
const OPENING = 5000;

/** Ends once the window stands; one that does not open is said here, for the running shell does not see it. */
async function joinRunning(presenter: Presenter): Promise<number> {
  const address = await addressOfRunning(presenter.dataFolder);
  presenter.say(presenter.texts.t(address === null ? 'start.not-answering' : 'start.running'));
  if (address === null) return 1;
  const { replaced } = await present(presenter, () => address);
  const waited = new AbortController();
  await Promise.race([replaced, pause(OPENING, undefined, { signal: waited.signal }).catch(() => undefined)]);
  waited.abort();
  return 0;
}

async function serve(start: BrowserShellStart, host: Host): Promise<WebShell> {
  const shell = await startWebShell({
    files: await loadConsoleFiles(join(start.installRoot, 'dist', 'renderer')),
    texts: start.presenter.texts,
    router: host.router(PAGE_ALONE),
    context: { caller: host.caller },
    busy: () => host.busy(),
    port: start.port,
  });
  shell.onRedeemed((address) => void removeRedirectFile(windowFolders(start.presenter.dataFolder), address));
  return shell;
}

async function run(start: BrowserShellStart, claim: Claim): Promise<number> {
  const { presenter } = start;
  const host = await openHost({
    dataFolder: presenter.dataFolder,
    installRoot: start.installRoot,
    shell: 'browser',
    language: presenter.texts.language,
  });
  try {
    const shell = await serve(start, host);
    await claim.announce(shell.port, shell.instanceSecret);
    await present(presenter, shell.newAddress);
    presenter.say(presenter.texts.t('start.stop'));
    await Promise.race([shell.over, start.interrupted]);
    await shell.close();
    return 0;
  } finally {
    await clearRedirectFiles(windowFolders(presenter.dataFolder));
    await host.close();
  }
}

export async function browserShell(start: BrowserShellStart): Promise<number> {
  const { dataFolder } = start.presenter;
  const claim = await claimInstance(dataFolder, fileLock(instanceLockFile(dataFolder)));
  if (!claim) return joinRunning(start.presenter);
  try {
    return await run(start, claim);
  } finally {
    await claim.release();
  }
}
