import { ORPCError } from '@orpc/client';
import { describe, expect, it } from 'vitest';
import type { OperationView } from '../../../shared/contract/schemas.ts';
import { operation, work } from '../../examples.helper.ts';
import { pageBeside, PAGES, type Answers } from './answers.ts';
import { carryOut, NOTHING_YET, STEPS, type CarriedOut, type Engine } from './carry-out.ts';
import { statusOf } from './step-list.tsx';

const ANSWERS: Answers = {
  systemName: ' Contoso ',
  serverName: '',
  administrators: ['HOST\\anna'],
  path: '/safe/{version}.bak',
  password: 'correct horse',
  reminder: '',
};

interface Script {
  readonly found?: OperationView | null;
  readonly states?: readonly OperationView['state'][];
  readonly holdsCurrent?: boolean;
  /** Somebody else ended the proof. */
  readonly proofEnded?: boolean;
  readonly refused?: Partial<Record<'create' | 'generate', string>>;
}

/** Answers as the script says, and writes down what was asked. */
function engine({
  found = null,
  states = ['preflight', 'stored', 'done'],
  holdsCurrent = true,
  proofEnded = false,
  refused = {},
}: Script = {}) {
  const asked: string[] = [];
  const note = (call: string): void => void asked.push(call);
  const refuse = (code: string | undefined): void => {
    if (code !== undefined) throw new ORPCError(code);
  };
  const stream = (call: string) => () => {
    note(call);
    refuse(call === 'generate' ? refused.generate : undefined);
    return Promise.resolve(
      // eslint-disable-next-line @typescript-eslint/require-await -- a stream of what is known already
      (async function* () {
        for (const state of states) yield { operation: operation({ state, backupPath: '/safe/1.bak', secretVersion: 1 }) };
      })(),
    );
  };
  const calls = {
    system: {
      create: (input: object) => {
        note(`create ${JSON.stringify(input)}`);
        refuse(refused.create);
        return Promise.resolve({ systemId: '', serverId: '', serverName: 'SSO1', databasePath: '/data/credentials.db' });
      },
    },
    operation: { status: () => Promise.resolve(found), follow: stream('follow'), resume: stream('resume') },
    secret: { generate: stream('generate') },
    backup: {
      verify: ({ path }: { path: string }) => {
        note(`verify ${path}`);
        return Promise.resolve(
          // eslint-disable-next-line @typescript-eslint/require-await -- a stream of what is known already
          (async function* () {
            yield { work: work(), result: null };
            if (!proofEnded) yield { work: work({ state: 'done' }), result: { holdsCurrent } };
          })(),
        );
      },
    },
    work: { dismiss: () => Promise.resolve() },
  };
  return { asked, calls: calls as unknown as Engine };
}

async function run(script: Script, before: CarriedOut = NOTHING_YET) {
  const { asked, calls } = engine(script);
  const told: CarriedOut[] = [];
  const error: unknown = await carryOut(calls, ANSWERS, before, (now) => told.push(now)).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  return { asked, told, error, last: told.at(-1) ?? before };
}

describe('carrying a configuration out', () => {
  it('creates, generates, backs up and verifies, and tells each as it begins', async () => {
    const { asked, told, last, error } = await run({});
    expect(error).toBeNull();
    expect(asked).toEqual(['create {"systemName":"Contoso","administrators":["HOST\\\\anna"]}', 'generate', 'verify /safe/1.bak']);
    expect([...new Set(told.map(({ step }) => step))]).toEqual(['create', 'generate', 'back-up', 'verify', null]);
    expect(STEPS.map((step) => statusOf(step, last, false))).toEqual(['done', 'done', 'done', 'done']);
  });

  it('stops where it fails, and says which steps are done and which are not', async () => {
    const { last, error } = await run({ refused: { generate: 'FILE_EXISTS' } });
    expect(error).toMatchObject({ code: 'FILE_EXISTS' });
    expect(STEPS.map((step) => statusOf(step, last, true))).toEqual(['done', 'failed', 'ahead', 'ahead']);
  });

  it('does not create twice', async () => {
    const first = await run({ refused: { generate: 'FILE_EXISTS' } });
    const again = await run({}, first.last);
    expect(again.asked).toEqual(['generate', 'verify /safe/1.bak']);
  });

  it.each([
    ['follows what still runs', { state: 'stored', running: true }, 'follow'],
    ['resumes what stands still', { state: 'stored', running: false }, 'resume'],
    ['generates anew after one that was cancelled', { state: 'cancelled', running: false }, 'generate'],
  ] as const)('%s of a try before', async (_name, found, call) => {
    const { asked } = await run({ found: operation(found) });
    expect(asked[1]).toBe(call);
  });

  it('only verifies where the generation had ended behind a broken connection', async () => {
    const { asked, error } = await run({ found: operation({ state: 'done', running: false, backupPath: '/safe/1.bak' }) });
    expect(error).toBeNull();
    expect(asked.slice(1)).toEqual(['verify /safe/1.bak']);
  });

  it('is not done where somebody cancelled the generation, or the file lacks the secret', async () => {
    expect((await run({ states: ['preflight', 'cancelled'] })).error).toMatchObject({ code: 'OPERATION_CANCELLED' });
    expect((await run({ holdsCurrent: false })).error).toMatchObject({ code: 'BACKUP_FOREIGN' });
    expect((await run({ proofEnded: true })).error).toMatchObject({ code: 'OPERATION_CANCELLED' });
  });
});

it('the pages follow each other, and end', () => {
  expect(pageBeside('welcome', -1)).toBeNull();
  expect(pageBeside('names', 1)).toBe('database');
  expect(pageBeside(PAGES.at(-1) ?? 'done', 1)).toBeNull();
});
