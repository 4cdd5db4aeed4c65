/** Test helper: another process that has the database open, told what to do and asked what it sees. */
import { fork, type ChildProcess } from 'node:child_process';
import { on, once } from 'node:events';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

export type Request =
  | { readonly do: 'open'; readonly path: string }
  | { readonly do: 'epoch' }
  | { readonly do: 'bump'; readonly times: number }
  /** Bumps inside a transaction that never ends. */
  | { readonly do: 'hang' }
  /** Bumps until it is killed, telling every epoch after it was committed. */
  | { readonly do: 'bump-for-ever' };

export interface OtherProcess {
  ask(request: Request): Promise<unknown>;
  /** The next thing it says by itself. */
  next(): Promise<unknown>;
  kill(): Promise<void>;
}

let built: Promise<string> | null = null;

/** One JavaScript file, since Node 20 does not run TypeScript. */
async function buildChild(): Promise<string> {
  const outDir = await mkdtemp(join(tmpdir(), 'sso-other-process-'));
  const input = fileURLToPath(new URL('./other-process-main.helper.ts', import.meta.url));
  // sqlite3 stays outside, and is found from the checkout by its full path
  const sqlite3 = fileURLToPath(import.meta.resolve('sqlite3'));
  await build({
    configFile: false,
    logLevel: 'silent',
    publicDir: false,
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir,
      minify: false,
      rolldownOptions: {
        input,
        external: [/^node:/, 'sqlite3'],
        output: { format: 'es', entryFileNames: 'child.mjs', paths: { sqlite3 } },
      },
    },
  });
  return join(outDir, 'child.mjs');
}

/** What it said and nobody heard yet; a waiting listener hears of its end as a failure. */
function listenTo(child: ChildProcess): { next: () => Promise<unknown>; gone: Promise<unknown> } {
  const messages = on(child, 'message');
  const gone = once(child, 'exit');
  void gone.then(() => messages.return?.());
  const next = async (): Promise<unknown> => {
    const heard = (await messages.next()) as IteratorResult<[unknown], undefined>;
    if (heard.done) throw new Error('the other process ended');
    return heard.value[0];
  };
  return { next, gone };
}

export async function otherProcess(path: string): Promise<OtherProcess> {
  built ??= buildChild();
  const child = fork(await built, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const { next, gone } = listenTo(child);
  const ask = (request: Request): Promise<unknown> => {
    child.send(request);
    return next();
  };
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL');
    await gone;
  };
  await ask({ do: 'open', path });
  return { ask, next, kill };
}
