/** The words for a failure: what is the case, and what to do next. Never a code alone. */
import { useTranslation } from 'react-i18next';
import { ERRORS } from '../../shared/errors.ts';
import { formatError } from '../../shared/i18n/index.ts';
import type { Failure } from '../rpc/failure.ts';

export interface FailureText {
  readonly what: string;
  readonly next: string;
  /** ENTSSO's message number, to look it up by. */
  readonly number: number | null;
}

export function useFailureText(): (failure: Failure) => FailureText {
  const { t, i18n } = useTranslation('console');
  return (failure) => {
    if (failure.kind === 'unsent') return { what: t('connection.unsent'), next: t('connection.unsentNext'), number: null };
    if (failure.kind === 'connection') return { what: t('connection.broken'), next: t('connection.brokenNext'), number: null };
    const { code, params } = failure;
    const { message, next } = formatError(i18n, code, params);
    // The catalogue's advice names the command line; where the console has its own way, that is said instead.
    const own = `console:errorsNext.${code}`;
    return { what: message, next: i18n.exists(own) ? t(own, { ...params }) : next, number: ERRORS[code].number };
  };
}
