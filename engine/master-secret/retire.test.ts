import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import { ringSecrets } from '../crypto/index.ts';
import type { Engine } from '../open.ts';
import { copyOf, crashAt, damageRows, drain, generateTo, twoSecrets, PASSWORD, type World } from './engine.helper.ts';
import { cancel } from './operation-control.ts';
import { quarantine } from './quarantine.ts';
import { restore } from './restore.ts';
import { retire } from './retire.ts';
import { verifyDatabase } from './verify-database.ts';

const ROWS = 20;
const template = await twoSecrets(ROWS);
let world: World;
let engine: Engine;
beforeEach(async () => {
  world = await copyOf(template);
  engine = await world.open();
});
afterEach(() => world.remove());
afterAll(() => template.remove());

const versionsOf = async (of: Engine): Promise<string[]> =>
  ringSecrets((await of.parts.ring.contents()).ring).map(({ version, state }) => `${version} ${state}`);
const proof = (of: Engine): Promise<unknown> => verifyDatabase(of.parts, world.caller);
const retireVersion = (version: number, of = engine): Promise<void> =>
  retire(of.parts, world.caller, { version, confirmation: String(version) });

test('a secret that nothing needs leaves the ring; its version is never used again', async () => {
  await retireVersion(1);
  expect(await versionsOf(engine)).toEqual(['2 current']);
  await generateTo(engine, world, 'third.bak');
  expect(await versionsOf(engine)).toEqual(['2 previous', '3 current']);
  expect(await proof(engine)).toMatchObject({ opened: ROWS });
});

test('is typed, and never the current one or one that nobody knows', async () => {
  await expect(retire(engine.parts, world.caller, { version: 1, confirmation: '2' })).rejects.toThrow('CONFIRMATION_WRONG');
  await expect(retireVersion(2)).rejects.toThrow('SECRET_IN_USE');
  await expect(retireVersion(9)).rejects.toThrow('SECRET_UNKNOWN');
});

test('is refused while an operation has not ended', async () => {
  const ended = await world.open({ onStep: crashAt('generate.re-encrypting') });
  await expect(generateTo(ended, world, 'third.bak')).rejects.toThrow();
  await expect(retireVersion(2)).rejects.toThrow('OPERATION_ACTIVE');
  expect(await versionsOf(engine)).toContain('2 previous');
});

test('a row that was set aside still needs its secret', async () => {
  await damageRows(engine, 2);
  await quarantine(engine.parts, world.caller, { confirmation: '2' });
  await generateTo(engine, world, 'third.bak');
  await expect(retireVersion(2)).rejects.toMatchObject({ code: 'SECRET_IN_USE', params: { quarantined: 2, rows: 0 } });
  await retireVersion(1);
});

test('one that was marked when the process ended leaves the ring when the next one comes', async () => {
  const ended = await world.open({ onStep: crashAt('retire.row') });
  await expect(retireVersion(1, ended)).rejects.toThrow('ended at');
  await ended.close();
  const next = await world.open();
  await proof(next);
  expect(await versionsOf(next)).toEqual(['2 current']);
});

test('one that was retired is not brought back by a backup', async () => {
  await retireVersion(1);
  await drain(restore(engine.parts, world.caller, { path: world.file('second.bak'), password: PASSWORD }));
  expect(await versionsOf(engine)).toEqual(['2 current']);
});

test('one that was cancelled before the database knew it is retired too, and its version stays taken', async () => {
  const ended = await world.open({ onStep: crashAt('generate.stored') });
  await expect(generateTo(ended, world, 'third.bak')).rejects.toThrow();
  await ended.close();
  await cancel(engine.parts, world.caller);
  await retireVersion(3);
  expect(await versionsOf(engine)).toEqual(['1 previous', '2 current']);
  await generateTo(engine, world, 'fourth.bak');
  expect(await versionsOf(engine)).toEqual(['1 previous', '2 previous', '4 current']);
});
