/** The items of Electron's security checklist, as far as they are ours to keep. */
import { EventEmitter } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { contentSecurityPolicy, NONCE_PLACEHOLDER } from '../../shared/console-page.ts';
import { CONSOLE_ORIGIN } from '../../shared/contract/link.ts';
import { loadConsoleFiles } from '../../engine/host/console-files.ts';
import { withFolder } from '../../tests/contract/links.ts';
import { FakeSession } from '../fake-electron.helper.ts';
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
  const CONSOLE = { origin: CONSOLE_ORIGIN, frame: 'main' } as const;
  let session: FakeSession;
  beforeEach(() => {
    session = new FakeSession();
    guardSession(session.asSession);
  });

  it('lets the console copy, however Chromium asks', () => {
    expect(session.permission('clipboard-sanitized-write', CONSOLE)).toEqual({ looked: true, asked: true });
  });

  it.each([
    ['another origin', { ...CONSOLE, origin: 'https://evil.example' }],
    ['an origin that begins alike', { ...CONSOLE, origin: `${CONSOLE_ORIGIN}.evil` }],
    ['a file', { ...CONSOLE, origin: 'file://' }],
    ['no origin', { ...CONSOLE, origin: '' }],
    ['an inner frame', { ...CONSOLE, frame: 'inner' as const }],
  ])('lets %s not', (_name, sender) => {
    expect(session.permission('clipboard-sanitized-write', sender)).toEqual({ looked: false, asked: false });
  });

  it.each(['clipboard-read', 'notifications', 'media', 'geolocation', 'openExternal', 'fileSystem', 'hid', 'unknown'])(
    'grants the console no %s',
    (permission) => expect(session.permission(permission, CONSOLE)).toEqual({ looked: false, asked: false }),
  );

  it('loads nothing but the console', () => {
    expect(session.loads('sso://console/assets/main.js')).toBe(true);
    for (const url of ['https://evil.example/', 'http://127.0.0.1/', 'file:///etc/passwd', 'ws://127.0.0.1/', 'ssox://console/'])
      expect(session.loads(url), url).toBe(false);
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
