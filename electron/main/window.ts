/** The console's window: sandboxed, isolated, without Node, and shown when there is something to see. */
import type { BrowserWindow, BrowserWindowConstructorOptions } from 'electron';
import { CONSOLE_ORIGIN } from '../../shared/contract/link.ts';

export function windowOptions(preload: string, packaged: boolean): BrowserWindowConstructorOptions {
  return {
    width: 1280,
    height: 820,
    minWidth: 720,
    minHeight: 480,
    show: false,
    autoHideMenuBar: true,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: !packaged,
    },
  };
}

/** Resolves when the window shows. */
export function openConsole(window: Pick<BrowserWindow, 'once' | 'show' | 'loadURL'>): Promise<void> {
  const shown = new Promise<void>((resolve) => {
    window.once('ready-to-show', () => {
      window.show();
      resolve();
    });
  });
  return window.loadURL(`${CONSOLE_ORIGIN}/`).then(() => shown);
}
