/** From what the engine throws to what travels: a code of errors.ts, its number and the params of its text. Nothing else. */
import { ORPCError, ValidationError } from '@orpc/server';
import type { ErrorData } from '../../shared/contract/procedure.ts';
import { ERRORS, isSsoError, SsoError, type ErrorCode, type ErrorParams } from '../../shared/errors.ts';

export type Travelling = ORPCError<ErrorCode, ErrorData>;

function travelling(code: ErrorCode, params: ErrorParams): Travelling {
  const { number, severity } = ERRORS[code];
  return new ORPCError(code, { message: code, status: severity === 'error' ? 500 : 409, data: { number, params } });
}

/** Of what a call was given, all that the text of an error may need: nobody has to keep the rest of it for that. */
export const pathOf = (input: unknown): string | null =>
  typeof input === 'object' && input !== null && 'path' in input && typeof input.path === 'string' ? input.path : null;

/** A file that the caller named is named back to him; no other path is ours to tell. */
function withPath(params: ErrorParams, path: string | null): ErrorParams {
  return path === null || 'path' in params ? params : { ...params, path };
}

/** Where in the input the first fault is, never what stood there. */
function faultyField({ issues }: ValidationError): string {
  const path = issues[0]?.path ?? [];
  return path.map((step) => String(typeof step === 'object' ? step.key : step)).join('.') || '?';
}

function inputFault(error: unknown): SsoError | null {
  if (!(error instanceof ORPCError) || error.code !== 'BAD_REQUEST' || !(error.cause instanceof ValidationError)) return null;
  return new SsoError('INPUT_INVALID', { field: faultyField(error.cause) });
}

/** INTERNAL is the one code whose cause somebody has to look for. */
export function foreseen(error: unknown): SsoError | null {
  const known = isSsoError(error) ? error : inputFault(error);
  return known?.code === 'INTERNAL' ? null : known;
}

export function toTravelling(error: SsoError, path: string | null): Travelling {
  return travelling(error.code, withPath(error.params, path));
}

/** Whoever asks gets a number to quote; what happened stands in the log under it. */
export const unforeseen = (correlation: string): Travelling => travelling('INTERNAL', { correlation });
