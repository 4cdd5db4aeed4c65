/** Test helper: the worker as one piece of JavaScript, since worker threads of Node 20 do not read TypeScript. */
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

let built: Promise<URL> | null = null;

/** Built once a process, in memory: a `data:` URL leaves no file behind. */
export function workerForTests(): Promise<URL> {
  built ??= buildWorker();
  return built;
}

async function buildWorker(): Promise<URL> {
  const input = fileURLToPath(new URL('./reencrypt-worker.ts', import.meta.url));
  const rolldownOptions = { input, output: { format: 'es' } } as const;
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    publicDir: false,
    build: { ssr: true, write: false, minify: false, rolldownOptions },
  });
  const [chunk] = 'output' in result ? result.output : [];
  if (!chunk) throw new Error('The worker was not built');
  return new URL(`data:text/javascript,${encodeURIComponent(chunk.code)}`);
}
