/** Which operating-system account runs this process, in the form that access accounts have: `HOST\name`. */
import { execFile } from 'node:child_process';
import { hostname, userInfo } from 'node:os';
import { promisify } from 'node:util';
import { normaliseAccount } from '../../shared/domain/names.ts';

const run = promisify(execFile);

/** The host's short name in capitals, as Windows writes it; `SSO_SERVER_NAME` is a label of the server and not meant here. */
export function hostName(): string {
  return (hostname().split('.')[0] ?? hostname()).toUpperCase();
}

export interface OperatingSystemAccount {
  readonly account: string;
  readonly groups: readonly string[];
}

export async function currentAccount(): Promise<OperatingSystemAccount> {
  const host = hostName();
  const groups = process.platform === 'win32' ? await windowsGroups() : await posixGroups(host);
  return { account: accountName(host), groups };
}

function accountName(host: string): string {
  const domain = process.platform === 'win32' ? (process.env['USERDOMAIN'] ?? host) : host;
  return `${domain}\\${userInfo().username}`;
}

/** A group whose name cannot be had (a numeric id without an entry) gives no right to anybody: it is left out. */
async function posixGroups(host: string): Promise<string[]> {
  const { stdout } = await run('id', ['-Gnz']).catch(() => run('id', ['-Gn']));
  return stdout
    .split(/[\0\n ]/)
    .filter((name) => name !== '')
    .map((name) => normaliseAccount(name, host));
}

async function windowsGroups(): Promise<string[]> {
  const { stdout } = await run('whoami', ['/groups', '/fo', 'csv', '/nh'], { windowsHide: true });
  return stdout
    .split(/\r?\n/)
    .map((line) => /^"([^"]+)"/.exec(line)?.[1])
    .filter((name): name is string => name !== undefined && name.includes('\\'));
}
