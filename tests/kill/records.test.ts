/**
 * What the audit says of an act whose process was ended by SIGKILL between its commit and its outcome: that it was interrupted, and what
 * was done by then.
 */
import { writeFile } from 'node:fs/promises';
import { afterAll, expect, inject, test } from 'vitest';
import { lookUp } from '../../engine/mappings/index.ts';
import { fileIn, type Act } from './acts.ts';
import { credentialOf, credentialsCsv } from './credentials.ts';
import { start } from './process.ts';
import { within } from './within.ts';
import { openWorlds, type StartingAct } from './worlds.ts';

const COUNT = 200;
const worlds = await openWorlds(COUNT);
const program = inject('killProgram');
afterAll(() => worlds.removeAll());

async function endedBehind(step: string, act: Act, from: StartingAct): Promise<string> {
  const world = await worlds.copyFor(from);
  await writeFile(fileIn(world, 'changed.csv'), credentialsCsv(COUNT, 7));
  const ended = start(program, { world, act, grain: 'step', holdAt: step });
  await ended.said((said) => 'step' in said && said.step === step);
  ended.process.kill('SIGKILL');
  expect((await ended.ended).signal).toBe('SIGKILL');
  return world;
}

test.each([
  ['import.written', 'import', 'generate', 'mappings.importCredentials', 'written'],
  ['retire.row', 'retire', 'retire', 'secret.retire', 'retired'],
  ['quarantine.rows', 'quarantine', 'restore', 'database.quarantine', 'set-aside'],
] as const)('ended behind %s', async (step, act, from, action, after) => {
  const world = await endedBehind(step, act, from);
  await within(world, async ({ client }) => {
    const { records } = await client.audit.list({ filter: { action: [action] }, limit: 3 });
    expect(records.map(({ result, detail }) => [result, detail['state'] ?? detail['after']])).toEqual([
      ['failed', after],
      ['step', after],
      ['intent', undefined],
    ]);
    expect(records[0]?.detail).toEqual({ code: 'INTERRUPTED', after });
    expect((await client.audit.verify()).fault).toBeNull();
  });
});

test('an import that was written is written, whatever became of its process', async () => {
  const world = await endedBehind('import.written', 'import', 'generate');
  await within(world, async ({ parts, caller }) => {
    const { password, ...wanted } = credentialOf(5, 7);
    expect((await lookUp(parts, caller, wanted)).fields.get(1)).toBe(password);
  });
});
