/** What every call passes: it gets a correlation id, its errors are mapped, its caller is authorised, in this order. */
import { randomUUID } from 'node:crypto';
import { implement } from '@orpc/server';
import { consoleContract } from '../../shared/contract/console/index.ts';
import { authorize, mayBring } from '../access/index.ts';
import { recordingCall } from '../audit/index.ts';
import type { Caller, EngineParts } from '../parts.ts';
import { logFailure } from '../platform/log.ts';
import { foreseen, pathOf, toTravelling, unforeseen, type Travelling } from './errors.ts';
import { forgetSecrets } from './forget-secrets.ts';
import { namedApplications } from './named-applications.ts';
import { recordRefusal } from './refusal.ts';
import { begun, isStream, translated } from './streams.ts';

/** What a shell hands over with each call: who asks, as the operating system proved it. Never from the page. */
export interface RouterContext {
  readonly caller: Caller;
}

type Translate = (error: unknown) => Travelling;

/** It lives as long as a stream: it holds nothing of the input but the path that a message may name. */
function translator(parts: EngineParts, procedure: string, { account }: Caller, path: string | null): Translate {
  return (error) => {
    const known = foreseen(error);
    if (known) return toTravelling(known, path);
    const correlation = randomUUID();
    logFailure(parts.folder, { correlation, procedure, account }, error);
    return unforeseen(correlation);
  };
}

/** The contract with its middleware, ready for handlers. */
export function implementer(parts: EngineParts) {
  return implement(consoleContract)
    .$context<RouterContext>()
    .use(async ({ next, path, context, procedure }, input, output) => {
      const translate = translator(parts, path.join('.'), context.caller, pathOf(input));
      try {
        const result = await next();
        if (!isStream(result.output)) return result;
        forgetSecrets(procedure['~orpc'].inputSchema, input);
        return await output(translated(result.output, translate));
      } catch (error) {
        throw translate(error);
      }
    })
    .use(async ({ next, procedure, path, context }, input, output) => {
      const { role, audited, beforeSetUp = false } = procedure['~orpc'].meta;
      const answer = async () => {
        if (!beforeSetUp || !(await mayBring(parts, context.caller)))
          await authorize(parts, context.caller, role, namedApplications(path, input));
        const result = await next();
        return isStream(result.output) ? await output(await begun(result.output)) : result;
      };
      return audited ? recordingCall(answer, (error) => recordRefusal(parts, context.caller, path.join('.'), error)) : answer();
    })
    .use(({ next }) => next({ context: { parts } }));
}

export type Implementer = ReturnType<typeof implementer>;
