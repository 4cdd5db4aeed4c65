/**
 * The shell contract, implemented once on what a shell can do. What it cannot, it says: nothing is silently left out. What nobody foresaw
 * stands in the engine's log, and the page gets the number under which it does, as from the engine's own router.
 */
import { randomUUID } from 'node:crypto';
import { implement, ORPCError, type Router } from '@orpc/server';
import type { z } from 'zod';
import { shellContract } from '../../shared/contract/shell.ts';
import type { hostContract } from '../../shared/contract/host.ts';
import { ERRORS, isSsoError } from '../../shared/errors.ts';
import type { Caller } from '../parts.ts';
import { dataFolder } from '../platform/data-folder.ts';
import { logFailure } from '../platform/log.ts';
import { unforeseen } from '../router/errors.ts';
import { viewFolder } from './folder-view.ts';
import { writeText } from './write-text.ts';
import type { PreferenceFile } from './preferences.ts';

/** What comes with every call, made by the shell and never by the page. */
export interface HostContext {
  readonly caller: Caller;
}
export type HostRouter = Router<typeof hostContract, HostContext>;

type Shell = typeof shellContract;
type Output<Name extends 'about'> = z.infer<NonNullable<Shell[Name]['~orpc']['outputSchema']>>;
type Input<Name extends 'pickFile' | 'notify'> = z.infer<NonNullable<Shell[Name]['~orpc']['inputSchema']>>;
export type About = Output<'about'>;
export type FileQuestion = Input<'pickFile'>;
export type Notice = Input<'notify'>;

/** Each answers whether the person was shown something; without dialogs the page draws its own from `folder`. */
export interface ShellAbilities {
  readonly about: About;
  readonly dialogs: {
    pickFile(question: FileQuestion): Promise<string | null>;
    nameFile(question: FileQuestion): Promise<string | null>;
  } | null;
  notify(notice: Notice): boolean;
  showProgress(value: number | null): boolean;
}

/** What the contract names, and what a page asked that is not in it, is an answer; all else nobody foresaw. */
const isAnswer = (error: unknown): boolean => error instanceof ORPCError && (error.defined || error.code === 'BAD_REQUEST');

export function createShellRouter(abilities: ShellAbilities, preferences: PreferenceFile, home: string) {
  const os = implement(shellContract)
    .$context<HostContext>()
    .use(async ({ next, path, context }) => {
      try {
        return await next();
      } catch (error) {
        if (isAnswer(error)) throw error;
        const correlation = randomUUID();
        logFailure(dataFolder(home), { correlation, procedure: path.join('.'), account: context.caller.account }, error);
        throw unforeseen(correlation);
      }
    });
  return os.router({
    about: os.about.handler(() => abilities.about),
    pickFile: os.pickFile.handler(({ input, errors }) => {
      if (!abilities.dialogs) throw errors.NO_NATIVE_DIALOG();
      return abilities.dialogs.pickFile(input);
    }),
    nameFile: os.nameFile.handler(({ input, errors }) => {
      if (!abilities.dialogs) throw errors.NO_NATIVE_DIALOG();
      return abilities.dialogs.nameFile(input);
    }),
    folder: os.folder.handler(async ({ input, errors }) => {
      try {
        return await viewFolder(input.path, home);
      } catch (error) {
        if (!isSsoError(error, 'FILE_MISSING', 'FILE_NOT_READABLE')) throw error;
        const data = { number: ERRORS[error.code].number, params: error.params };
        throw error.code === 'FILE_MISSING' ? errors.FILE_MISSING({ data }) : errors.FILE_NOT_READABLE({ data });
      }
    }),
    writeText: os.writeText.handler(async ({ input, errors }) => {
      try {
        await writeText(input.path, input.text);
      } catch (error) {
        if (!isSsoError(error, 'FILE_EXISTS', 'FILE_NOT_WRITABLE', 'PATH_NOT_ABSOLUTE')) throw error;
        const data = { number: ERRORS[error.code].number, params: error.params };
        if (error.code === 'FILE_EXISTS') throw errors.FILE_EXISTS({ data });
        throw error.code === 'FILE_NOT_WRITABLE' ? errors.FILE_NOT_WRITABLE({ data }) : errors.PATH_NOT_ABSOLUTE({ data });
      }
    }),
    notify: os.notify.handler(({ input }) => ({ shown: abilities.notify(input) })),
    showProgress: os.showProgress.handler(({ input }) => ({ shown: abilities.showProgress(input.value) })),
    preferences: {
      read: os.preferences.read.handler(() => preferences.read()),
      write: os.preferences.write.handler(({ input }) => preferences.write(withoutUndefined(input))),
    },
  });
}

/** What the page left out stays as it is. */
function withoutUndefined<T extends object>(change: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
