import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { dropBrokenPipes, type Io } from './io.ts';
import { runTool } from './run-tool.ts';

/** What a tool prints for words that need no data folder. */
async function printed(words: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const [stdout, stderr] = [new PassThrough({ encoding: 'utf8' }), new PassThrough()];
  const io: Io = { stdin: new PassThrough(), stdout, stderr, env, workingFolder: '/', monotonic: () => 0 };
  const exit = await runTool('ssoclient', words, io);
  return { exit, text: String(stdout.read() ?? ''), said: String(stderr.read() ?? '') };
}

const document = async (words: readonly string[], env?: NodeJS.ProcessEnv): Promise<unknown> =>
  JSON.parse((await printed(words, env)).text);

describe('--json', () => {
  it('makes help one document, and never translates it', async () => {
    const french = { LANG: 'fr_FR.UTF-8' };
    const list = await document(['-help', '--json'], french);
    expect(list).toMatchObject({
      tool: 'ssoclient',
      summary: 'ssoclient: your own mappings and credentials',
      verbs: [{ name: 'listApps', usage: 'ssoclient -listApps', summary: 'lists the affiliate applications' }, {}, {}, {}],
    });
    expect(await document(['--json'])).toEqual(list);
  });

  it.each([
    ['-help', 'setCredentials', '--json'],
    ['-setCredentials', '-help', '--json'],
  ])('makes the help of a verb one document: %s %s %s', async (...words) => {
    expect(await document(words)).toMatchObject({
      name: 'setCredentials',
      usage: 'ssoclient -setCredentials <application>',
      arguments: [{ name: 'application', optional: false, choices: null }],
      options: expect.arrayContaining([{ name: 'json', takesValue: false, summary: 'prints one JSON document' }]) as unknown,
    });
  });

  it('makes the version one document', async () => {
    expect(await document(['-version', '--json'])).toEqual({ tool: 'ssoclient', version: expect.stringMatching(/^\d+\.\d+/) as unknown });
  });

  it('makes a wrong verb one document', async () => {
    expect(await document(['-help', '-listAps', '--json'])).toMatchObject({ error: { code: 'USAGE' } });
  });
});

describe('without --json', () => {
  it('help and version are lines', async () => {
    expect((await printed(['-version'])).text).toMatch(/^\d+\.\d+\.\d+\n$/);
    expect((await printed(['-help'])).text).toMatch(/^ssoclient: your own .*\n\n {2}-listApps /);
  });
});

describe('words that are wrong', () => {
  const said = async (words: readonly string[], language = 'C'): Promise<string> => (await printed(words, { LANG: language })).said;

  it('of another tool are told as that, in any letter case', async () => {
    expect(await said(['-VERIFYdb'])).toContain('ERROR: -verifyDB is a verb of another tool: ssoconfig -verifyDB.');
    expect(await said(['-createApps', 'x.xml'])).toContain('ssomanage -createApps');
  });

  it('that are near nothing are not given a meaning', async () => {
    expect(await said(['-nosuch'])).toMatch(/^ERROR: There is no verb -nosuch\.\n/);
  });

  it('name what is missing as the help does, in every language', async () => {
    expect(await said(['-setCredentials'])).toContain('-setCredentials needs <application>.');
    expect(await said(['-setCredentials', ''], 'fr_FR.UTF-8')).toMatch(/^ERREUR\u00A0: -setCredentials demande <application>\./);
  });

  it('may be a password, and are not repeated', async () => {
    const { exit, said: refused } = await printed(['-setCredentials', 'SAP', 'hunter2-secret']);
    expect(exit).toBe(2);
    expect(refused).not.toContain('hunter2');
  });
});

describe('standard output that takes no more', () => {
  const withFailing = (code: string) => {
    const [stdout, stderr, told] = [new PassThrough(), new PassThrough(), [] as string[]];
    const io: Io = { stdin: new PassThrough(), stdout, stderr, env: {}, workingFolder: '/', monotonic: () => 0 };
    const lost = dropBrokenPipes(io, (reason) => told.push(reason));
    stdout.emit('error', Object.assign(new Error(code), { code }));
    return { lost: lost(), told };
  };

  it('is nobody who went away: then somebody is told, once', () => {
    expect(withFailing('EPIPE')).toEqual({ lost: false, told: [] });
    expect(withFailing('ENOSPC')).toEqual({ lost: true, told: ['ENOSPC'] });
  });
});
