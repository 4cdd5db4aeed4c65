/** What went wrong, as the page can tell: a code of the registry with its params, a connection that broke under a call, or none for it. */
import { ORPCError } from '@orpc/client';
import { ERRORS, type ErrorCode, type ErrorParams } from '../../shared/errors.ts';
import { NotSent } from './not-sent.ts';

export type Failure =
  | { readonly kind: 'error'; readonly code: ErrorCode; readonly params: ErrorParams }
  | { readonly kind: 'connection' }
  | { readonly kind: 'unsent' };

const isCode = (code: string): code is ErrorCode => Object.hasOwn(ERRORS, code);

function paramsOf(data: unknown): ErrorParams {
  const params: unknown = typeof data === 'object' && data !== null && 'params' in data ? data.params : null;
  return typeof params === 'object' && params !== null ? (params as ErrorParams) : {};
}

/** An answer of the engine is an ORPCError; whatever else is thrown by a call is the link's. */
export function failureOf(thrown: unknown): Failure {
  if (thrown instanceof NotSent) return { kind: 'unsent' };
  if (!(thrown instanceof ORPCError)) return { kind: 'connection' };
  const { code, data } = thrown as ORPCError<string, unknown>;
  return isCode(code) ? { kind: 'error', code, params: paramsOf(data) } : { kind: 'error', code: 'INTERNAL', params: {} };
}

export const hasCode = (failure: Failure | null, ...codes: readonly ErrorCode[]): boolean =>
  failure?.kind === 'error' && codes.includes(failure.code);
