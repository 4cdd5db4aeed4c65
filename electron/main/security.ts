/**
 * What no page of ours ever needs, refused for all of them, and the one thing that ours alone may (Electron's security checklist: 5
 * permissions, 12 webview, 13 navigation, 14 new windows, 1 and 18 only our own scheme).
 */
import type { App, Session, WebContents } from 'electron';
import { CONSOLE_ORIGIN, CONSOLE_SCHEME } from '../../shared/contract/link.ts';

type Guarded = Pick<WebContents, 'on' | 'setWindowOpenHandler'>;

/** A reload of the console itself is no navigation elsewhere. */
const isConsole = (url: string): boolean => url === CONSOLE_ORIGIN || url.startsWith(`${CONSOLE_ORIGIN}/`);

export function guardContents(contents: Guarded): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  const stay = (event: { readonly url: string; preventDefault(): void }): void => {
    if (!isConsole(event.url)) event.preventDefault();
  };
  contents.on('will-navigate', stay);
  contents.on('will-redirect', stay);
  contents.on('will-frame-navigate', stay);
  contents.on('will-attach-webview', (event) => event.preventDefault());
}

export function guardEveryWindow(app: Pick<App, 'on'>): void {
  app.on('web-contents-created', (_event, contents) => guardContents(contents));
}

interface Asking {
  readonly permission: string;
  readonly origin: string;
  readonly isMainFrame: boolean;
}

/** The one permission: Copy. To read what lies on the clipboard is not part of it. */
const isGranted = ({ permission, origin, isMainFrame }: Asking): boolean =>
  permission === 'clipboard-sanitized-write' && isMainFrame && isConsole(origin);

/** Chromium looks whether a permission is granted already, and asks for it where it is not: both get one answer. */
function guardPermissions(session: Pick<Session, 'setPermissionRequestHandler' | 'setPermissionCheckHandler'>): void {
  session.setPermissionRequestHandler((_contents, permission, answer, { requestingUrl, isMainFrame }) =>
    answer(isGranted({ permission, origin: requestingUrl, isMainFrame })),
  );
  session.setPermissionCheckHandler((_contents, permission, origin, { isMainFrame }) => isGranted({ permission, origin, isMainFrame }));
}

/** Nothing is loaded that is not the console's (developer tools, where they are open, aside). */
export function guardSession(session: Pick<Session, 'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'webRequest'>): void {
  guardPermissions(session);
  session.webRequest.onBeforeRequest((request, answer) => {
    const ours = [`${CONSOLE_SCHEME}:`, 'devtools:', 'data:'].some((scheme) => request.url.startsWith(scheme));
    answer({ cancel: !ours });
  });
}
