/** What cannot be taken back is typed: at a prompt, or with --confirm where there is nobody to ask. The engine judges it. */
import { SsoError } from '../shared/errors.ts';
import { askLine, isInteractive } from './secrets-input.ts';
import type { Run } from './verb.ts';

export async function confirmation({ io, given, i18n, printer }: Run, expected: string, consequence: string): Promise<string> {
  const typed = given.options.get('confirm');
  if (typed !== undefined) return typed;
  printer.note(consequence);
  if (!isInteractive(io)) throw new SsoError('USAGE', { problem: 'needs-confirmation', expected });
  return askLine(io, i18n.t('cli:prompt.confirm', { expected }));
}
