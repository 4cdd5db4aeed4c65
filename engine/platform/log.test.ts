/** The log of what nobody foresaw: bounded, readable by its owner only, and never in the way of an answer. */
import { mkdirSync, readdirSync, readFileSync, renameSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { LOG_FILE } from '../../shared/domain/limits.ts';
import { dataFolder, type DataFolder } from './data-folder.ts';
import { logFailure } from './log.ts';

let root: string;
let folder: DataFolder;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'sso-log-'));
  folder = dataFolder(root);
});
afterEach(async () => {
  vi.restoreAllMocks();
  vi.useRealTimers();
  await rm(root, { recursive: true, force: true });
});

const pathOf = (name: string): string => join(folder.logFolder, name);
const lines = (): Record<string, unknown>[] =>
  readFileSync(pathOf('engine.log'), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
const fail = (correlation: string, error: unknown, procedure = 'system.enable'): void =>
  logFailure(folder, { correlation, procedure, account: 'HOST\\anna' }, error);

it('is made for its owner only, its folder too', () => {
  fail('1', new Error('disk on fire'));
  expect(statSync(folder.logFolder).mode & 0o777).toBe(0o700);
  expect(statSync(pathOf('engine.log')).mode & 0o777).toBe(0o600);
  expect(lines()).toMatchObject([{ correlation: '1', procedure: 'system.enable', error: { name: 'Error', message: 'disk on fire' } }]);
});

it('turns over when it is full, and keeps so many and no more', () => {
  fail('first', new Error('x'));
  for (let turn = 1; turn <= LOG_FILE.kept + 3; turn += 1) {
    writeFileSync(pathOf('engine.log'), `${'-'.repeat(LOG_FILE.bytes - 10)}${turn}\n`);
    fail(String(turn), new Error(`full ${turn}`));
  }
  const kept = Array.from({ length: LOG_FILE.kept }, (_, index) => `engine.${index + 1}.log`);
  expect(readdirSync(folder.logFolder).sort()).toEqual([...kept, 'engine.log'].sort());
  expect(lines()).toMatchObject([{ correlation: String(LOG_FILE.kept + 3) }]);
  expect(readFileSync(pathOf('engine.1.log'), 'utf8')).toMatch(new RegExp(`-${LOG_FILE.kept + 3}\n$`));
  expect(statSync(pathOf('engine.log')).mode & 0o777).toBe(0o600);
});

it('goes on in the file that bears its name, whoever turned the one before over', () => {
  fail('1', new Error('one'));
  renameSync(pathOf('engine.log'), pathOf('engine.1.log'));
  fail('2', new Error('two'));
  expect(lines()).toMatchObject([{ correlation: '2' }]);
});

it('tells the same failure in full once a minute, and every number', () => {
  vi.useFakeTimers();
  const error = new Error('again');
  for (const correlation of ['1', '2', '3']) fail(correlation, error);
  fail('4', error, 'audit.list');
  fail('5', new Error('another'));
  vi.advanceTimersByTime(60_001);
  fail('6', error);
  expect(lines().map(({ correlation, same, error: told }) => [correlation, same, told !== undefined])).toEqual([
    ['1', undefined, true],
    ['2', '1', false],
    ['3', '1', false],
    ['4', undefined, true],
    ['5', undefined, true],
    ['6', undefined, true],
  ]);
});

it.each([
  ['a link in the place of the file', () => symlinkSync(join(root, 'elsewhere'), pathOf('engine.log'))],
  ['a folder in the place of the file', () => mkdirSync(pathOf('engine.log'))],
])('%s hides no answer, and is said where it can be', (_what, spoil) => {
  mkdirSync(folder.logFolder);
  spoil();
  const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  expect(() => fail('1', new Error('x'))).not.toThrow();
  expect(said).toHaveBeenCalledWith(expect.stringContaining('correlation 1'));
});
