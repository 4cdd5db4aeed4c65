/** Who gets in, who does not, and under which headers. */
import { once } from 'node:events';
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { WebSocket } from 'ws';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { contentSecurityPolicy, NONCE_PLACEHOLDER } from '../shared/console-page.ts';
import { SESSION_ENDED_CLOSE_CODE } from '../shared/contract/link.ts';
import { loadConsoleFiles } from '../engine/host/console-files.ts';
import { connectSocket, enter, openSocket, redeem, withFolder } from '../tests/contract/links.ts';
import type { WebShell } from './server.ts';
import { startTestShell } from './test-shell.helper.ts';

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

let folder: Awaited<ReturnType<typeof withFolder>>;
let shell: WebShell;

beforeEach(async () => {
  folder = await withFolder();
  await mkdir(join(folder.path, 'assets'));
  await writeFile(join(folder.path, 'index.html'), `<meta property="csp-nonce" nonce="${NONCE_PLACEHOLDER}"><p>console</p>`);
  await writeFile(join(folder.path, 'assets', 'main-abc.js'), 'export {};');
  await writeFile(join(folder.path, 'secret.key'), 'not of a kind that is served');
  shell = await startTestShell(folder.path, { files: await loadConsoleFiles(folder.path) });
});
afterEach(async () => {
  await shell.close();
  await folder.remove();
});

/** Without fetch's own ideas about headers and dots in paths. */
function ask(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = httpRequest({ host: '127.0.0.1', port: shell.port, path, method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks).toString() }),
      );
    });
    request.on('error', reject);
    request.end();
  });
}

/** The status that a WebSocket was refused with; null for one that was opened. */
async function refusal(socket: WebSocket): Promise<number | null> {
  const refused = once(socket, 'unexpected-response').then(([, response]: unknown[]) => (response as { statusCode: number }).statusCode);
  const outcome = await Promise.race([once(socket, 'open').then(() => null), refused]);
  socket.on('error', () => undefined);
  socket.terminate();
  return outcome;
}

