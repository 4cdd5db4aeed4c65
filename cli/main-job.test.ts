/** The main job at the command line, through the built tools, as a script would do it. */
import { execFileSync, spawn, spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const built = existsSync(join(root, 'dist/node/ssoconfig.js'));
const PASSWORD = 'correct horse battery';

describe.skipIf(!built)('the built tools', { timeout: 60_000 }, () => {
  let folder = '';
  const environment = () => ({ ...process.env, SSO_HOME: join(folder, 'home'), LANG: 'C', LC_ALL: '' });
  const run = (tool: string, words: readonly string[], input = ''): SpawnSyncReturns<string> =>
    spawnSync(process.execPath, [join(root, 'bin', tool), ...words], { cwd: folder, env: environment(), input, encoding: 'utf8' });
  const config = (...words: string[]) => run('ssoconfig', words);
  const withPassword = (...words: string[]) => run('ssoconfig', [...words, '--password-stdin'], `${PASSWORD}\n`);
  const document = (result: SpawnSyncReturns<string>): unknown => JSON.parse(result.stdout);

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'sso-tools-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('say what is the case before anything is set up', () => {
    expect(config('-check').status).toBe(2);
    expect(document(config('-status', '--json'))).toMatchObject({
      secret: null,
      ring: [],
      situations: [{ id: 'not-configured', severity: 'stop' }],
    });
    const refused = config('-verifyDB', '--json');
    expect(refused.status).toBe(1);
    expect(document(refused)).toMatchObject({ error: { code: 'NOT_CONFIGURED', number: null, message: 'This server is not set up.' } });
  });

  it('create a system, generate its first secret, take applications and credentials', () => {
    expect(config('-createDB', '--name', 'Valmy')).toMatchObject({ status: 0 });
    expect(withPassword('-generateSecret', 'sso-{version}.bak', '--reminder', 'an animal')).toMatchObject({ status: 0 });
    expect(existsSync(join(folder, 'sso-1.bak'))).toBe(true);
    expect(run('ssomanage', ['-createApps', join(root, 'examples/apps.xml')])).toMatchObject({ status: 0 });
    const imported = run('ssomanage', ['-importCredentials', join(root, 'examples/credentials.csv'), '--json']);
    expect(document(imported)).toMatchObject({ lines: 8, mappingsCreated: 8, credentialsSet: 8 });
    expect(document(config('-verifyDB', '--json'))).toEqual({ total: 8, opened: 8, failed: [], bySecretVersion: { 1: 8 } });
  });

  it('import the same file again, which sets and creates nothing twice', () => {
    const imported = run('ssomanage', ['-importCredentials', join(root, 'examples/credentials.csv'), '--json']);
    expect(document(imported)).toMatchObject({ mappingsCreated: 0, credentialsSet: 8 });
  });

  it('import all of a file or nothing, and name the bad line', () => {
    const lines = ['application,account,externalUser,Password', 'Mainframe,VALMY\\new1,NEW1,x', 'Mainframe,VALMY\\new2,TSOANNA,x'];
    writeFileSync(join(folder, 'bad.csv'), lines.join('\n'));
    const refused = run('ssomanage', ['-importCredentials', 'bad.csv']);
    expect(refused.status).toBe(1);
    expect(refused.stderr).toContain('bad.csv, line 3: the external user TSOANNA of Mainframe is mapped to VALMY\\anna already.');
    expect(document(config('-verifyDB', '--json'))).toMatchObject({ total: 8 });
  });

  it('create all applications of a file or none, and name line, column and element', () => {
    writeFileSync(
      join(folder, 'bad.xml'),
      '<sso>\n<application name="New"><field ordinal="0" label="U"/></application>\n<application name="SAP"/>\n</sso>',
    );
    const refused = run('ssomanage', ['-createApps', 'bad.xml', '--json']);
    expect(document(refused)).toMatchObject({
      error: { code: 'XML_INVALID', params: { line: 3, column: 1, element: 'application', expected: 'fields-missing' } },
    });
    expect(run('ssomanage', ['-displayApp', 'New']).stderr).toContain('ERROR: 0xC00029ED: There is no application New.');
  });

  it('regenerate while everything stays readable', () => {
    const generated = withPassword('-generateSecret', 'sso-{version}.bak', '--json');
    expect(document(generated)).toMatchObject({ secretVersion: 2, operation: { kind: 'generate', state: 'done' } });
    expect(document(config('-verifyDB', '--json'))).toMatchObject({ opened: 8, bySecretVersion: { 2: 8 } });
  });

  it('refuse a backup over an existing file before the password is asked for', () => {
    const refused = config('-backupSecret', 'sso-2.bak');
    expect(refused.status).toBe(1);
    expect(refused.stderr).toContain('It is never replaced.');
  });

  it('back up, prove the backup, and refuse a wrong password', () => {
    expect(withPassword('-backupSecret', 'copy.bak').status).toBe(0);
    const proven = withPassword('-verifyBackup', 'copy.bak');
    expect(proven.status).toBe(0);
    expect(document(withPassword('-verifyBackup', 'copy.bak', '--json'))).toMatchObject({ holdsCurrent: true, credentials: 8 });
    const wrong = run('ssoconfig', ['-verifyBackup', 'copy.bak', '--password-stdin'], 'wrong password\n');
    expect(wrong.status).toBe(1);
    expect(wrong.stderr).toContain('ERROR: 0xC0002A1B: Wrong password');
  });

  it('lose the secret store and restore it', () => {
    rmSync(join(folder, 'home/secret-store'), { recursive: true });
    expect(config('-check').status).toBe(2);
    expect(withPassword('-restoreSecret', 'copy.bak')).toMatchObject({ status: 0 });
    expect(document(config('-verifyDB', '--json'))).toMatchObject({ opened: 8 });
  });

  it('lose the settings as well, and come back by nothing but the cures that -status names', () => {
    for (const name of ['server.json', 'secret-store']) rmSync(join(folder, 'home', name), { recursive: true });
    const cures: Record<string, () => unknown> = {
      'ssoconfig -setDB': () => config('-setDB', 'home/credentials.db'),
      'ssoconfig -restoreSecret': () => withPassword('-restoreSecret', 'copy.bak'),
    };
    const first = (): { id: string; severity: string; verb: string } | undefined =>
      (document(config('-status', '--json')) as { situations: { id: string; severity: string; verb: string }[] }).situations[0];
    const met: string[] = [];
    for (let found = first(); found?.severity === 'stop' && !met.includes(found.id); found = first()) {
      met.push(found.id);
      cures[found.verb]?.();
    }
    expect(met).toEqual(['settings-lost', 'store-missing']);
    expect(document(config('-verifyDB', '--json'))).toMatchObject({ total: 8, opened: 8 });
  });

  it('call a folder or a device what it is, where a file is to be read', () => {
    expect(config('-setDB', '.').stderr).toContain('it is a folder');
    expect(config('-restoreDB', '.', '--confirm', 'Valmy').stderr).toContain('it is a folder');
    if (process.platform === 'win32') return;
    for (const verb of ['-verifyBackup', '-restoreSecret'])
      expect(withPassword(verb, '/dev/full').stderr).toContain('it is not a regular file');
  });

  it('retire what opens nothing any more, once its version was typed', () => {
    expect(config('-retireSecret', '1')).toMatchObject({ status: 2 });
    expect(config('-retireSecret', '1', '--confirm', '2').stderr).toContain('What was typed is not 1.');
    expect(config('-retireSecret', '1', '--confirm', '1')).toMatchObject({ status: 0 });
  });

  it('set one mapping from lines of standard input, and never take a masked field from an argument', () => {
    const words = ['-setCredentials', 'VALMY/nina', 'CustomsPortal', '--user', 'nina', '--password-stdin', '--json'];
    expect(document(run('ssomanage', words, 'pass word\n1234\n'))).toMatchObject({
      account: 'VALMY/nina',
      created: true,
      secretVersion: 2,
    });
    expect(run('ssomanage', [...words, '--field', 'PIN=1234'], 'x\n').status).toBe(2);
    expect(document(config('-verifyDB', '--json'))).toMatchObject({ total: 9, opened: 9 });
  });

  it('disable and enable single sign-on, and say so in -check', () => {
    expect(run('ssomanage', ['-disableSSO']).status).toBe(0);
    expect(config('-check').status).toBe(2);
    expect(run('ssomanage', ['-enableSSO']).status).toBe(0);
  });

  it('speak the language that LANG says, except in JSON', () => {
    const french = { ...environment(), LANG: 'fr_FR.UTF-8' };
    const say = (...words: string[]) =>
      execFileSync(process.execPath, [join(root, 'bin/ssoconfig'), ...words], { env: french, encoding: 'utf8' });
    expect(say('-showDB')).toContain('L’opération s’est terminée correctement.');
    expect(say('-status', '--json')).not.toContain('Aucun');
  });

  it('refuse what they do not know, with what was meant, and list what they do', () => {
    const wrong = config('-verifyBD');
    expect(wrong.status).toBe(2);
    expect(wrong.stderr).toContain('The nearest is -verifyDB.');
    expect(config('-help').stdout).toContain('-generateSecret <backup file>');
  });

  it('keep calm where nobody reads on', async () => {
    const child = spawn(process.execPath, [join(root, 'bin/ssomanage'), '-listMappings', 'SAP'], {
      env: environment(),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout.destroy();
    let said = '';
    child.stderr.on('data', (text: Buffer) => (said += text.toString()));
    expect(await new Promise((resolve) => child.on('exit', resolve))).toBe(0);
    expect(said).toBe('');
  });

  it('never write a password to the data folder', () => {
    for (const name of ['server.json', 'credentials.db'])
      expect(readFileSync(join(folder, 'home', name)).includes('correct horse')).toBe(false);
    expect(readFileSync(join(folder, 'home/credentials.db')).includes('autumn-leaf')).toBe(false);
  });
});
