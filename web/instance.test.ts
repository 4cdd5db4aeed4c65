import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fileLock } from '../engine/secret-store/index.ts';
import { withFolder } from '../tests/contract/links.ts';
import { addressOfRunning, claimInstance, instanceLockFile } from './instance.ts';
import { clearRedirectFiles, removeRedirectFile, writeRedirectFile } from './redirect-file.ts';

let folder: Awaited<ReturnType<typeof withFolder>>;
let root: string;
beforeEach(async () => {
  folder = await withFolder();
  root = join(folder.path, 'data');
});
afterEach(() => folder.remove());

const claim = () => claimInstance(root, fileLock(instanceLockFile(root)));

describe('one browser shell a data folder', () => {
  it('is held by the first, found by the second, free after it', async () => {
    const first = await claim();
    expect(await claim()).toBeNull();
    await first?.release();
    const next = await claim();
    expect(next).not.toBeNull();
    await next?.release();
  });

  it('makes a folder that nobody else reads, and an instance file that nobody else reads', async () => {
    const first = await claim();
    await first?.announce(4711, 'x'.repeat(43));
    expect((await stat(root)).mode & 0o777).toBe(0o700);
    expect((await stat(join(root, 'console.json'))).mode & 0o777).toBe(0o600);
    await first?.release();
    expect(await readdir(root)).toEqual(['console.lock']);
  });

  it('asks the running one with the secret of that file', async () => {
    const asked: unknown[] = [];
    const server = createServer((request, response) => {
      asked.push([request.method, request.url, request.headers.authorization]);
      response.end(JSON.stringify({ address: 'http://127.0.0.1:1/open?token=t' }));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const first = await claim();
    await first?.announce((server.address() as AddressInfo).port, 'y'.repeat(43));
    expect(await addressOfRunning(root, 1)).toBe('http://127.0.0.1:1/open?token=t');
    expect(asked).toEqual([['POST', '/address', `Bearer ${'y'.repeat(43)}`]]);
    await first?.release();
    server.close();
  });

  it('says so when the running one does not answer, or its file is damaged', async () => {
    const first = await claim();
    expect(await addressOfRunning(root, 1)).toBeNull();
    await writeFile(join(root, 'console.json'), '{"port":');
    expect(await addressOfRunning(root, 1)).toBeNull();
    await first?.release();
  });
});

describe('the redirecting file', () => {
  const address = 'http://127.0.0.1:4711/open?token=abc-_123';

  it('is for its owner alone, redirects, and says nothing in its name', async () => {
    const path = fileURLToPath(await writeRedirectFile(join(root, 'console'), address));
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect((await stat(join(root, 'console'))).mode & 0o777).toBe(0o700);
    expect(await readFile(path, 'utf8')).toContain(`content="0;url=${address}"`);
    expect(path).not.toContain('abc-_123');
  });

  it('goes when its address was opened, and only it', async () => {
    await mkdir(root);
    await writeRedirectFile(root, address);
    await writeRedirectFile(root, `${address}4`);
    await removeRedirectFile([root], address);
    expect(await readdir(root)).toHaveLength(1);
  });

  it('goes with the shell when nobody opened it, and nothing else goes', async () => {
    await writeRedirectFile(root, address);
    await writeFile(join(root, 'open-house.html'), '');
    await clearRedirectFiles([root]);
    expect(await readdir(root)).toEqual(['open-house.html']);
  });

  it('may lie in a folder that cannot be looked into: nothing fails for it, and the others are still tidied', async () => {
    await mkdir(root);
    const barred = join(root, 'barred', 'console');
    await writeFile(join(root, 'barred'), 'no folder');
    await writeRedirectFile(join(root, 'console'), address);
    await removeRedirectFile([barred, join(root, 'console')], address);
    expect(await readdir(join(root, 'console'))).toEqual([]);
    await writeRedirectFile(join(root, 'console'), address);
    await clearRedirectFiles([join(root, 'no-such'), barred, join(root, 'console')]);
    expect(await readdir(join(root, 'console'))).toEqual([]);
  });
});
