/** Brings an address before the person: in a window of an installed browser, else as a line to open by hand. */
import { join } from 'node:path';
import type { ShellTexts } from '../engine/host/texts.ts';
import { findBrowser, openAppWindow, windowFolder, type Browser } from './app-window.ts';
import { writeRedirectFile } from './redirect-file.ts';
import { TOKEN_MINUTES } from './sessions.ts';
import { prepareProfile } from './window-profile.ts';

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
  say(texts.t('start.address', { address, minutes: TOKEN_MINUTES }));
  say(texts.t('start.tunnel', { port, host }));
  say(texts.t('start.folder', { folder: dataFolder }));
}

/** Resolves when the window did not open. */
async function openWindow(presenter: Presenter, browser: Browser, address: string): Promise<void> {
  const folder = windowFolder(browser, presenter.dataFolder);
  const profile = join(folder, 'profile');
  const url = await writeRedirectFile(folder, address);
  await prepareProfile(profile);
  presenter.say(presenter.texts.t('start.window', { browser: browser.name, folder: presenter.dataFolder }));
  await openAppWindow(browser, url, profile).failed;
}

export interface Presented {
  /** Resolves when the window did not open and an address was printed in its place; never while it stands. */
  readonly replaced: Promise<void>;
}

/** A browser that does not open its window, for whatever reason, does not leave the person with nothing: an address is printed then. */
export async function present(presenter: Presenter, newAddress: () => string): Promise<Presented> {
  const browser = presenter.mayOpenWindow ? await findBrowser(process.platform, process.env) : null;
  const print = (): void => printAddress(presenter, newAddress());
  if (!browser) {
    print();
    return { replaced: Promise.resolve() };
  }
  const replace = (): void => {
    presenter.say(presenter.texts.t('start.window-failed', { browser: browser.name }));
    print();
  };
  return { replaced: openWindow(presenter, browser, newAddress()).then(replace, replace) };
}
