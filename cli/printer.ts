/** What a tool says: lines as ENTSSO writes them, or exactly one JSON document; errors with their number and what to do next. */
import { ERRORS, facilityCode, type SsoError } from '../shared/errors.ts';
import { formatError, type I18n } from '../shared/i18n/index.ts';
import type { Io } from './io.ts';
import { english } from './language.ts';

export interface Printer {
  readonly json: boolean;
  readonly i18n: I18n;
  /** To standard output; nothing where JSON was asked for. */
  line(text: string): void;
  /** A text of the catalogue. */
  say(key: string, values?: Readonly<Record<string, unknown>>): void;
  /** The one JSON document; nothing where lines were asked for. */
  document(content: unknown): void;
  /** To standard error, whatever was asked for. */
  note(text: string): void;
  error(error: SsoError): void;
}

export function createPrinter(io: Io, i18n: I18n, json: boolean): Printer {
  const line = (text: string): void => {
    if (!json) io.stdout.write(`${text}\n`);
  };
  const note = (text: string): void => void io.stderr.write(`${text}\n`);
  const document = (content: unknown): void => {
    if (json) io.stdout.write(`${JSON.stringify(content, null, 2)}\n`);
  };
  return {
    json,
    i18n,
    line,
    note,
    document,
    say: (key, values = {}) => line(i18n.t(`cli:${key}`, values)),
    error: (error) => {
      const { message, next } = formatError(i18n, error.code, error.params);
      const number = facilityCode(error.code);
      note(`${i18n.t('cli:error')} ${number === null ? '' : `${number}: `}${message}`);
      note(next);
      document({ error: describeError(error) });
    },
  };
}

function describeError({ code, params }: SsoError): Readonly<Record<string, unknown>> {
  return { code, number: ERRORS[code].number, ...formatError(english(), code, params), params };
}
