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

/**
 * Whether this machine knows the account or group. One of another domain cannot be asked for here and is taken as it is;
 * Windows resolves names when they are used.
 */
export async function accountExists(account: string): Promise<boolean> {
  const [domain, name] = account.split('\\');
  if (process.platform === 'win32' || domain !== hostName() || !name) return true;
  return (await named('-u', name)) || (await groupNamed(name));
}

async function named(flag: string, name: string): Promise<boolean> {
  return run('id', [flag, '--', name]).then(
    () => true,
    () => false,
  );
}

async function groupNamed(name: string): Promise<boolean> {
  const lookUp = process.platform === 'darwin' ? run('dscl', ['.', '-read', `/Groups/${name}`]) : run('getent', ['group', '--', name]);
  return lookUp.then(
    () => true,
    () => false,
  );
}
