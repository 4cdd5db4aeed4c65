/**
 * The users and groups that this machine knows, for those who name access accounts. Windows resolves a name when it is used, so
 * there any is taken, and none listed.
 */
import type { AccountCheck, LocalAccount } from '../../shared/contract/console/accounts.ts';
import { nameKey } from '../../shared/domain/names.ts';
import { canonicalAccount } from './account.ts';
import { output } from './command.ts';

const darwin = process.platform === 'darwin';

/** The commands take a number for an account too; its name is another one then. */
const isUser = async (name: string): Promise<boolean> => (await output('id', ['-un', '--', name]))?.trimEnd() === name;

async function isGroup(name: string): Promise<boolean> {
  if (darwin) return (await output('dscl', ['.', '-read', `/Groups/${name}`, 'RecordName'])) !== null;
  return (await output('getent', ['group', '--', name]))?.startsWith(`${name}:`) ?? false;
}

async function kindOf(name: string): Promise<AccountCheck['kind']> {
  if (name === '' || /[\0/]/.test(name)) return null;
  if (await isUser(name)) return 'user';
  return (await isGroup(name)) ? 'group' : null;
}

/** An account of another domain cannot be asked for here and is taken as it is. */
export async function checkAccount(written: string, accountHost: string): Promise<AccountCheck> {
  const account = canonicalAccount(written, accountHost);
  const [domain = '', ...rest] = account.split('\\');
  const name = rest.join('\\');
  if (nameKey(domain) !== nameKey(accountHost)) return { known: name !== '', kind: null, canonical: account };
  const canonical = `${accountHost}\\${name}`;
  if (process.platform === 'win32') return { known: name !== '', kind: null, canonical };
  const kind = await kindOf(name);
  return { known: kind !== null, kind, canonical };
}

/** Whether it is accepted as an access account. */
export const accountExists = async (account: string, accountHost: string): Promise<boolean> =>
  (await checkAccount(account, accountHost)).known;

type Entry = Pick<LocalAccount, 'name' | 'fullName'>;

/** Lines of `name:x:…`; the fifth cell of a user begins with his full name. */
function entriesOf(listing: string | null): Entry[] {
  const lines = (listing ?? '').split('\n').map((line) => line.split(':'));
  return lines.flatMap(([name, , , , comment]) => (name ? [{ name, fullName: comment?.split(',')[0] ?? '' }] : []));
}

/** Each name once, in the order of names: a directory service repeats what a local file has. */
async function entries(kind: LocalAccount['kind'], accountHost: string): Promise<LocalAccount[]> {
  if (process.platform === 'win32') return [];
  const listing = darwin
    ? await output('dscl', ['.', '-list', kind === 'user' ? '/Users' : '/Groups'])
    : await output('getent', [kind === 'user' ? 'passwd' : 'group']);
  const found = entriesOf(listing).map(
    ({ name, fullName }) => [name, { name: `${accountHost}\\${name}`, kind, fullName: kind === 'user' ? fullName : '' }] as const,
  );
  return [...new Map(found).values()].sort((one, other) => (one.name < other.name ? -1 : 1));
}

export interface AccountFilter {
  readonly filter: string;
  readonly limit: number;
}

export async function listAccounts(
  { filter, limit }: AccountFilter,
  accountHost: string,
): Promise<{ accounts: LocalAccount[]; more: boolean }> {
  const key = nameKey(filter.trim());
  const all = [...(await entries('user', accountHost)), ...(await entries('group', accountHost))];
  const found = all.filter(({ name, fullName }) => nameKey(name).includes(key) || nameKey(fullName).includes(key));
  return { accounts: found.slice(0, limit), more: found.length > limit };
}
