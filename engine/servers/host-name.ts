/** The fully qualified name of this machine, where it has one; else its plain name. */
import { execFile } from 'node:child_process';
import { hostname } from 'node:os';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A resolver that does not answer must not keep a screen waiting. */
const LONGEST_MS = 2000;

async function ask(): Promise<string> {
  const plain = hostname();
  if (plain.includes('.')) return plain;
  if (process.platform === 'win32') {
    const domain = process.env['USERDNSDOMAIN'];
    return domain ? `${plain}.${domain.toLowerCase()}` : plain;
  }
  const { stdout } = await run('hostname', ['-f'], { timeout: LONGEST_MS }).catch(() => ({ stdout: '' }));
  return stdout.trim() || plain;
}

let known: Promise<string> | null = null;

/** Asked once a process. */
export function fullHostName(): Promise<string> {
  known ??= ask();
  return known;
}
