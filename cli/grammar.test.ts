import { describe, expect, it } from 'vitest';
import { isSsoError, type ErrorParams } from '../shared/errors.ts';
import { parseCommandLine, wantsJson } from './grammar.ts';
import { TOOLS } from './tools.ts';

const parse = (...words: string[]) => parseCommandLine(TOOLS.ssoconfig, words);

function usage(...words: string[]): ErrorParams {
  try {
    parse(...words);
  } catch (error) {
    if (isSsoError(error, 'USAGE')) return error.params;
    throw error;
  }
  throw new Error('The command line was accepted');
}

describe('a command line', () => {
  it.each([['-generateSecret'], ['-GENERATESECRET'], ['--generatesecret'], ['–generateSecret'], ['—generateSecret'], ['−generateSecret']])(
    '%s is one verb, in any letter case and with any dash',
    (verb) => {
      const parsed = parse(verb, 'a.bak', '–-JSON', '--reminder', 'the cat', '--passwordStdin');
      expect(parsed).toMatchObject({ kind: 'verb', invocation: { verb: { name: 'generateSecret' }, arguments: ['a.bak'] } });
      if (parsed.kind === 'verb')
        expect([...parsed.invocation.options]).toEqual([
          ['json', ''],
          ['reminder', 'the cat'],
          ['password-stdin', ''],
        ]);
    },
  );

  it('takes a value behind an equals sign too, and everything behind -- as it is', () => {
    const parsed = parse('-generateSecret', '--reminder=a=b', '--', '-odd.bak');
    expect(parsed).toMatchObject({ invocation: { arguments: ['-odd.bak'] } });
    if (parsed.kind === 'verb') expect(parsed.invocation.options.get('reminder')).toBe('a=b');
  });

  it('takes --json before the verb and behind help, but not behind --', () => {
    expect(parse('--json', '-check')).toMatchObject({ kind: 'verb', invocation: { verb: { name: 'check' } } });
    expect(parse('-help', '--json')).toEqual({ kind: 'list' });
    expect(parse('--json')).toEqual({ kind: 'list' });
    expect(parse('–help', '–JSON', 'check')).toMatchObject({ kind: 'help', verb: { name: 'check' } });
    expect(parse('-version', '--json')).toEqual({ kind: 'version' });
    expect(parse('-verifyBackup', '--', '-help')).toMatchObject({ kind: 'verb', invocation: { arguments: ['-help'] } });
    expect([wantsJson(['-check', '––json']), wantsJson(['-verifyBackup', '--', '--json'])]).toEqual([true, false]);
  });

  it('settles choices in any letter case', () => {
    expect(parse('-operation', 'STATUS')).toMatchObject({ invocation: { arguments: ['status'] } });
  });

  it.each([[[]], [['-help']], [['--help']], [['-?']], [['/?']], [['-h']]])('%j lists the verbs', (words) => {
    expect(parse(...words)).toEqual({ kind: 'list' });
  });

  it.each([[['-help', 'verifyDB']], [['-help', '-verifydb']], [['-verifyDB', '--help']]])('%j explains one verb', (words) => {
    expect(parse(...words)).toMatchObject({ kind: 'help', verb: { name: 'verifyDB' } });
  });

  it.each([
    [['-verifyBD'], { problem: 'unknown-verb-near', verb: '-verifyBD', nearest: '-verifyDB' }],
    [['-generate'], { problem: 'unknown-verb-near', nearest: '-generateSecret' }],
    [['-backup', 'x'], { problem: 'unknown-verb-near', nearest: '-backupDB' }],
    [['-nosuch'], { problem: 'unknown-verb', verb: '-nosuch' }],
    [['status'], { problem: 'no-verb', value: 'status' }],
    [['-status', '--jsn'], { problem: 'unknown-option-near', option: '--jsn', nearest: '--json' }],
    [['-status', '-check'], { problem: 'unknown-option', option: '--check' }],
    [['-status', 'now'], { problem: 'surplus-argument', verb: '-status' }],
    [['-status', '--json=yes'], { problem: 'option-no-value', option: '--json' }],
    [['-generateSecret'], { problem: 'missing-argument', argument: 'backupFile' }],
    [['-generateSecret', ''], { problem: 'missing-argument', argument: 'backupFile' }],
    [['-createDB', '--name', ''], { problem: 'option-value', option: '--name' }],
    [['-generateSecret', 'a', '--password-stdin', '--password-file', 'f'], { problem: 'options-exclude' }],
    [['-generateSecret', 'a', '--reminder'], { problem: 'option-value', option: '--reminder' }],
    [['-generateSecret', 'a', '--reminder', 'x', '--reminder', 'y'], { problem: 'option-twice', option: '--reminder' }],
    [['-operation', 'stop'], { problem: 'wrong-choice', value: 'stop' }],
    [['-operation'], { problem: 'missing-argument', argument: 'status|pause|resume|cancel' }],
  ])('%j is refused, with what was meant', (words, expected) => {
    expect(usage(...words)).toMatchObject(expected);
  });

  it('with a password in an address is refused without echoing it', () => {
    const params = usage('-setDB', 'postgresql://sso:hunter2@db.example/sso');
    expect(params).toMatchObject({ problem: 'password-url', value: 'postgresql://sso@db.example' });
  });

  it.each(Object.entries(TOOLS))('of %s has each verb once', (_tool, verbs) => {
    const names = verbs.map(({ name }) => name.toLowerCase());
    expect(new Set(names).size).toBe(names.length);
  });
});
