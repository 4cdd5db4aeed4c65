/** `npm run bench -- [--rows 100000,1000000] [--parts walk,naive] [--keep]` */
import { parseArgs } from 'node:util';
import { PART_NAMES, type PartName } from './parts.ts';

export interface BenchOptions {
  readonly rows: readonly number[];
  readonly parts: readonly PartName[];
  /** Where the systems are made: a disk, not a memory file system, or the figures mean nothing. */
  readonly folder: string | null;
}

function rowsOf(text: string): number[] {
  const rows = text.split(',').map(Number);
  if (rows.some((count) => !Number.isSafeInteger(count) || count < 1000)) throw new Error(`--rows takes numbers from 1000 up, not ${text}`);
  return rows;
}

function partsOf(text: string): PartName[] {
  const asked = text.split(',');
  const unknown = asked.filter((name) => !PART_NAMES.some((known) => known === name));
  if (unknown.length > 0) throw new Error(`--parts takes ${PART_NAMES.join(', ')}; not ${unknown.join(', ')}`);
  return PART_NAMES.filter((name) => asked.includes(name));
}

export function readOptions(args: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      rows: { type: 'string', default: '100000,1000000' },
      parts: { type: 'string', default: PART_NAMES.join(',') },
      folder: { type: 'string' },
    },
  });
  return { rows: rowsOf(values.rows), parts: partsOf(values.parts), folder: values.folder ?? null };
}
