/** Which operating-system account runs this process, in the form that access accounts have: `HOST\name`. */
import { hostname, userInfo } from 'node:os';
import { normaliseAccount } from '../../shared/domain/names.ts';
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

export async function currentAccount(): Promise<OperatingSystemAccount> {
  const host = hostName();
  const [name, groups] =
    process.platform === 'win32'
      ? await Promise.all([windowsAccount(), windowsGroups()])
      : await Promise.all([posixAccount(), posixGroups()]);
  return { account: normaliseAccount(name, host), groups: groups.map((group) => normaliseAccount(group, host)) };
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
