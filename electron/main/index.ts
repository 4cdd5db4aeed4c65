/** The Electron shell, as a table of contents. What it is made of takes Electron's objects as arguments, and is tested without it. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { app, BrowserWindow, dialog, ipcMain, Menu, Notification, protocol, session } from 'electron';
import { OPENED_LINE } from '../../shared/contract/link.ts';
import { pickLanguage } from '../../shared/i18n/index.ts';
import { defaultDataFolder } from '../../engine/platform/data-folder.ts';
import { loadConsoleFiles } from '../../engine/host/console-files.ts';
import { openHost, type Host } from '../../engine/host/host.ts';
import { shellTexts, type ShellTexts } from '../../engine/host/texts.ts';
import { desktopAbilities } from './abilities.ts';
import { menuTemplate } from './menu.ts';
import { brokerPorts, type Broker } from './port-broker.ts';
import { endAfterLastWindow } from './quit.ts';
import { CONSOLE_PRIVILEGES, serveScheme } from './scheme.ts';
import { guardEveryWindow, guardSession } from './security.ts';
import { openConsole, windowOptions } from './window.ts';

const installRoot = app.getAppPath();
const preload = fileURLToPath(new URL('preload.cjs', import.meta.url));
const dataFolder = defaultDataFolder(process.env);

/** Electron's own files lie in the data folder: one console a data folder, and no trace elsewhere. */
function useDataFolder(): void {
  const folder = join(dataFolder, 'console', 'electron');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  app.setPath('userData', folder);
}

async function openWindow(host: Host, broker: Broker, texts: ShellTexts): Promise<void> {
  const window = new BrowserWindow(windowOptions(preload, app.isPackaged));
  const { id } = window.webContents;
  const desktop = { dialog, notification: Notification };
  broker.admit(id, host.router(desktopAbilities(desktop, window, texts)), { caller: host.caller });
  window.once('closed', () => broker.dismiss(id));
  await openConsole(window);
  process.stdout.write(`${OPENED_LINE}\n`);
}

/** A second start shows what is there. */
function showOrOpen(open: () => void): void {
  const [window] = BrowserWindow.getAllWindows();
  if (!window) {
    open();
    return;
  }
  if (window.isMinimized()) window.restore();
  window.focus();
}

async function run(): Promise<void> {
  await app.whenReady();
  const texts = shellTexts(pickLanguage([app.getLocale()]));
  const files = await loadConsoleFiles(join(installRoot, 'dist', 'renderer'));
  const host = await openHost({ dataFolder, installRoot, shell: 'electron', language: texts.language });
  const broker = brokerPorts(ipcMain);
  serveScheme(protocol, files);
  guardSession(session.defaultSession);
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(process.platform, texts, app.isPackaged)));
  const open = (): void => void openWindow(host, broker, texts).catch(fail);
  app.on('second-instance', () => showOrOpen(open));
  app.on('activate', () => showOrOpen(open));
  endAfterLastWindow(app, {
    busy: () => host.busy(),
    windows: () => BrowserWindow.getAllWindows().length,
    close: () => host.close(),
    pause,
  });
  open();
}

function fail(error: unknown): void {
  const texts = shellTexts(pickLanguage([app.getLocale()]));
  dialog.showErrorBox(texts.t('product'), texts.t('start.failed', { reason: error instanceof Error ? error.message : String(error) }));
  app.exit(1);
}

app.enableSandbox();
protocol.registerSchemesAsPrivileged([CONSOLE_PRIVILEGES]);
guardEveryWindow(app);
useDataFolder();
if (app.requestSingleInstanceLock()) run().catch(fail);
else app.quit();
