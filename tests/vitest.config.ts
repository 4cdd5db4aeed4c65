/** Tests that end whole processes: a sample of them, for every change. `vitest.full.config.ts` runs all. */
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { quickFolder } from './quick-folder.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Every step and every moment that is asked for, or a sample. */
    full: boolean;
  }
}

export const killTests = (full: boolean) =>
  defineConfig({
    root: fileURLToPath(new URL('..', import.meta.url)),
    test: {
      include: ['tests/kill/*.test.ts', 'tests/power-cut/*.test.ts', 'tests/memory/*.test.ts'],
      environment: 'node',
      env: { TMPDIR: quickFolder() },
      pool: 'forks',
      // A test and the process that it ends take turns: two files at a time keep two cores busy.
      maxWorkers: 2,
      globalSetup: 'tests/setup.ts',
      provide: { full },
      testTimeout: full ? 1_800_000 : 300_000,
      hookTimeout: 120_000,
    },
  });

export default killTests(false);
