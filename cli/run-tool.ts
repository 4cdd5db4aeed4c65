/** One run of a tool, from its words to its exit code. */
import { readFile } from 'node:fs/promises';
import { ERRORS, SsoError, type ErrorParams } from '../shared/errors.ts';
import { parseCommandLine, wantsJson, type Invocation } from './grammar.ts';
import { toolDocument, toolHelp, verbDocument, verbHelp } from './help.ts';
import { watchInterrupt } from './interrupt.ts';
import type { Io } from './io.ts';
import { english, languageOf } from './language.ts';
import { createPrinter, type Printer } from './printer.ts';
import { createProgress } from './progress.ts';
import { openSession, toSsoError } from './session.ts';
import { unlockForRun } from './store-passphrase.ts';
import { TOOLS, type Tool } from './tools.ts';
import type { Verb } from './verb.ts';

async function versionText(): Promise<string> {
  for (const place of ['../package.json', '../../package.json']) {
    const text = await readFile(new URL(place, import.meta.url), 'utf8').catch(() => null);
    const found = text === null ? null : /"version":\s*"([^"]+)"/.exec(text)?.[1];
    if (found) return found;
  }
  return '?';
}

async function runVerb(io: Io, printer: Printer, { verb, ...given }: Invocation<Verb>): Promise<number> {
  const { i18n } = printer;
  printer.say('using');
  const interrupt = watchInterrupt();
  try {
    const session = await openSession(io.env);
    const { client, account, dataFolder } = session;
    try {
      await unlockForRun({ io, i18n, client, options: given.options }, verb.name);
      return await verb.run({ io, i18n, printer, progress: createProgress(io, i18n), interrupt, client, account, dataFolder, given });
    } finally {
      await session.close();
    }
  } finally {
    interrupt.dispose();
  }
}

/** -check and -verifyDB speak by their exit code; whatever else ends with 0 has done what it was asked to. */
const isAnswer = ({ name }: Verb): boolean => name === 'check' || name === 'status';

/** A verb that another tool has is told as that. */
function withOther(tool: Tool, { params }: SsoError): ErrorParams {
  const { problem, verb } = params;
  if (!String(problem).startsWith('unknown-verb')) return params;
  const named = String(verb).replace(/^-/, '').toLowerCase();
  for (const other of Object.keys(TOOLS) as Tool[]) {
    const found = other !== tool && TOOLS[other].find(({ name }) => name.toLowerCase() === named);
    if (found) return { problem: 'verb-of-another', verb: `-${found.name}`, other };
  }
  return params;
}

/** A usage's next step names the tool. Returns the exit code. */
function report(printer: Printer, tool: Tool, error: unknown): number {
  const known = toSsoError(error);
  printer.error(known.code === 'USAGE' ? new SsoError('USAGE', { ...withOther(tool, known), tool }) : known);
  return ERRORS[known.code].exit;
}

async function runInvocation(io: Io, printer: Printer, invocation: Invocation<Verb>): Promise<number> {
  const exit = await runVerb(io, printer, invocation);
  if (exit === 0 && !isAnswer(invocation.verb)) printer.say('completed');
  return exit;
}

export async function runTool(tool: Tool, words: readonly string[], io: Io): Promise<number> {
  const verbs: readonly Verb[] = TOOLS[tool];
  const printer = createPrinter(io, languageOf(io.env), wantsJson(words));
  const answer = (lines: readonly string[], document: unknown): number => {
    printer.line(lines.join('\n'));
    printer.document(document);
    return 0;
  };
  try {
    const parsed = parseCommandLine(verbs, words);
    const { i18n } = printer;
    if (parsed.kind === 'list') return answer(toolHelp(i18n, tool, verbs), toolDocument(english(), tool, verbs));
    if (parsed.kind === 'help') return answer(verbHelp(i18n, tool, parsed.verb), verbDocument(english(), tool, parsed.verb));
    if (parsed.kind === 'version') return answer([await versionText()], { tool, version: await versionText() });
    return await runInvocation(io, printer, parsed.invocation);
  } catch (error) {
    return report(printer, tool, error);
  }
}
