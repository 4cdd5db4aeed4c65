import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { SITUATIONS } from '../shared/domain/situations.ts';
import { createI18n, LANGUAGES } from '../shared/i18n/index.ts';
import { toolHelp, verbHelp } from './help.ts';
import { TOOLS, type Tool } from './tools.ts';

const folder = fileURLToPath(new URL('.', import.meta.url));
const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
  (name) => name.endsWith('.ts') && !name.endsWith('.test.ts'),
);
const text = sources.map((name) => readFileSync(`${folder}/${name}`, 'utf8')).join('\n');
const tools = Object.keys(TOOLS) as Tool[];

describe('help', () => {
  it.each(LANGUAGES)('in %s explains every verb, argument and option', (language) => {
    const i18n = createI18n(language, { defaultNamespace: 'cli' });
    for (const tool of tools) {
      const lines = [...toolHelp(i18n, tool, TOOLS[tool]), ...TOOLS[tool].flatMap((verb) => verbHelp(i18n, tool, verb))];
      // A text that is missing would show as its key.
      expect(lines.join('\n')).not.toMatch(/\b(cli|verb|argument|option|optionValue|tool)[:.][a-zA-Z-]+/);
    }
  });

  it('lists the verbs of a tool', () => {
    expect(toolHelp(createI18n('en'), 'ssoclient', TOOLS.ssoclient).join('\n')).toMatchInlineSnapshot(`
      "ssoclient: your own mappings and credentials

        -listApps                       lists the affiliate applications
        -displayApp <application>       shows the properties of an affiliate application
        -listMappings                   lists your mappings
        -setCredentials <application>   sets your credentials

      ssoclient -help <verb> explains one. --json prints one JSON document. SSO_HOME names the data folder."
    `);
  });

  it('explains one verb', () => {
    const verb = TOOLS.ssoconfig.find(({ name }) => name === 'generateSecret');
    expect(verb && verbHelp(createI18n('en'), 'ssoconfig', verb).join('\n')).toMatchInlineSnapshot(`
      "ssoconfig -generateSecret <backup file>

      generates a new master secret, writes its backup file, re-encrypts everything

        --password-stdin         reads the password (several masked fields: one a line, in order) from standard input
        --password-file <file>   reads it from the first line of a file
        --reminder <text>        a reminder of the password; readable without it
        --protector-file <file>  a file, readable by its owner only, with the passphrase of the secret store
        --json                   prints one JSON document"
    `);
  });

  it.each(LANGUAGES)('and everything else that the tools say has a text in %s', (language) => {
    const i18n = createI18n(language);
    const said = [...text.matchAll(/say\(\s*'([\w.-]+)'/g), ...text.matchAll(/'cli:([\w.-]+)'/g)].map((match) => match[1] ?? '');
    expect(said.length).toBeGreaterThan(50);
    for (const key of said) expect(i18n.exists(`cli:${key}`, { count: 2 }), key).toBe(true);
  });
});

describe('the verbs that situations name', () => {
  const named = Object.values(SITUATIONS).flatMap(({ verb }) => (verb === null ? [] : [verb]));
  it.each([...new Set(named)])('%s works', (written) => {
    const [tool = '', verb = ''] = written.split(' ');
    expect(TOOLS[tool as Tool].some(({ name }) => `-${name}` === verb)).toBe(true);
  });
});
