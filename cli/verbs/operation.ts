/** ssoconfig -operation: the one active operation of the system. */
import { isActive } from '../../shared/domain/operation-states.ts';
import type { OperationView } from '../../shared/contract/schemas.ts';
import { followOperation, reportEnd } from '../operation-follow.ts';
import { readSecret } from '../secrets-input.ts';
import { stepText } from '../progress.ts';
import { toSsoError } from '../session.ts';
import { argument, type Run, type Verb } from '../verb.ts';

function show({ printer, i18n }: Run, operation: OperationView | null): void {
  if (!operation) {
    printer.say('operation.none');
    return;
  }
  const { kind, state, startedBy, paused, running, done, total, rate, secondsLeft } = operation;
  const stands = isActive(state) ? (running && !paused ? 'running' : 'paused') : 'over';
  printer.say(`operation.${stands}`, {
    kind: i18n.t(`domain:operationKind.${kind}`),
    state: i18n.t(`domain:operationState.${state}`),
    by: startedBy,
  });
  printer.line(`  ${stepText(i18n, { label: '', done, total, rate, secondsLeft })}`);
}

const ANSWERS = {
  status: ({ client }: Run) => client.operation.status(),
  pause: ({ client }: Run) => client.operation.pause(),
  cancel: ({ client }: Run) => client.operation.cancel(),
} as const;

/** The password is asked for only where the backup file still has to be written. */
async function resumeStream(run: Run) {
  const { client, io, given, i18n } = run;
  const scripted = given.options.has('password-stdin') || given.options.has('password-file');
  const ask = (): Promise<string> => readSecret(io, given.options, { message: i18n.t('cli:prompt.password') });
  if (scripted) return client.operation.resume({ password: await ask() });
  try {
    return await client.operation.resume({});
  } catch (error) {
    if (toSsoError(error).code !== 'PASSWORD_MISSING') throw error;
    return client.operation.resume({ password: await ask() });
  }
}

async function resume(run: Run): Promise<number> {
  const ended = await followOperation(run, await resumeStream(run));
  run.printer.document({ operation: ended?.operation ?? null, unreadable: ended?.unreadable ?? [] });
  return reportEnd(run, ended);
}

async function operation(run: Run): Promise<number> {
  const word = argument(run, 0);
  if (word === 'resume') return resume(run);
  const answer = await ANSWERS[word as keyof typeof ANSWERS](run);
  show(run, answer);
  run.printer.document({ operation: answer });
  return 0;
}

export const OPERATION_VERBS: readonly Verb[] = [
  {
    name: 'operation',
    arguments: [{ name: 'what', choices: ['status', 'pause', 'resume', 'cancel'] }],
    options: ['password-stdin', 'password-file'],
    run: operation,
  },
];
