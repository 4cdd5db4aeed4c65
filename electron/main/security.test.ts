/** The items of Electron's security checklist, as far as they are ours to keep. */
import { EventEmitter } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { contentSecurityPolicy, NONCE_PLACEHOLDER } from '../../shared/console-page.ts';
import { loadConsoleFiles } from '../../engine/host/console-files.ts';
import { withFolder } from '../../tests/contract/links.ts';
import { answerScheme, CONSOLE_PRIVILEGES } from './scheme.ts';
import { guardContents, guardEveryWindow, guardSession } from './security.ts';
import { openConsole, windowOptions } from './window.ts';

function fakeContents() {
  const setWindowOpenHandler = vi.fn<(handler: () => { action: string }) => void>();
  return Object.assign(new EventEmitter(), { setWindowOpenHandler });
}

describe('every window', () => {
  it('opens no other', () => {
    const contents = fakeContents();
    guardContents(contents as never);
    expect(contents.setWindowOpenHandler.mock.calls[0]?.[0]()).toEqual({ action: 'deny' });
  });

  it.each(['will-navigate', 'will-redirect', 'will-frame-navigate'])('stays on the console (%s)', (event) => {
    const contents = fakeContents();
    guardContents(contents as never);
    const goes = (url: string): boolean => {
      const preventDefault = vi.fn();
      contents.emit(event, { url, preventDefault });
      return preventDefault.mock.calls.length === 0;
    };
    expect(goes('sso://console/')).toBe(true);
    for (const url of ['https://evil.example/', 'file:///etc/passwd', 'sso://console.evil/', 'sso://other/', 'javascript:alert(1)'])
      expect(goes(url), url).toBe(false);
  });

  it('attaches no webview', () => {
    const contents = fakeContents();
    guardEveryWindow({ on: (_event: string, listener: (event: unknown, made: unknown) => void) => listener({}, contents) } as never);
    const preventDefault = vi.fn();
    contents.emit('will-attach-webview', { preventDefault });
    expect(preventDefault).toHaveBeenCalledOnce();
  });

  it('is sandboxed, isolated and without Node, and shows when it is ready', async () => {
    expect(windowOptions('/preload.cjs', true).webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      devTools: false,
    });
    const window = Object.assign(new EventEmitter(), { show: vi.fn(), loadURL: vi.fn(() => Promise.resolve()) });
    const shown = openConsole(window as never);
    expect(window.loadURL).toHaveBeenCalledWith('sso://console/');
    expect(window.show).not.toHaveBeenCalled();
    window.emit('ready-to-show');
    await shown;
    expect(window.show).toHaveBeenCalledOnce();
  });
});

describe('the session', () => {
  it('grants no permission and loads nothing but the console', () => {
    type Answer = (granted: boolean) => void;
    type Listener = (request: { url: string }, answer: (decision: { cancel: boolean }) => void) => void;
    const asked = vi.fn<(handler: (contents: unknown, permission: string, answer: Answer) => void) => void>();
    const checked = vi.fn<(handler: () => boolean) => void>();
    const before = vi.fn<(listener: Listener) => void>();
    guardSession({
      setPermissionRequestHandler: asked,
      setPermissionCheckHandler: checked,
      webRequest: { onBeforeRequest: before },
    } as never);
    const answer = vi.fn();
    asked.mock.calls[0]?.[0]({}, 'notifications', answer);
    expect(answer).toHaveBeenCalledWith(false);
    expect(checked.mock.calls[0]?.[0]()).toBe(false);
    const cancelled = (url: string): boolean => {
      const decide = vi.fn<(decision: { cancel: boolean }) => void>();
      before.mock.calls[0]?.[0]({ url }, decide);
      return decide.mock.calls[0]?.[0].cancel ?? false;
    };
    expect(cancelled('sso://console/assets/main.js')).toBe(false);
    for (const url of ['https://evil.example/', 'http://127.0.0.1/', 'file:///etc/passwd', 'ws://127.0.0.1/', 'ssox://console/'])
      expect(cancelled(url), url).toBe(true);
  });
});

describe('the console’s scheme', () => {
  it('has an origin of its own and bypasses no policy', () => {
    expect(CONSOLE_PRIVILEGES.privileges).toMatchObject({ standard: true, secure: true });
    expect(CONSOLE_PRIVILEGES.privileges?.bypassCSP).toBeUndefined();
    expect(CONSOLE_PRIVILEGES.privileges?.allowServiceWorkers).toBeUndefined();
  });

  it('serves the built files under the strict policy, and nothing beside', async () => {
    const folder = await withFolder();
    await mkdir(join(folder.path, 'assets'));
    await writeFile(join(folder.path, 'index.html'), `<meta nonce="${NONCE_PLACEHOLDER}">`);
    await writeFile(join(folder.path, 'assets', 'main.js'), 'export {};');
    const files = await loadConsoleFiles(folder.path);
    const get = (url: string, method = 'GET'): Response => answerScheme(files, { url, method });

    const page = get('sso://console/');
    const nonce = /nonce="([^"]+)"/.exec(await page.text())?.[1] ?? '';
    expect(page.headers.get('content-security-policy')).toBe(contentSecurityPolicy(nonce));
    expect(get('sso://console/assets/main.js').headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    for (const url of [
      'sso://console/../x',
      'sso://console/%2e%2e/x',
      'sso://console/assets/main.js?x',
      'sso://other/',
      'sso://console',
      'sso://console.evil/',
    ])
      expect(get(url).status, url).toBe(404);
    expect(get('sso://console/', 'POST').status).toBe(404);
    await folder.remove();
  });
});
