/** The password of a backup file that is about to be written, and its reminder. */
import { askLine, isInteractive, readSecret } from './secrets-input.ts';
import type { Run } from './verb.ts';

/** Typed twice at a prompt. */
export const newPassword = ({ io, given, i18n }: Run): Promise<string> =>
  readSecret(io, given.options, { message: i18n.t('cli:prompt.newPassword'), again: i18n.t('cli:prompt.confirmPassword') });

/** Asked for only where somebody sits there and types the password. */
export async function reminderOf({ io, given, i18n }: Run): Promise<string> {
  const written = given.options.get('reminder');
  if (written !== undefined) return written;
  const scripted = given.options.has('password-stdin') || given.options.has('password-file');
  return scripted || !isInteractive(io) ? '' : askLine(io, i18n.t('cli:prompt.reminder'));
}
