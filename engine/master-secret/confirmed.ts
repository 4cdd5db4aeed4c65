/** What can lose or give away something is confirmed by the system's name, typed. */
import { SsoError } from '../../shared/errors.ts';

/** CONFIRMATION_WRONG {expected}. In any Unicode form: keyboards differ in what they make of an accent. */
export function requireConfirmed(typed: string, systemName: string): void {
  if (typed.normalize('NFC') !== systemName.normalize('NFC')) throw new SsoError('CONFIRMATION_WRONG', { expected: systemName });
}
