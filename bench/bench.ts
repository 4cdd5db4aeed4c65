/** `npm run bench`: every part at every size, a table, and the same as JSON in bench/results. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from './peers/command.ts';
import { readOptions } from './options.ts';
import { PARTS, type PartName } from './parts.ts';
import { machine, table, type Measured } from './report.ts';
import { copyWorld } from './world.ts';

const PROGRAM = fileURLToPath(new URL('part.js', import.meta.url));
const RESULTS = fileURLToPath(new URL('../../bench/results', import.meta.url));

const inProcess = (...args: readonly string[]): Promise<string> => run(process.execPath, [PROGRAM, ...args], '');

async function measure(part: PartName, rows: number, from: string): Promise<Measured> {
  const folder = `${from}-${part}`;
  await copyWorld(from, folder);
  try {
    await inProcess('prepare', part, folder);
    const figures = JSON.parse(await inProcess('measure', part, folder)) as Omit<Measured, 'part' | 'rows'>;
    return { part: PARTS[part].title, rows, ...figures };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function measureAll(root: string): Promise<Measured[]> {
  const results: Measured[] = [];
  for (const rows of options.rows) {
    const world = join(root, String(rows));
    console.error(`making a system of ${rows.toLocaleString('en')} mappings`);
    await inProcess('make', world, String(rows));
    for (const part of options.parts) {
      console.error(`measuring ${PARTS[part].title}`);
      results.push(await measure(part, rows, world));
    }
    await rm(world, { recursive: true });
  }
  return results;
}

const options = readOptions(process.argv.slice(2));
const root = await mkdtemp(join(options.folder ?? tmpdir(), 'sso-bench-'));
try {
  const results = await measureAll(root);
  const at = new Date().toISOString();
  console.log(table(results));
  await mkdir(RESULTS, { recursive: true });
  await writeFile(
    join(RESULTS, `${at.replaceAll(/[:.]/g, '-')}.json`),
    `${JSON.stringify({ at, machine: machine(), results }, null, 2)}\n`,
  );
} finally {
  await rm(root, { recursive: true, force: true });
}
