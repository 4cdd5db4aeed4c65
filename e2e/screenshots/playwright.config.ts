/** `npm run screenshots`: every screen, in both languages, light and dark, into docs/screenshots. */
import { defineConfig } from '@playwright/test';
import { base } from '../../playwright.config.ts';

// Paths stand in the pictures: as on any machine, not the folder in memory that other stories use.
delete process.env['TMPDIR'];

const shown = (locale: string, colorScheme: 'light' | 'dark') => ({
  name: `${locale.slice(0, 2)}-${colorScheme}`,
  use: { locale, colorScheme },
});

export default defineConfig({
  ...base,
  testDir: '.',
  testIgnore: [],
  outputDir: '../../test-results/screenshots',
  use: { ...base.use, actionTimeout: 20_000 },
  projects: [shown('en-GB', 'light'), shown('en-GB', 'dark'), shown('fr-FR', 'light'), shown('fr-FR', 'dark')],
});
