/** Brings an address before the person: in a window of an installed browser, else as a line to open by hand. */
import { join } from 'node:path';
import type { ShellTexts } from '../engine/host/texts.ts';
import { findBrowser, openAppWindow, windowFolder, type Browser } from './app-window.ts';
import { writeRedirectFile } from './redirect-file.ts';

export interface Presenter {
  readonly texts: ShellTexts;
  readonly dataFolder: string;
  readonly host: string;
  readonly mayOpenWindow: boolean;
  readonly say: (line: string) => void;
}

/** The terminal is the person's own: an address there is no argument that others could list. */
export function printAddress({ texts, host, dataFolder, say }: Presenter, address: string): void {
  const { port } = new URL(address);
  say(texts.t('start.address', { address }));
  say(texts.t('start.tunnel', { port, host }));
  say(texts.t('start.folder', { folder: dataFolder }));
}

async function openWindow(presenter: Presenter, browser: Browser, address: string): Promise<{ readonly failed: Promise<void> }> {
  const folder = windowFolder(browser, presenter.dataFolder);
  const url = await writeRedirectFile(folder, address);
  presenter.say(presenter.texts.t('start.window', { browser: browser.name, folder: presenter.dataFolder }));
  return openAppWindow(browser, url, join(folder, 'profile'));
}

/** A browser that does not open its window does not leave the person with nothing: an address is printed then. */
export async function present(presenter: Presenter, newAddress: () => string): Promise<void> {
  const browser = presenter.mayOpenWindow ? await findBrowser(process.platform, process.env) : null;
  if (!browser) {
    printAddress(presenter, newAddress());
    return;
  }
  const { failed } = await openWindow(presenter, browser, newAddress());
  void failed.then(() => {
    presenter.say(presenter.texts.t('start.window-failed', { browser: browser.name }));
    printAddress(presenter, newAddress());
  });
}
