/** -auditLevel, from the words to what is stored, over a real data folder. */
import { PassThrough } from 'node:stream';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { prepared, type Prepared } from '../../engine/audit/prepared.helper.ts';
import type { Io } from '../io.ts';
import { runTool } from '../run-tool.ts';

let made: Prepared;
beforeAll(async () => {
  made = await prepared();
}, 60_000);
afterAll(() => made.remove());

async function run(...words: readonly string[]) {
  const [stdout, stderr] = [new PassThrough({ encoding: 'utf8' }), new PassThrough({ encoding: 'utf8' })];
  const env = { SSO_HOME: made.parts.folder.root, LANG: 'C' };
  const io: Io = { stdin: new PassThrough(), stdout, stderr, env, workingFolder: made.file(''), monotonic: () => 0 };
  const exit = await runTool('ssoconfig', words, io);
  return { exit, said: String(stdout.read() ?? '') + String(stderr.read() ?? '') };
}

it('sets both levels, and says what they are', async () => {
  expect(await run('-auditLevel', '1', '2')).toMatchObject({
    exit: 0,
    said: expect.stringMatching(/positive +: 1\n.*negative +: 2\n/) as string,
  });
  expect(await made.client.system.settings()).toMatchObject({ auditLevelPositive: 1, auditLevelNegative: 2 });
  const { said } = await run('-auditLevel', '0', '1', '--json');
  expect(JSON.parse(said)).toEqual({ auditLevelPositive: 0, auditLevelNegative: 1 });
});

it.each([[['4', '1']], [['1']], [['low', 'high']]])('refuses %j, and names what may be', async (levels) => {
  const { exit, said } = await run('-auditLevel', ...levels);
  expect(exit).toBe(2);
  expect(said).toMatch(/0(, |\|)1(, |\|)2(, |\|)3/);
});
