import { defineConfig } from '@playwright/test';
import { browserPath } from './e2e/browser.ts';
import { quickFolder } from './tests/quick-folder.ts';

/** Workers read this file as well: the browser is unpacked once, onto the disk; only then do temporary files go where they are quick. */
process.env['CHROMIUM_PATH'] = await browserPath();
process.env['TMPDIR'] = quickFolder();

export const base = defineConfig({
  testDir: 'e2e',
  testIgnore: 'screenshots/**',
  timeout: 240_000,
  retries: 0,
  workers: 2,
  expect: { timeout: 20_000 },
  forbidOnly: true,
  reporter: [['list']],
  outputDir: 'test-results',
  use: {
    browserName: 'chromium',
    headless: true,
    viewport: { width: 1280, height: 800 },
    deviceScaleFactor: 1,
    timezoneId: 'UTC',
    colorScheme: 'light',
    trace: 'retain-on-failure',
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: {
      executablePath: process.env['CHROMIUM_PATH'],
      args: ['--no-sandbox', '--font-render-hinting=none', '--disable-lcd-text', '--disable-background-networking'],
    },
  },
  projects: [
    { name: 'en', use: { locale: 'en-GB' } },
    { name: 'fr', use: { locale: 'fr-FR' } },
  ],
});

export default base;
