/**
 * Carries the answers out: create, generate, back up, verify, each told as it begins. What is done stays done: after a failure it is
 * called again with what was carried out and goes on from there.
 */
import { ORPCError } from '@orpc/client';
import type { BackupVerification } from '../../../shared/contract/console/backup.ts';
import type { ConsoleClient } from '../../../shared/contract/console/index.ts';
import type { OperationProgress } from '../../../shared/contract/console/operation.ts';
import type { OperationView } from '../../../shared/contract/schemas.ts';
import { isActive } from '../../../shared/domain/operation-states.ts';
import type { Answers } from './answers.ts';

export const STEPS = ['create', 'generate', 'back-up', 'verify'] as const;
export type StepId = (typeof STEPS)[number];

type Created = Awaited<ReturnType<ConsoleClient['system']['create']>>;

export interface CarriedOut {
  /** At work, or where it stopped; null before the first and after the last. */
  readonly step: StepId | null;
  readonly created: Created | null;
  readonly generated: OperationView | null;
  readonly verified: BackupVerification | null;
}
export const NOTHING_YET: CarriedOut = { step: null, created: null, generated: null, verified: null };

export type Engine = Pick<ConsoleClient, 'system' | 'secret' | 'backup' | 'operation' | 'work'>;

/** Fails as its calls do; OPERATION_CANCELLED where somebody else ended or paused the generation, or ended the proof. */
export async function carryOut(engine: Engine, answers: Answers, before: CarriedOut, tell: (now: CarriedOut) => void): Promise<void> {
  let now = before;
  const set = (part: Partial<CarriedOut>): void => tell((now = { ...now, ...part }));
  if (now.created === null) {
    set({ step: 'create' });
    set({ created: await create(engine, answers) });
  }
  const generated = now.generated ?? (await generate(engine, answers, (step) => set({ step })));
  set({ generated, step: 'verify' });
  set({ verified: await prove(engine, generated.backupPath ?? answers.path, answers.password), step: null });
}

function create({ system }: Engine, { systemName, serverName, administrators }: Answers): Promise<Created> {
  const named = serverName.trim();
  return system.create({
    systemName: systemName.trim(),
    administrators: [...administrators],
    ...(named === '' ? {} : { serverName: named }),
  });
}

/** While `stored` is what is durable, the backup file is being written; before, the secret is made. */
const stepOf = ({ state }: OperationView): StepId => (state === 'preflight' ? 'generate' : 'back-up');

async function generate(engine: Engine, answers: Answers, tell: (step: StepId) => void): Promise<OperationView> {
  tell('generate');
  let last: OperationView | null = null;
  for await (const { operation } of await generation(engine, answers)) {
    last = operation;
    tell(stepOf(operation));
  }
  if (last?.state !== 'done') throw new ORPCError('OPERATION_CANCELLED', { data: { params: {} } });
  return last;
}

/** The one that a try before this has begun, wherever it stands; else a new one. */
async function generation({ operation, secret }: Engine, answers: Answers): Promise<AsyncIterable<Pick<OperationProgress, 'operation'>>> {
  const { path, password, reminder } = answers;
  const found = await operation.status();
  if (found?.state === 'done') return only(found);
  if (found === null || !isActive(found.state)) return secret.generate({ path, password, reminder });
  return found.running ? operation.follow() : operation.resume({ password, reminder });
}

// eslint-disable-next-line @typescript-eslint/require-await -- a stream of what is known already
async function* only(operation: OperationView): AsyncGenerator<Pick<OperationProgress, 'operation'>> {
  yield { operation };
}

/** Looked at here: no other window has to be told of it. */
async function prove({ backup, work }: Engine, path: string, password: string): Promise<BackupVerification> {
  for await (const { work: verifying, result } of await backup.verify({ path, password })) {
    if (result === null) continue;
    await work.dismiss({ id: verifying.id });
    if (!result.holdsCurrent) throw new ORPCError('BACKUP_FOREIGN', { data: { params: { path } } });
    return result;
  }
  throw new ORPCError('OPERATION_CANCELLED', { data: { params: {} } });
}
