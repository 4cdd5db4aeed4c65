/** What `npm start` decides, and how it runs what it decided for. */
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { OPENED_LINE } from '../shared/contract/link.ts';
import { shellTexts } from '../engine/host/texts.ts';
import { withFolder } from '../tests/contract/links.ts';
import { findBrowser, openAppWindow, windowArguments, windowFolder } from './app-window.ts';
import { canOpenWindow, hasDisplay, whyNotElectron } from './choose.ts';
import { fetchElectron, findElectron, runElectron } from './electron-program.ts';
import { readOptions } from './options.ts';
import { present, printAddress } from './present.ts';
import { prepareProfile } from './window-profile.ts';

let folder: Awaited<ReturnType<typeof withFolder>>;
beforeEach(async () => {
  folder = await withFolder();
});
afterEach(() => folder.remove());

/** A program of that content at that place. */
async function program(path: string, script: string): Promise<string> {
  await mkdir(join(path, '..'), { recursive: true });
  await writeFile(path, `#!/usr/bin/env node\n${script}\n`);
  await chmod(path, 0o755);
  return path;
}

describe('the choice of a shell', () => {
  const desktop = { asked: 'electron', root: false, display: true } as const;

  it('is Electron on a desktop, else it has a reason', () => {
    expect(whyNotElectron(desktop)).toBeNull();
    expect(whyNotElectron({ ...desktop, asked: 'browser' })).toBe('start.reason.asked');
    expect(whyNotElectron({ ...desktop, display: false })).toBe('start.reason.no-display');
    expect(whyNotElectron({ ...desktop, root: true })).toBe('start.reason.root');
  });

  it('is no window for root, and none without a display', () => {
    expect(canOpenWindow(desktop)).toBe(true);
    expect(canOpenWindow({ ...desktop, root: true })).toBe(false);
    expect(canOpenWindow({ ...desktop, display: false })).toBe(false);
  });

  it.each([
    ['linux', {}, false],
    ['linux', { DISPLAY: ':0' }, true],
    ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, true],
    ['darwin', {}, true],
    ['darwin', { SSH_CONNECTION: '10.0.0.1 5 10.0.0.2 22' }, false],
    ['win32', {}, true],
  ] as const)('sees on %s with %j a display: %s', (platform, env, expected) => {
    expect(hasDisplay(platform, env)).toBe(expected);
  });
});

describe('the options', () => {
  it('are few, and wrong ones are wrong usage', () => {
    expect(readOptions([])).toEqual({ browser: false, 'no-window': false });
    expect(readOptions(['--browser', '--no-window', '--port', '8123'])).toEqual({ browser: true, 'no-window': true, port: 8123 });
    for (const wrong of [['--port', '0'], ['--port', '65536'], ['--port', 'x'], ['--port'], ['--no-sandbox'], ['file']])
      expect(readOptions(wrong), wrong.join(' ')).toBeNull();
  });
});

describe.skipIf(process.platform === 'win32')('Electron’s program', () => {
  const inPackage = (...parts: string[]): string => join(folder.path, 'node_modules', 'electron', ...parts);

  it('is found where the package has fetched it, and not asked of the package', async () => {
    expect(await findElectron(folder.path, {})).toBeNull();
    const path = await program(inPackage('dist', 'electron'), '');
    await writeFile(inPackage('path.txt'), 'electron');
    expect(await findElectron(folder.path, {})).toBe(path);
    expect(await findElectron(folder.path, { ELECTRON_OVERRIDE_DIST_PATH: join(folder.path, 'elsewhere') })).toBeNull();
  });

  it('is fetched by the package’s installer, whose failure is an answer', async () => {
    expect(await fetchElectron(folder.path)).toBe(false);
    await program(inPackage('install.js'), 'process.exit(1)');
    expect(await fetchElectron(folder.path)).toBe(false);
    await program(inPackage('install.js'), 'process.exit(0)');
    expect(await fetchElectron(folder.path)).toBe(true);
  });

  it.each([
    ['closed', `console.log('${OPENED_LINE}'); process.exit(0)`],
    ['did-not-start', 'console.error("FATAL: no sandbox"); process.exit(133)'],
    ['crashed', `console.log('${OPENED_LINE}'); process.exitCode = 5`],
    ['closed', 'process.exit(process.env.ELECTRON_RUN_AS_NODE ? 1 : 0)'],
  ])('ends as %s', async (end, script) => {
    const path = await program(join(folder.path, 'electron'), script);
    expect(await runElectron(path, folder.path, { ...process.env, ELECTRON_RUN_AS_NODE: '1' })).toBe(end);
  });

  it('ends as did-not-start where it cannot be run', async () => {
    expect(await runElectron(join(folder.path, 'no-such'), folder.path, process.env)).toBe('did-not-start');
  });
});

