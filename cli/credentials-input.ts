/**
 * The credentials of one mapping, as ENTSSO asks for them: each field by its label, masked ones twice and without echo. Scripted
 * they are lines in the order of the fields; fields that are no secret may be given by `--field <label>=<value>`.
 */
import type { ApplicationView } from '../shared/contract/console/applications.ts';
import { nameKey } from '../shared/domain/names.ts';
import { SsoError } from '../shared/errors.ts';
import { askLine, isInteractive, readSecrets, type SecretPrompt } from './secrets-input.ts';
import { toSsoError } from './session.ts';
import type { Run } from './verb.ts';

type Field = ApplicationView['fields'][number];

export interface CredentialsInput {
  readonly application: string;
  readonly externalUser?: string;
  readonly values: string[];
}

/** A masked field is never taken from an argument. */
function givenFields({ given }: Run, fields: readonly Field[]): ReadonlyMap<number, string> {
  const found = new Map<number, string>();
  for (const written of given.fields) {
    const [label = '', ...rest] = written.split('=');
    const field = fields.find((known) => nameKey(known.label) === nameKey(label));
    if (!field || field.masked || rest.length === 0) throw new SsoError('USAGE', { problem: 'option-value', option: '--field' });
    found.set(field.ordinal, rest.join('='));
  }
  return found;
}

async function valuesOf(run: Run, fields: readonly Field[]): Promise<string[]> {
  const { io, given, i18n } = run;
  const known = givenFields(run, fields);
  const asked = fields.filter(({ ordinal }) => !known.has(ordinal));
  const prompts = asked.map(({ label, masked }): SecretPrompt => {
    const message = i18n.t('cli:prompt.field', { label });
    return masked ? { message, again: i18n.t('cli:prompt.confirmField', { label }) } : { message, masked: false };
  });
  const typed = await readSecrets(io, given.options, prompts);
  const all = new Map([...known, ...asked.map(({ ordinal }, index) => [ordinal, typed[index] ?? ''] as const)]);
  return fields.map(({ ordinal }) => all.get(ordinal) ?? '');
}

/** Where there is no mapping yet, its external user is asked for, and the credentials are sent once more. */
export async function credentialsInput<T>(
  run: Run,
  application: ApplicationView,
  send: (input: CredentialsInput) => Promise<T>,
): Promise<T> {
  const { io, given, i18n } = run;
  const values = await valuesOf(
    run,
    application.fields.filter(({ ordinal }) => ordinal > 0),
  );
  const user = given.options.get('user');
  const input = { application: application.name, values };
  if (user !== undefined) return send({ ...input, externalUser: user });
  try {
    return await send(input);
  } catch (error) {
    if (toSsoError(error).code !== 'MAPPING_UNKNOWN' || !isInteractive(io)) throw error;
    return send({ ...input, externalUser: await askLine(io, i18n.t('cli:prompt.user')) });
  }
}
