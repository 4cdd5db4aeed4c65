/** Progress on standard error: a bar that is drawn over where it is a terminal, otherwise a line at each tenth. */
import { numberText, secondsText, type I18n } from '../shared/i18n/index.ts';
import type { Io } from './io.ts';

export interface Step {
  readonly label: string;
  readonly done: number;
  /** Null where it is not known. */
  readonly total: number | null;
  /** Things a second, and seconds left; null while unknown. */
  readonly rate: number | null;
  readonly secondsLeft: number | null;
}

export interface Progress {
  show(step: Step): void;
  /** Takes the bar away, so that the next line stands by itself. */
  end(): void;
}

const BAR = 24;
const REDRAW_MS = 100;
const ERASE = '\r\u001b[K';

export function stepText(i18n: I18n, { done, total, rate, secondsLeft }: Step): string {
  const number = (value: number): string => numberText(i18n.language, value);
  const parts = [total === null ? number(done) : i18n.t('cli:progress.of', { done: number(done), total: number(total) })];
  if (rate !== null) parts.push(i18n.t('cli:progress.rate', { rate: number(Math.round(rate)) }));
  if (secondsLeft !== null && done !== total) parts.push(i18n.t('cli:progress.left', { time: secondsText(i18n, secondsLeft) }));
  return parts.join(' · ');
}

function bar({ done, total }: Step): string {
  if (total === null) return '';
  const share = total === 0 ? 1 : Math.min(1, done / total);
  const filled = Math.floor(share * BAR);
  return `[${'#'.repeat(filled)}${'.'.repeat(BAR - filled)}] ${String(Math.floor(share * 100)).padStart(3)} % `;
}

function onTerminal(io: Io, i18n: I18n): Progress {
  let drawn = -Infinity;
  let last = '';
  return {
    show: (step) => {
      const now = io.monotonic();
      if (now - drawn < REDRAW_MS && step.done !== step.total) return;
      drawn = now;
      const width = io.stderr.columns ?? 80;
      last = `${step.label} ${bar(step)}${stepText(i18n, step)}`.slice(0, width - 1);
      io.stderr.write(ERASE + last);
    },
    end: () => {
      if (last !== '') io.stderr.write(`${ERASE}${last}\n`);
      last = '';
      drawn = -Infinity;
    },
  };
}

/** Work that ends before anyone looks needs no line. */
const WORTH_A_LINE = 10_000;

/** At each tenth; without a total at each doubling, so that a log stays short. Null: nothing to say. */
function markOf({ done, total }: Step): number | null {
  if (total === null) return done < WORTH_A_LINE ? null : Math.floor(Math.log2(done));
  return total === 0 ? null : Math.floor((done / total) * 10);
}

function inLines(io: Io, i18n: I18n): Progress {
  let shown = '';
  return {
    show: (step) => {
      const mark = markOf(step);
      const key = `${step.label} ${mark}`;
      if (mark === null || key === shown) return;
      shown = key;
      io.stderr.write(`${step.label} ${stepText(i18n, step)}\n`);
    },
    end: () => {
      shown = '';
    },
  };
}

export const createProgress = (io: Io, i18n: I18n): Progress => (io.stderr.isTTY ? onTerminal(io, i18n) : inLines(io, i18n));
