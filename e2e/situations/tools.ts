/** The tools as a clock of another day, or a failure at a chosen moment, would have them: the product itself is not touched. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

export type Tool = 'ssoconfig' | 'ssomanage';

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly all: string;
}

/** Code that the tool's process runs before the tool. */
const preloaded = (code: string): string => `--import=data:text/javascript,${encodeURIComponent(code)}`;

function start(home: string, tool: Tool, args: readonly string[], code: string | null): ChildProcess {
  const options = code === null ? {} : { NODE_OPTIONS: preloaded(code) };
  return spawn(process.execPath, [join(root, 'bin', tool), ...args], {
    cwd: root,
    env: { ...process.env, SSO_HOME: home, LANG: 'C', ...options },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

async function ended(child: ChildProcess): Promise<Ended> {
  const text = { out: '', all: '' };
  child.stdout?.on('data', (data: Buffer) => (text.out += data.toString()));
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (data: Buffer) => (text.all += data.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, ...text };
}

const daysAgo = (days: number): string => `
  const Now = Date;
  globalThis.Date = class extends Now {
    constructor(...given) { given.length > 0 ? super(...given) : super(Now.now() - ${days * 86_400_000}); }
    static now() { return Now.now() - ${days * 86_400_000}; }
  };`;

/** Runs a tool to its end, on a day that is past; whatever it answers. */
export async function runOn(days: number, home: string, tool: Tool, ...args: readonly string[]): Promise<Ended> {
  return ended(start(home, tool, args, days === 0 ? null : daysAgo(days)));
}

/** As `runOn`; fails where the tool does. Answers what it printed on standard output. */
export async function must(running: Promise<Ended>): Promise<string> {
  const { code, out, all } = await running;
  if (code !== 0) throw new Error(`A tool ended with ${String(code)}:\n${all}`);
  return out;
}

/** `backup`: right before the backup file gets its name. `walk`: right before the first credentials are re-encrypted. */
export type Moment = 'backup' | 'walk';

const STOPS: Readonly<Record<Moment, string>> = {
  backup: `const { link } = files; files.link = async (from, to) => (to.endsWith('.bak') && stop(), link(from, to));`,
  walk: `threads.Worker = class extends threads.Worker {
    postMessage(message) { if (message.kind === 'reencrypt') stop(); super.postMessage(message); }
  };`,
};

const stopAt = (moment: Moment): string => `
  import { writeSync } from 'node:fs';
  import files from 'node:fs/promises';
  import { syncBuiltinESMExports } from 'node:module';
  import threads from 'node:worker_threads';
  const stop = () => (writeSync(2, 'stopped here'), process.kill(process.pid, 'SIGSTOP'));
  ${STOPS[moment]}
  syncBuiltinESMExports();`;

const stopped = new Set<ChildProcess>();

/** The process as it stands still at the moment, alive, with its locks; `SIGCONT` lets it go on. */
export async function stoppedAt(moment: Moment, home: string, tool: Tool, ...args: readonly string[]): Promise<ChildProcess> {
  const child = start(home, tool, args, stopAt(moment));
  stopped.add(child);
  let said = '';
  for await (const data of child.stderr ?? []) if ((said += String(data)).includes('stopped here')) return child;
  throw new Error(`It never came to the moment: ${said}`);
}

/** As a power cut would. */
export async function killedAt(moment: Moment, home: string, tool: Tool, ...args: readonly string[]): Promise<void> {
  await stoppedAt(moment, home, tool, ...args);
  await endStopped();
}

/** Those that stand still. */
export function goOn(): void {
  for (const child of stopped) child.kill('SIGCONT');
}

export async function endStopped(): Promise<void> {
  for (const child of stopped) {
    stopped.delete(child);
    if (child.exitCode !== null || child.signalCode !== null) continue;
    const over = once(child, 'exit');
    child.kill('SIGKILL');
    await over;
  }
}
