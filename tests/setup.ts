/** Builds the programs that are ended or looked into, once a run, as the product's node programs are built. */
import { randomInt } from 'node:crypto';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';
import type { TestProject } from 'vitest/node';
import { nodeProgram } from './node-program.ts';

declare module 'vitest' {
  interface ProvidedContext {
    killProgram: string;
    trafficProgram: string;
    memoryProgram: string;
    workerUrl: string;
    seed: number;
  }
}

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export async function setup(project: TestProject): Promise<void> {
  const entries = {
    kill: at('kill/child.ts'),
    traffic: at('kill/traffic.ts'),
    memory: at('memory/holder.ts'),
    'reencrypt-worker': at('../engine/crypto/reencrypt-worker.ts'),
  };
  await build({ configFile: false, root: at('..'), ...nodeProgram('dist/tests', entries) });
  const seed = Number(process.env['SEED'] ?? randomInt(2 ** 31));
  console.log(`seed ${seed}`);
  project.provide('killProgram', at('../dist/tests/kill.js'));
  project.provide('trafficProgram', at('../dist/tests/traffic.js'));
  project.provide('memoryProgram', at('../dist/tests/memory.js'));
  project.provide('workerUrl', pathToFileURL(at('../dist/tests/reencrypt-worker.js')).href);
  project.provide('seed', seed);
}
