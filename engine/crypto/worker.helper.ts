/** Test helper: the worker as one JavaScript file, since worker threads of Node 20 do not read TypeScript. */
import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';

let built: Promise<URL> | null = null;

/** Built once a process, into the temporary folder. */
export function workerForTests(): Promise<URL> {
  built ??= buildWorker();
  return built;
}

async function buildWorker(): Promise<URL> {
  const outDir = await mkdtemp(join(tmpdir(), 'sso-worker-'));
  process.once('exit', () => rmSync(outDir, { recursive: true, force: true }));
  const input = fileURLToPath(new URL('./reencrypt-worker.ts', import.meta.url));
  await build({
    configFile: false,
    logLevel: 'silent',
    publicDir: false,
    build: {
      ssr: true,
      outDir,
      emptyOutDir: false,
      minify: false,
      rolldownOptions: { input, output: { format: 'es', entryFileNames: 'worker.mjs' } },
    },
  });
  return pathToFileURL(join(outDir, 'worker.mjs'));
}
