import { follow } from '../master-secret/follow.ts';
import { cancel, pause, resume } from '../master-secret/operation-control.ts';
import { operationStatus } from '../master-secret/operation-view.ts';
import type { Implementer } from './middleware.ts';

export const operationRouter = ({ operation }: Implementer) =>
  operation.router({
    status: operation.status.handler(({ context: { parts } }) => operationStatus(parts)),
    follow: operation.follow.handler(({ context: { parts } }) => follow(parts)),
    pause: operation.pause.handler(({ context: { parts, caller } }) => pause(parts, caller)),
    resume: operation.resume.handler(({ context: { parts, caller }, input }) => resume(parts, caller, input)),
    cancel: operation.cancel.handler(({ context: { parts, caller } }) => cancel(parts, caller)),
  });