describe('the one-time address', () => {
  it('becomes a strict cookie that scripts cannot read and a key for the page, which goes on by itself', async () => {
    const { pathname, search } = new URL(shell.newAddress());
    const opened = await ask(pathname + search);
    expect(opened.status).toBe(200);
    const [cookie] = opened.headers['set-cookie'] ?? [];
    expect(cookie).toMatch(/^sso-session-\d+=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
    expect(opened.body).toMatch(/<meta http-equiv="refresh" content="0;url=\/#[0-9a-f]{64}">/);
    expect(opened.body).not.toContain(search.slice('?token='.length));
    expect(opened.headers['referrer-policy']).toBe('no-referrer');
    expect(opened.headers['cache-control']).toBe('no-store');
  });

  it('ends the session when it is redeemed a second time, for both', async () => {
    const address = shell.newAddress();
    const entry = await enter(address);
    const { cookie } = entry;
    const window = await openSocket(shell, entry);
    const closed = once(window, 'close');
    const again = await fetch(address);
    expect(again.status).toBe(403);
    expect(again.headers.get('set-cookie')).toBeNull();
    expect((await closed)[0]).toBe(SESSION_ENDED_CLOSE_CODE);
    expect((await ask('/', { cookie })).status).toBe(403);
    expect(await refusal(connectSocket(shell, cookie))).toBe(403);
  });

  it('leaves other sessions alone when one ends', async () => {
    const kept = await redeem(shell.newAddress());
    const address = shell.newAddress();
    await redeem(address);
    await redeem(address);
    expect((await ask('/', { cookie: kept })).status).toBe(200);
  });

  it('is refused when it was never given out', async () => {
    expect((await ask('/open?token=guess')).status).toBe(403);
    expect((await ask('/open')).status).toBe(403);
  });
});

describe('the console’s files', () => {
  it('come under the strict policy, with a nonce of this one answer', async () => {
    const cookie = await redeem(shell.newAddress());
    const [first, second] = await Promise.all([ask('/', { cookie }), ask('/', { cookie })]);
    const nonce = /nonce="([^"]+)"/.exec(first.body)?.[1] ?? '';
    expect(nonce).toMatch(/^[A-Za-z0-9+/]{24}$/);
    expect(second.body).not.toContain(nonce);
    expect(first.headers).toMatchObject({
      'content-security-policy': contentSecurityPolicy(nonce),
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
    });
  });

  it('have a policy that allows nothing by default, no inline script, and no string as markup', () => {
    const policy = contentSecurityPolicy('n');
    for (const part of ["default-src 'none'", "script-src 'self'", "style-src 'nonce-n'", "base-uri 'none'", "form-action 'none'"])
      expect(policy.split('; ')).toContain(part);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(policy).not.toMatch(/unsafe|\*|https?:/);
  });

  it('are those of the build and nothing beside', async () => {
    const cookie = await redeem(shell.newAddress());
    const script = await ask('/assets/main-abc.js', { cookie });
    expect(script).toMatchObject({ status: 200, headers: { 'content-type': 'text/javascript; charset=utf-8' } });
    for (const path of [
      '/secret.key',
      '/../secret.key',
      '/%2e%2e/etc/passwd',
      '/assets/',
      '/assets/main-abc.js?x=1',
      '/assets//main-abc.js',
      '//index.html',
    ])
      expect((await ask(path, { cookie })).status, path).toBe(404);
  });

  it('are for who has a session', async () => {
    for (const path of ['/', '/assets/main-abc.js', '/nothing']) expect((await ask(path)).status, path).toBe(403);
    expect((await ask('/', { cookie: `sso-session-${shell.port}=made-up` })).status).toBe(403);
  });

  it('are asked for with GET only', async () => {
    const cookie = await redeem(shell.newAddress());
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS', 'HEAD'])
      expect((await ask('/', { cookie }, method)).status, method).toBe(405);
  });

  it('are refused under a name that is not loopback’s, session or not', async () => {
    const cookie = await redeem(shell.newAddress());
    for (const host of ['evil.example', '127.0.0.1.evil.example', 'localhost.evil.example', '10.0.0.1'])
      expect((await ask('/', { cookie, host })).status, host).toBe(421);
    for (const host of [`localhost:${shell.port}`, '127.0.0.1:8080', '[::1]:8080'])
      expect((await ask('/', { cookie, host })).status, host).toBe(200);
  });
});

describe('the WebSocket', () => {
  it('opens for the shell’s own page, through a tunnel’s port as well', async () => {
    const cookie = await redeem(shell.newAddress());
    expect(await refusal(connectSocket(shell, cookie))).toBeNull();
    expect(await refusal(connectSocket(shell, cookie, { host: '127.0.0.1:8080', origin: 'http://127.0.0.1:8080' }))).toBeNull();
  });

  it('is refused without the cookie', async () => {
    expect(await refusal(connectSocket(shell, ''))).toBe(403);
    expect(await refusal(connectSocket(shell, `sso-session-${shell.port}=made-up`))).toBe(403);
  });

  it('is refused to foreign pages, whatever name they gave loopback', async () => {
    const cookie = await redeem(shell.newAddress());
    const foreign = [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { origin: `http://127.0.0.1:${shell.port + 1}` },
      { origin: `http://localhost:${shell.port}` },
      { host: 'evil.example', origin: 'http://evil.example' },
      { path: '/rpc?x=1' },
      { path: '/' },
    ];
    for (const change of foreign) expect(await refusal(connectSocket(shell, cookie, change)), JSON.stringify(change)).toBe(403);
  });
});

describe('a second start', () => {
  it('gets an address of its own for the instance’s secret', async () => {
    const answer = await ask('/address', { authorization: `Bearer ${shell.instanceSecret}` }, 'POST');
    const { address } = JSON.parse(answer.body) as { address: string };
    expect(await redeem(address)).toContain('sso-session');
  });

  it('gets nothing without it, and a page gets nothing with it', async () => {
    expect((await ask('/address', {}, 'POST')).status).toBe(403);
    expect((await ask('/address', { authorization: 'Bearer guess' }, 'POST')).status).toBe(403);
    const page = { authorization: `Bearer ${shell.instanceSecret}`, origin: `http://127.0.0.1:${shell.port}` };
    expect((await ask('/address', page, 'POST')).status).toBe(403);
  });
});
