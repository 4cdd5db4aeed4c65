import { cancelWork } from '../work/cancel.ts';
import { followWork } from '../work/follow.ts';
import type { Implementer } from './middleware.ts';

export const workRouter = ({ work }: Implementer) =>
  work.router({
    follow: work.follow.handler(({ context: { parts }, input }) => followWork(parts, input)),
    cancel: work.cancel.handler(({ context: { parts, caller }, input }) => cancelWork(parts, caller, input)),
    dismiss: work.dismiss.handler(({ context: { parts }, input }) => parts.work.dismiss(input.id)),
  });
