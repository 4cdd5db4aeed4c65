/** A group's name is whatever the operating system says it is, blanks included. */
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { currentAccount, hostName } from './account.ts';
import { groupsInToken, posixGroups } from './groups.ts';

const PATH = process.env['PATH'] ?? '';
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sso-groups-'));
  process.env['PATH'] = folder + delimiter + PATH;
});
afterEach(async () => {
  process.env['PATH'] = PATH;
  await rm(folder, { recursive: true });
});

/** A command that comes before the machine's own. */
async function command(name: string, script: string): Promise<void> {
  await writeFile(join(folder, name), `#!/bin/sh\n${script}\n`);
  await chmod(join(folder, name), 0o755);
}

describe.skipIf(process.platform === 'win32')('groups of a POSIX account', () => {
  it('keep the blanks in their names: "print admins" is neither print nor admins', async () => {
    await command('id', `printf 'print admins\\0domain users\\0staff\\0'`);
    expect(await posixGroups()).toEqual(['print admins', 'domain users', 'staff']);
    expect((await currentAccount(hostName())).groups).toEqual(
      ['print admins', 'domain users', 'staff'].map((name) => `${hostName()}\\${name}`),
    );
  });

  it.runIf(process.platform === 'linux')(
    'are asked for by their numbers where `id` does not end them; one without a name is left out',
    async () => {
      await command('id', 'exit 1');
      await command('getent', `[ "$2" = ${process.getegid?.()} ] && printf 'print admins:x:%s:\\n' "$2" || exit 2`);
      expect(await posixGroups()).toEqual(['print admins']);
    },
  );
});

describe('groups of a Windows token', () => {
  const lines = [
    '"Everyone","Well-known group","S-1-1-0","Mandatory group, Enabled by default, Enabled group"',
    '"CONTOSO\\Print admins","Group","S-1-5-21-1-2-3-1104","Mandatory group, Enabled by default, Enabled group"',
    '"BUILTIN\\Administrators","Alias","S-1-5-32-544","Group used for deny only"',
    '"BUILTIN\\Administrateurs","Alias","S-1-5-32-544","Groupe utilisé pour les refus uniquement"',
    '"Mandatory Label\\Medium Mandatory Level","Label","S-1-16-8192",""',
  ];
  it('are those that count, whatever Windows calls their attributes', () => {
    expect(groupsInToken(lines.join('\r\n'))).toEqual(['CONTOSO\\Print admins']);
  });
});
