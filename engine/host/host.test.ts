import { mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { withFolder } from '../../tests/contract/links.ts';
import { loadConsoleFiles } from './console-files.ts';
import { viewFolder } from './folder-view.ts';
import { preferenceFile } from './preferences.ts';
import { shellTexts, terminalLanguage } from './texts.ts';

let folder: Awaited<ReturnType<typeof withFolder>>;
beforeEach(async () => {
  folder = await withFolder();
});
afterEach(() => folder.remove());

describe('preferences', () => {
  it('are kept in a file of the person alone, and merged', async () => {
    const path = join(folder.path, 'data', 'preferences.json');
    const preferences = preferenceFile(path);
    expect(await preferences.read()).toEqual({ language: null, colour: 'system', panes: {}, lastFolder: null, lists: {} });
    await preferences.write({ language: 'fr' });
    await preferences.write({ colour: 'dark' });
    expect(JSON.parse(await readFile(path, 'utf8'))).toEqual({ language: 'fr', colour: 'dark', panes: {}, lastFolder: null, lists: {} });
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(await readdir(join(folder.path, 'data'))).toEqual(['preferences.json']);
  });

  it('lose nothing when several windows write at once', async () => {
    const preferences = preferenceFile(join(folder.path, 'preferences.json'));
    await Promise.all([
      preferences.write({ language: 'fr' }),
      preferences.write({ colour: 'light' }),
      preferences.write({ lastFolder: '/x' }),
    ]);
    expect(await preferences.read()).toMatchObject({ language: 'fr', colour: 'light', lastFolder: '/x' });
  });

  it.each(['', '{', '[]', '{"colour":"pink","language":null}'])('that read %j count as none', async (text) => {
    const path = join(folder.path, 'preferences.json');
    await writeFile(path, text);
    expect(await preferenceFile(path).read()).toMatchObject({ language: null, colour: 'system' });
    expect(await preferenceFile(path).write({ colour: 'dark' })).toMatchObject({ colour: 'dark' });
  });

  it('say when they cannot be written, and go on afterwards', async () => {
    const path = join(folder.path, 'preferences.json');
    await mkdir(path);
    const preferences = preferenceFile(path);
    await expect(preferences.write({ colour: 'dark' })).rejects.toMatchObject({ code: 'EISDIR' });
  });
});

describe('a folder as a dialog shows it', () => {
  it('lists folders first, then files, in the language’s order, hidden ones left out', async () => {
    for (const name of ['zeta', 'Élan']) await mkdir(join(folder.path, name));
    for (const name of ['b.bak', 'a.bak', '.hidden']) await writeFile(join(folder.path, name), 'xyz');
    await symlink('/nowhere', join(folder.path, 'broken'));
    const view = await viewFolder(folder.path, '/data');
    expect(view.entries.map(({ name, kind }) => [name, kind])).toEqual([
      ['Élan', 'folder'],
      ['zeta', 'folder'],
      ['a.bak', 'file'],
      ['b.bak', 'file'],
    ]);
    expect(view.entries.find(({ name }) => name === 'a.bak')?.bytes).toBe(3);
    expect(view.parent).toBe(join(folder.path, '..'));
    expect(view.places.map(({ path }) => path)).toContain('/data');
  });

  it('begins at home, and the root has no parent', async () => {
    expect((await viewFolder(null, '/data')).entries).toBeInstanceOf(Array);
    expect((await viewFolder('/', '/data')).parent).toBeNull();
  });

  it.each(['relative', '/no/such/folder'])('%s is missing', async (path) => {
    await expect(viewFolder(path, '/data')).rejects.toMatchObject({ code: 'FILE_MISSING', params: { path } });
  });
});

describe('the console’s files', () => {
  it('need an index', async () => {
    await expect(loadConsoleFiles(folder.path)).rejects.toThrow('index.html');
  });

  it('are read once: what comes later is not served', async () => {
    await writeFile(join(folder.path, 'index.html'), '<p>');
    const files = await loadConsoleFiles(folder.path);
    await writeFile(join(folder.path, 'late.js'), '');
    expect(files('/late.js')).toBeNull();
    expect(files('/')).not.toBeNull();
  });
});

describe('the shell’s language', () => {
  it.each([
    [{ LANG: 'fr_FR.UTF-8' }, 'fr'],
    [{ LANG: 'en_GB.UTF-8' }, 'en'],
    [{ LANG: 'fr_FR.UTF-8', LC_ALL: 'C' }, 'en'],
    [{ LC_MESSAGES: 'fr_CA', LANG: 'en_US' }, 'fr'],
    [{ LANG: 'de_DE' }, 'en'],
  ] as const)('of %j is %s', (env, language) => {
    expect(terminalLanguage(env)).toBe(language);
  });

  it('fills blanks as they are', () => {
    expect(shellTexts('fr').t('start.folder', { folder: '/data & <x>' })).toBe('Dossier de données : /data & <x>');
  });
});
