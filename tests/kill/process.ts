/** Starts a process under test and listens to it. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, readdirSync, readlinkSync } from 'node:fs';
import { basename } from 'node:path';
import { createInterface } from 'node:readline';
import { setImmediate } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import type { Job, Said } from './job.ts';

export interface Ended {
  readonly signal: NodeJS.Signals | null;
  /** `done`, an error's code, or null where it could not say. */
  readonly how: string | null;
  readonly steps: readonly string[];
}

export interface UnderTest {
  readonly process: ChildProcess;
  /** Resolves as soon as it has said something of that kind. */
  said(what: (said: Said) => boolean): Promise<void>;
  go(): void;
  readonly ended: Promise<Ended>;
}

const isStep = (said: Said): said is Extract<Said, { step: string }> => 'step' in said;
const isEnd = (said: Said): said is Extract<Said, { ended: string }> => 'ended' in said;

export function start(program: string, job: Job): UnderTest {
  const child = spawn(process.execPath, [program], { stdio: ['pipe', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL')); // a stopped or a waiting one would outlive a test that failed
  const [heard, listeners] = [[] as Said[], new Set<() => void>()];
  const reader = createInterface({ input: child.stdout });
  reader.on('line', (line) => {
    heard.push(JSON.parse(line) as Said);
    for (const listener of listeners) listener();
  });
  const finish = async (): Promise<Ended> => {
    await Promise.all([once(child, 'exit'), once(reader, 'close')]);
    return {
      signal: child.signalCode,
      how: heard.find(isEnd)?.ended ?? null,
      steps: heard.filter(isStep).map(({ step }) => step),
    };
  };
  const ended = finish();
  const said = (what: (said: Said) => boolean): Promise<void> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        if (!heard.some(what)) return;
        listeners.delete(look);
        resolve();
      };
      listeners.add(look);
      void ended.then(({ how }) => reject(new Error(`it ended (${how ?? 'without a word'}) before it said so`)));
      look();
    });
  child.stdin.write(`${JSON.stringify(job)}\n`);
  return { process: child, said, go: () => void child.stdin.write('go\n'), ended };
}

export const runToEnd = (program: string, job: Job): Promise<Ended> => start(program, job).ended;

/** Resolves once the kernel says that the process is stopped. */
export async function stopped({ process: child }: UnderTest): Promise<void> {
  while (!/^\d+ \(.*\) T /.test(readFileSync(`/proc/${child.pid}/stat`, 'utf8'))) await setImmediate();
}

/** Resolves once it holds that file open no more, by whatever name it was opened: a removed one's is followed by a mark. */
export async function letGoOf({ process: child }: UnderTest, file: string): Promise<void> {
  const holds = (fd: string): boolean => {
    try {
      return basename(readlinkSync(`/proc/${child.pid}/fd/${fd}`)).startsWith(file);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false; // closed since it was listed
      throw error;
    }
  };
  while (readdirSync(`/proc/${child.pid}/fd`).some(holds)) await setImmediate();
}
