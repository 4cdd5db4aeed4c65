import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { createI18n } from '../shared/i18n/index.ts';
import type { Io } from './io.ts';
import { createProgress, type Step } from './progress.ts';

function console(isTTY: boolean): { io: Io; written: () => string; pass: (ms: number) => void } {
  let now = 0;
  const stderr = Object.assign(new PassThrough(), { isTTY, columns: 100 });
  const io = { stdin: process.stdin, stdout: new PassThrough(), stderr, env: {}, workingFolder: '/', monotonic: () => now };
  return { io, written: () => String(stderr.read() ?? ''), pass: (ms) => (now += ms) };
}

const step = (done: number, total: number | null = 1000): Step => ({ label: 'Opening', done, total, rate: 500, secondsLeft: 1 });
const english = createI18n('en');

describe('progress', () => {
  it('is one bar on a terminal, drawn over, not faster than an eye follows, and left standing at its end', () => {
    const { io, written, pass } = console(true);
    const progress = createProgress(io, english);
    progress.show(step(410));
    expect(written()).toBe('\r\u001b[KOpening [#########...............]  41 % 410 of 1,000 · 500 a second · 1 second left');
    progress.show(step(411));
    expect(written()).toBe('');
    pass(200);
    progress.show(step(420));
    expect(written()).toContain('420 of 1,000');
    progress.show(step(1000));
    expect(written()).toContain('100 % 1,000 of 1,000 · 500 a second');
    progress.end();
    expect(written()).toMatch(/1,000 of 1,000.*\n$/);
  });

  it('is a line at each tenth where it is no terminal', () => {
    const { io, written } = console(false);
    const progress = createProgress(io, english);
    for (let done = 0; done <= 1000; done += 10) progress.show(step(done));
    expect(written().trim().split('\n')).toHaveLength(11);
  });

  it('shows what is done where the total is not known', () => {
    const { io, written } = console(false);
    const progress = createProgress(io, english);
    progress.show(step(7, null));
    expect(written()).toBe('');
    progress.show(step(20_000, null));
    expect(written()).toContain('Opening 20,000 · 500 a second');
  });
});
