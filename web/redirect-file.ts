/**
 * Takes a one-time address to a browser without showing it in the list of processes: a 0600 file that redirects. The browser is
 * given the file's name, which is made of the address's hash: whoever sees the address redeemed knows which file to remove.
 */
import { createHash } from 'node:crypto';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

function redirectPath(folder: string, address: string): string {
  const name = createHash('sha256').update(address).digest('hex').slice(0, 24);
  return join(folder, `open-${name}.html`);
}

/** The address is one of ours: base64url and digits, nothing that markup could trip over. Answers the file's own address. */
export async function writeRedirectFile(folder: string, address: string): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = redirectPath(folder, address);
  const page = `<!doctype html><meta charset="utf-8"><meta name="referrer" content="no-referrer"><meta http-equiv="refresh" content="0;url=${address}"><title>SSO</title>\n`;
  await writeFile(path, page, { mode: 0o600, flag: 'wx' });
  return pathToFileURL(path).href;
}

/**
 * Looks in every folder where any start may have written it. Tidying only: the address is dead by now, whatever becomes of its file,
 * and a folder that this account may not enter (a HOME that is another's) holds none of ours.
 */
export async function removeRedirectFile(folders: readonly string[], address: string): Promise<void> {
  await Promise.allSettled(folders.map((folder) => rm(redirectPath(folder, address), { force: true })));
}

/** Those that nobody opened: their addresses end with the shell that gave them out. */
export async function clearRedirectFiles(folders: readonly string[]): Promise<void> {
  await Promise.allSettled(folders.map(clearFolder));
}

async function clearFolder(folder: string): Promise<void> {
  const left = (await readdir(folder)).filter((name) => /^open-[0-9a-f]{24}\.html$/.test(name));
  await Promise.allSettled(left.map((name) => rm(join(folder, name), { force: true })));
}
