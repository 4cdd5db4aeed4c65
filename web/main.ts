/** `npm start`: SSO Administration in Electron where that can be, else in the browser shell. Says in one line what it does. */
import { hostname } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defaultDataFolder } from '../engine/platform/data-folder.ts';
import { shellTexts, terminalLanguage, type ShellTextKey } from '../engine/host/texts.ts';
import { browserShell } from './browser-shell.ts';
import { canOpenWindow, hasDisplay, whyNotElectron, type Circumstances } from './choose.ts';
import { fetchElectron, findElectron, runElectron } from './electron-program.ts';
import { readOptions, type StartOptions } from './options.ts';

const installRoot = fileURLToPath(new URL('../..', import.meta.url));
const texts = shellTexts(terminalLanguage(process.env));
const say = (line: string): void => void process.stdout.write(`${line}\n`);

function circumstances(options: StartOptions): Circumstances {
  return {
    asked: options.browser || options['no-window'] || options.port !== undefined ? 'browser' : 'electron',
    root: process.getuid?.() === 0,
    display: hasDisplay(process.platform, process.env),
  };
}

/** An exit code where Electron ran, a reason where it did not. */
async function tryElectron(found: Circumstances): Promise<number | ShellTextKey> {
  const why = whyNotElectron(found);
  if (why) return why;
  const present = await findElectron(installRoot, process.env);
  if (!present) say(texts.t('start.fetching'));
  const program = present ?? ((await fetchElectron(installRoot)) ? await findElectron(installRoot, process.env) : null);
  if (!program) return 'start.reason.not-installed';
  const end = await runElectron(program, installRoot, process.env);
  if (end === 'did-not-start') return 'start.reason.failed';
  if (end === 'crashed') say(texts.t('start.crashed'));
  return end === 'crashed' ? 1 : 0;
}

function interrupted(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
  });
}

async function start(options: StartOptions): Promise<number> {
  const found = circumstances(options);
  const electron = await tryElectron(found);
  if (typeof electron === 'number') return electron;
  if (found.asked === 'electron') say(texts.t('start.no-electron', { reason: texts.t(electron) }));
  const mayOpenWindow = !options['no-window'] && canOpenWindow(found);
  const presenter = { texts, say, mayOpenWindow, host: hostname(), dataFolder: defaultDataFolder(process.env) };
  return browserShell({ presenter, installRoot, port: options.port ?? 0, interrupted: interrupted() });
}

/** A failure here is one line with its reason; whoever wants more has the exit code and the log. */
function explain(error: unknown, options: StartOptions): string {
  const { code, message } = error instanceof Error ? (error as NodeJS.ErrnoException) : { code: undefined, message: String(error) };
  return code === 'EADDRINUSE' ? texts.t('start.port-taken', { port: options.port ?? 0 }) : texts.t('start.failed', { reason: message });
}

async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2));
  if (!options) {
    say(texts.t('start.usage'));
    return 2;
  }
  try {
    return await start(options);
  } catch (error) {
    process.stderr.write(`${explain(error, options)}\n`);
    return 1;
  }
}

process.exitCode = await main();
