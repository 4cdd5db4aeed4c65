/** How many credentials are opened to judge a backup file, and what is told meanwhile. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Engine } from '../open.ts';
import { createdWorld, generateTo, PASSWORD, twoSecrets, type World } from './engine.helper.ts';
import { judgeRing, SAMPLE } from './judge.ts';
import { openBackupAt } from './verify-backup.ts';

const ROWS = 2 * SAMPLE + 200;
let world: World;
let engine: Engine;
beforeAll(async () => {
  world = await twoSecrets(ROWS);
  engine = await world.open();
});
afterAll(() => world.remove());

type Told = readonly (readonly [tried: number, wanted: number])[];

async function judge(path: string, look: { sample?: number; until?: number } = {}) {
  const { ring, header } = await openBackupAt(engine.parts, { path, password: PASSWORD });
  const told: (readonly [number, number])[] = [];
  const goOn = (tried: number, wanted: number): boolean => {
    told.push([tried, wanted]);
    return tried < (look.until ?? Infinity);
  };
  const { sample } = look;
  const judged = await judgeRing(engine.parts, ring, header.systemId, { goOn, ...(sample === undefined ? {} : { sample }) });
  return { ...judged, told: told as Told };
}
const second = (): string => world.file('second.bak');

test('a proof opens every credential', async () => {
  const { fits, credentials, told } = await judge(second());
  expect(fits.map(({ version, opens }) => [version, opens])).toEqual([
    [1, 0],
    [2, ROWS],
  ]);
  expect(credentials).toBe(ROWS);
  expect([told[0], told.at(-1)]).toEqual([
    [0, ROWS],
    [ROWS, ROWS],
  ]);
});

test('a restore opens a sample of each secret, and of one that nothing is under none', async () => {
  const { fits, told } = await judge(second(), { sample: SAMPLE });
  expect(fits.map(({ fit, opens }) => [fit, opens])).toEqual([
    ['fits', 0],
    ['fits', SAMPLE],
  ]);
  expect(told).toEqual([
    [0, SAMPLE],
    [SAMPLE, SAMPLE],
  ]);
  const { credentials, told: none } = await judge(world.file('first.bak'), { sample: SAMPLE });
  expect([credentials, none]).toEqual([0, [[0, 0]]]);
});

test('a file of which nothing fits is tried with every credential, and with none for a restore', async () => {
  const other = await createdWorld();
  const path = await generateTo(other.engine, other, 'other.bak');
  const { ring } = await openBackupAt(engine.parts, { path, password: PASSWORD });
  const { systemId } = await engine.parts.settings();
  const tried = (sample?: number) =>
    judgeRing(engine.parts, ring, systemId, { goOn: () => true, ...(sample === undefined ? {} : { sample }) });
  expect(await tried()).toMatchObject({ credentials: ROWS, fits: [{ fit: 'unknown-to-database' }] });
  expect(await tried(SAMPLE)).toMatchObject({ credentials: 0 });
  await other.remove();
});

test('it ends where it is told to', async () => {
  const { credentials, told } = await judge(second(), { until: 1 });
  expect(credentials).toBe(SAMPLE);
  expect(told).toEqual([
    [0, ROWS],
    [SAMPLE, ROWS],
  ]);
});
