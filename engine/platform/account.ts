/** Which operating-system account runs this process, in the form that access accounts have: `HOST\name`. */
import { hostname, userInfo } from 'node:os';
import { nameKey, normaliseAccount } from '../../shared/domain/names.ts';
import { output } from './command.ts';
import { posixGroups, windowsGroups } from './groups.ts';

/** The host's short name in capitals, as Windows writes it; `SSO_SERVER_NAME` is a label of the server and not meant here. */
export function hostName(): string {
  return (hostname().split('.')[0] ?? hostname()).toUpperCase();
}

export interface OperatingSystemAccount {
  readonly account: string;
  readonly groups: readonly string[];
}

/**
 * As somebody wrote it, in the form that it is kept in. An account of this host has `accountHost` for its host part, the name that the
 * host had at set-up: called something else, the host has the accounts that it had.
 */
export function canonicalAccount(written: string, accountHost: string): string {
  const account = normaliseAccount(written, accountHost);
  const [domain = '', ...name] = account.split('\\');
  return nameKey(domain) === nameKey(hostName()) ? [accountHost, ...name].join('\\') : account;
}

/** The account that runs this process. `accountHost`: that of the data folder's settings. */
export const ownAccount = async (accountHost: string): Promise<string> =>
  canonicalAccount(process.platform === 'win32' ? await windowsAccount() : posixAccount(), accountHost);

export async function currentAccount(accountHost: string): Promise<OperatingSystemAccount> {
  const groups = await (process.platform === 'win32' ? windowsGroups() : posixGroups());
  return { account: await ownAccount(accountHost), groups: groups.map((group) => canonicalAccount(group, accountHost)) };
}

/** A number without an entry is an account all the same: containers run as such. */
function posixAccount(): string {
  try {
    return userInfo().username;
  } catch {
    return String(process.getuid?.());
  }
}

/** `whoami` tells the account of the process itself; the environment says whatever it was told to. */
async function windowsAccount(): Promise<string> {
  return /^"([^"]+)"/.exec((await output('whoami', ['/user', '/fo', 'csv', '/nh'])) ?? '')?.[1] ?? userInfo().username;
}