describe.skipIf(process.platform === 'win32')('the app window', () => {
  it('is one of an installed browser, the first that is there', async () => {
    expect(await findBrowser('linux', { PATH: folder.path })).toBeNull();
    await program(join(folder.path, 'chromium'), '');
    expect(await findBrowser('linux', { PATH: `/nowhere:${folder.path}` })).toEqual({
      name: 'Chromium',
      path: join(folder.path, 'chromium'),
    });
    await program(join(folder.path, 'google-chrome'), '');
    expect((await findBrowser('linux', { PATH: folder.path }))?.name).toBe('Google Chrome');
  });

  it('has a profile of its own, keeps its sandbox, and no token in its arguments', () => {
    const given = windowArguments('file:///data/console/open-1.html', '/data/console/profile');
    expect(given).toContain('--app=file:///data/console/open-1.html');
    expect(given).toContain('--user-data-dir=/data/console/profile');
    expect(given.join(' ')).not.toMatch(/no-sandbox|disable-web-security|token=/);
  });

  it('begins with a profile that keeps no password, and leaves one alone that is there', async () => {
    const preferences = join(folder.path, 'profile', 'Default', 'Preferences');
    await prepareProfile(join(folder.path, 'profile'));
    expect(JSON.parse(await readFile(preferences, 'utf8'))).toMatchObject({
      credentials_enable_service: false,
      profile: { password_manager_enabled: false },
      autofill: { profile_enabled: false },
    });
    await writeFile(preferences, 'mine');
    await prepareProfile(join(folder.path, 'profile'));
    expect(await readFile(preferences, 'utf8')).toBe('mine');
  });

  it('is replaced by a printed address when the browser does not open it, or cannot be given its file', async () => {
    await program(join(folder.path, 'bin', 'chromium'), 'process.exit(21)');
    vi.stubEnv('PATH', `${join(folder.path, 'bin')}:${process.env['PATH'] ?? ''}`);
    const lines: string[] = [];
    let given = 0;
    const start = { texts: shellTexts('en'), host: 'sso1', mayOpenWindow: true, say: (line: string) => lines.push(line) };
    const newAddress = (): string => `http://127.0.0.1:4711/open?token=t${(given += 1)}`;
    await (
      await present({ ...start, dataFolder: folder.path }, newAddress)
    ).replaced;
    expect(lines.join('\n')).toContain('Chromium did not open the window.');
    expect(lines.join('\n')).toContain('token=t2');
    await writeFile(join(folder.path, 'file'), '');
    await (
      await present({ ...start, dataFolder: join(folder.path, 'file') }, newAddress)
    ).replaced;
    expect(lines.join('\n')).toContain('token=t4');
    vi.unstubAllEnvs();
  });

  it('reads its file where a snap may read', () => {
    expect(windowFolder({ name: 'Chromium', path: '/snap/bin/chromium' }, '/data')).toBe(
      join(homedir(), 'snap', 'chromium', 'common', 'entsso'),
    );
    expect(windowFolder({ name: 'Chromium', path: '/usr/bin/chromium' }, '/data')).toBe(join('/data', 'console'));
  });

  it('says when the browser did not open it', async () => {
    const path = await program(join(folder.path, 'chromium'), 'process.exit(21)');
    await openAppWindow({ name: 'Chromium', path }, 'file:///x', folder.path).failed;
    await openAppWindow({ name: 'Chromium', path: join(folder.path, 'gone') }, 'file:///x', folder.path).failed;
  });
});

it('prints the address, the tunnel to it and the data folder', () => {
  const lines: string[] = [];
  const presenter = {
    texts: shellTexts('en'),
    dataFolder: '/data',
    host: 'sso1',
    mayOpenWindow: false,
    say: (line: string) => lines.push(line),
  };
  printAddress(presenter, 'http://127.0.0.1:4711/open?token=t');
  expect(lines).toEqual([
    'Open SSO Administration at this address (good for one time, within 10 minutes): http://127.0.0.1:4711/open?token=t',
    'From another machine, first: ssh -L 4711:127.0.0.1:4711 sso1',
    'Data folder: /data',
  ]);
});
