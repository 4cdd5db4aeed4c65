import { defineConfig } from 'vitest/config';
import { quickFolder } from './tests/quick-folder.ts';

/** Unit and contract tests, beside the code. Browser stories (`e2e`) and kills of whole processes (`tests/kill`) have runners of their own. */
export default defineConfig({
  test: {
    include: ['shared', 'engine', 'cli', 'web', 'electron', 'renderer', 'scripts', 'tests/contract'].map(
      (folder) => `${folder}/**/*.test.ts?(x)`,
    ),
    exclude: ['**/node_modules/**', 'dist/**', 'e2e/**', 'tests/kill/**'],
    environment: 'node',
    env: { TMPDIR: quickFolder() },
    pool: 'forks',
    // By default one core is left idle: much of what is tested waits for the disk.
    maxWorkers: '100%',
    // Only against what hangs: stretching passwords takes its time on a machine that does other things as well.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
