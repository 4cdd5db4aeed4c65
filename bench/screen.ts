/**
 * From the start of the shell to the first screen that can be used: the process, the engine, the page, and the System overview in it
 * with what it says of a database of this size. The browser itself is running already.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser } from '@playwright/test';
import { browserPath } from '../e2e/browser.ts';
import { createI18n, pickLanguage } from '../shared/i18n/index.ts';
import { homeOf } from './world.ts';

const SHELL = fileURLToPath(new URL('../node/web.js', import.meta.url));
const STARTS = 5;

export const hasShell = (): boolean => existsSync(SHELL);

/** Null where there is none that starts. */
export async function openBrowser(): Promise<Browser | null> {
  try {
    return await chromium.launch({ executablePath: await browserPath(), args: ['--no-sandbox'] });
  } catch {
    return null; // the bench then names this part as skipped
  }
}

async function startOnce(browser: Browser, folder: string): Promise<number> {
  const context = await browser.newContext({ locale: 'en-GB' });
  const page = await context.newPage();
  const texts = createI18n(pickLanguage(['en-GB']));
  const start = performance.now();
  const env = { ...process.env, SSO_HOME: homeOf(folder), LANG: 'C' };
  const shell = spawn(process.execPath, [SHELL, '--no-window'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(shell, 'close');
  try {
    await page.goto(await addressOf(createInterface({ input: shell.stdout })));
    await page.getByRole('treeitem', { name: texts.t('nodes.system') }).waitFor();
    await page.getByRole('main').getByText('Contoso').first().waitFor();
    return (performance.now() - start) / 1000;
  } finally {
    await context.close();
    shell.kill();
    await ended;
  }
}

async function addressOf(lines: AsyncIterable<string>): Promise<string> {
  for await (const line of lines) {
    const address = /http:\/\/127\.0\.0\.1:\d+\S*/.exec(line)?.[0];
    if (address) return address;
  }
  throw new Error('the browser shell ended without an address');
}

/** Seconds; the median of several starts. */
export async function startToScreen(browser: Browser, folder: string): Promise<number> {
  const seconds: number[] = [];
  for (let start = 0; start < STARTS; start += 1) seconds.push(await startOnce(browser, folder));
  await browser.close();
  return seconds.sort((a, b) => a - b)[Math.floor(STARTS / 2)] ?? 0;
}
