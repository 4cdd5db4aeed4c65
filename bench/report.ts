/** One row of the table a measured thing, and the JSON beside it. */
import { cpus, release, totalmem } from 'node:os';
import type { Spread } from './measure.ts';

/** Of one part at one size. What a part does not measure is absent; `skipped` says why nothing was measured. */
export interface Measured {
  readonly part: string;
  readonly rows: number;
  readonly seconds?: number;
  readonly perSecond?: number;
  /** Processor time of the whole process, all threads: what the figures would be without other work on the machine. */
  readonly processorSeconds?: number;
  readonly peakMemory?: number;
  readonly loopDelay?: Spread;
  readonly lookUps?: Spread;
  readonly stores?: Spread;
  readonly skipped?: string;
}

const number = (value: number | undefined, digits: number): string =>
  value === undefined ? '' : value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });

const pair = (value: Spread | undefined): string => (value === undefined ? '' : `${value.p50.toFixed(2)} / ${value.p99.toFixed(2)}`);

const COLUMNS: readonly (readonly [string, (measured: Measured) => string])[] = [
  ['part', ({ part, skipped }) => (skipped === undefined ? part : `${part} (skipped: ${skipped})`)],
  ['mappings', ({ rows }) => number(rows, 0)],
  ['seconds', ({ seconds }) => number(seconds, 2)],
  ['per second', ({ perSecond }) => number(perSecond, 0)],
  ['CPU s', ({ processorSeconds }) => number(processorSeconds, 2)],
  ['peak MB', ({ peakMemory }) => number(peakMemory, 0)],
  ['loop p99 ms', ({ loopDelay }) => number(loopDelay?.p99, 1)],
  ['look-up p50/p99 ms', ({ lookUps }) => pair(lookUps)],
  ['store p50/p99 ms', ({ stores }) => pair(stores)],
];

/** A Markdown table, so that it can be pasted where the figures are published. */
export function table(results: readonly Measured[]): string {
  const cells = [COLUMNS.map(([title]) => title), ...results.map((measured) => COLUMNS.map(([, show]) => show(measured)))];
  const widths = COLUMNS.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]): string => {
    const padded = row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)));
    return `| ${padded.join(' | ')} |`;
  };
  const rule = `|${widths.map((width, column) => (column === 0 ? `:${'-'.repeat(width + 1)}` : `${'-'.repeat(width + 1)}:`)).join('|')}|`;
  return [line(cells[0] ?? []), rule, ...cells.slice(1).map(line)].join('\n');
}

/** Figures mean nothing without the machine that they were taken on. */
export function machine(): Readonly<Record<string, string | number>> {
  const [first] = cpus();
  return {
    processor: first?.model.trim() ?? 'unknown',
    cores: cpus().length,
    memoryGB: Math.round(totalmem() / 2 ** 30),
    system: `${process.platform} ${process.arch} ${release()}`,
    node: process.version,
    openssl: process.versions.openssl,
  };
}
