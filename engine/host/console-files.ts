/**
 * The built console, read once into a fixed map from address to bytes. What is not in the map does not exist: no path is ever
 * made from an address, so there is nothing to traverse.
 */
import { randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { CONTENT_TYPES, fileHeaders, NONCE_PLACEHOLDER, pageHeaders } from '../../shared/console-page.ts';

export interface Answer {
  readonly headers: Record<string, string>;
  readonly body: Uint8Array<ArrayBuffer>;
}

/** What stands at an address (`/`, `/assets/…`); null for everything else, queries included. */
export type ConsoleFiles = (address: string) => Answer | null;

async function readServed(folder: string): Promise<Map<string, Buffer<ArrayBuffer>>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const served = entries.filter((entry) => entry.isFile() && extname(entry.name) in CONTENT_TYPES);
  const read = served.map(async (entry) => {
    const path = join(entry.parentPath, entry.name);
    return [`/${relative(folder, path).split(sep).join('/')}`, Buffer.from(await readFile(path))] as const;
  });
  return new Map(await Promise.all(read));
}

function page(template: string): Answer {
  const nonce = randomBytes(18).toString('base64');
  return { headers: pageHeaders(nonce), body: Buffer.from(template.replaceAll(NONCE_PLACEHOLDER, nonce)) };
}

export async function loadConsoleFiles(folder: string): Promise<ConsoleFiles> {
  const files = await readServed(folder);
  const template = files.get('/index.html')?.toString('utf8');
  if (template === undefined) throw new Error('The console is not built: its index.html is missing.');
  return (address) => {
    if (address === '/' || address === '/index.html') return page(template);
    const body = files.get(address);
    return body ? { headers: fileHeaders(CONTENT_TYPES[extname(address)] ?? 'application/octet-stream'), body } : null;
  };
}
