/** The machine's own browser where it has one; else the one that an npm package carries, unpacked once into the temporary folder. */
import { existsSync } from 'node:fs';

const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/microsoft-edge',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** Path of an executable Chromium. `CHROMIUM_PATH` decides where it is set. */
export async function browserPath(): Promise<string> {
  const own = process.env['CHROMIUM_PATH'] ?? INSTALLED.find((path) => existsSync(path));
  return own ?? unpackedBrowser();
}

async function unpackedBrowser(): Promise<string> {
  // The package brings its own libnss3 only where it believes to run in its home environment, and decides when it is loaded.
  process.env['AWS_LAMBDA_JS_RUNTIME'] ??= 'nodejs22.x';
  const { default: chromium } = await import('@sparticuz/chromium');
  return chromium.executablePath();
}
