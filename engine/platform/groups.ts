/**
 * The groups of the account that runs this process, as the operating system names them. A name may hold blanks ("Domain Users"): none
 * is ever split at one, or its parts would be other groups. A group without a name (a number without an entry) gives no right to anybody.
 */
import { output } from './command.ts';

/** GNU's `id` ends each name with NUL; it fails where one has none. */
async function endedNames(): Promise<string[] | null> {
  const listed = await output('id', ['-Gnz']);
  return listed === null ? null : listed.split('\0').filter((name) => name !== '');
}

async function nameOf(number: number): Promise<string | null> {
  if (process.platform === 'darwin')
    return /^name: (.+)$/m.exec((await output('dscacheutil', ['-q', 'group', '-a', 'gid', String(number)])) ?? '')?.[1] ?? null;
  return /^([^:\n]+):/.exec((await output('getent', ['group', String(number)])) ?? '')?.[1] ?? null;
}

async function namesByNumber(): Promise<string[]> {
  const numbers = new Set([process.getegid?.() ?? -1, ...(process.getgroups?.() ?? [])]);
  const names = await Promise.all([...numbers].map(nameOf));
  return names.filter((name) => name !== null);
}

/** Without a domain. */
export const posixGroups = async (): Promise<readonly string[]> => (await endedNames()) ?? namesByNumber();

/**
 * From `whoami /groups /fo csv /nh`: name, type, SID, attributes. A group that counts for refusals only (the administrators, where the
 * process is not elevated) has that one attribute, a group that counts has several; what they are called depends on Windows' language.
 */
export function groupsInToken(csv: string): string[] {
  return csv.split(/\r?\n/).flatMap((line) => {
    const [name = '', , , attributes = ''] = [...line.matchAll(/"([^"]*)"/g)].map(([, cell]) => cell ?? '');
    return name.includes('\\') && attributes.includes(',') ? [name] : [];
  });
}

export const windowsGroups = async (): Promise<readonly string[]> =>
  groupsInToken((await output('whoami', ['/groups', '/fo', 'csv', '/nh'])) ?? '');
