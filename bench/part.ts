/** The process of one part: `part.js make <folder> <rows>`, `part.js prepare|measure <part> <folder>`. Prints figures as JSON. */
import { PARTS, type PartName } from './parts.ts';
import { makeWorld, readWorld } from './world.ts';

const [what, ...rest] = process.argv.slice(2);

async function run(): Promise<object> {
  if (what === 'make') {
    await makeWorld(rest[0] ?? '', Number(rest[1]));
    return {};
  }
  const part = PARTS[rest[0] as PartName];
  const world = await readWorld(rest[1] ?? '');
  if (what === 'measure') return part.measure(world);
  await part.prepare?.(world);
  return {};
}

console.log(JSON.stringify(await run()));
