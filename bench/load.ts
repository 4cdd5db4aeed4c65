/** What programs do all day: look-ups one after the other, and now and then a store. */
import { lookUp, setCredentials } from '../engine/mappings/index.ts';
import type { EngineAt } from '../tests/engine-at.ts';
import { spread, type Spread } from './measure.ts';
import { seededMapping } from './seed.ts';
import type { World } from './world.ts';

/** Every fiftieth is a store. */
const STORE_EVERY = 50;
const IDLE_LOOK_UPS = 20_000;
const IN_FLIGHT = 8;

/** Spread over all rows, the same in every run (a step that shares no factor with any size). */
const STEP = 700_001;

function target({ rows, applications }: World, turn: number): { application: string; account: string; password: string } {
  const id = 1 + ((turn * STEP) % rows);
  const seeded = seededMapping(
    id,
    applications.map((application) => application.id),
  );
  return { ...seeded, application: applications[id % applications.length]?.name ?? '' };
}

async function clocked(samples: number[], work: Promise<unknown>): Promise<void> {
  const start = performance.now();
  await work;
  samples.push(performance.now() - start);
}

async function look({ parts, caller }: EngineAt, world: World, turn: number): Promise<void> {
  const { application, account, password } = target(world, turn);
  const { fields } = await lookUp(parts, caller, { application, account });
  if (!fields.get(1)?.startsWith(password)) throw new Error(`a look-up of ${account} gave something else`);
}

async function store({ parts, caller }: EngineAt, world: World, turn: number): Promise<void> {
  const { application, account, password } = target(world, turn);
  await setCredentials(parts, caller, { application, account, values: [`${password}+${turn}`] });
}

/** Goes on until `meanwhile` has ended. */
export async function lookUpsAndStores(
  engine: EngineAt,
  world: World,
  meanwhile: Promise<unknown>,
): Promise<{ lookUps: Spread; stores: Spread }> {
  const [lookUps, stores] = [[] as number[], [] as number[]];
  const state = { ended: false };
  const work = meanwhile.finally(() => (state.ended = true));
  for (let turn = 1; !state.ended; turn += 1) {
    if (turn % STORE_EVERY === 0) await clocked(stores, store(engine, world, turn));
    else await clocked(lookUps, look(engine, world, turn));
  }
  await work;
  return { lookUps: spread(lookUps), stores: spread(stores) };
}

/** A few at a time, as many programs ask. */
export async function idleLookUps(engine: EngineAt, world: World): Promise<{ seconds: number; perSecond: number; lookUps: Spread }> {
  const lookUps: number[] = [];
  let turn = 0;
  const start = performance.now();
  const lane = async (): Promise<void> => {
    while (turn < IDLE_LOOK_UPS) await clocked(lookUps, look(engine, world, (turn += 1)));
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, lane));
  const seconds = (performance.now() - start) / 1000;
  return { seconds, perSecond: lookUps.length / seconds, lookUps: spread(lookUps) };
}
