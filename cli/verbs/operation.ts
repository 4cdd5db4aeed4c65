/** ssoconfig -operation: the one active operation of the system. */
import { isActive } from '../../shared/domain/operation-states.ts';
import type { OperationView } from '../../shared/contract/schemas.ts';
import { followOperation, reportEnd } from '../operation-follow.ts';
import { newPassword, reminderOf } from '../new-password.ts';
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

/** Of a file that is there already, once; of one that is still to be written as for any new backup. */
async function asked(run: Run, backup: unknown): Promise<{ password: string; reminder?: string }> {
  if (backup === 'new') return { password: await newPassword(run), reminder: await reminderOf(run) };
  return { password: await readSecret(run.io, run.given.options, { message: run.i18n.t('cli:prompt.password') }) };
}

/** The password is asked for only where the backup file may still have to be written. */
async function resumeStream(run: Run) {
  const { client, given } = run;
  const scripted = given.options.has('password-stdin') || given.options.has('password-file');
  if (scripted) return client.operation.resume({ password: await newPassword(run), reminder: await reminderOf(run) });
  try {
    return await client.operation.resume({});
  } catch (error) {
    const { code, params } = toSsoError(error);
    if (code !== 'PASSWORD_MISSING') throw error;
    return client.operation.resume(await asked(run, params['backup']));
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
    options: ['password-stdin', 'password-file', 'reminder'],
    run: operation,
  },
];
