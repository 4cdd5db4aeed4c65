/**
 * How every procedure of the console contract is declared: the role it needs, whether it is audited, which errors it may
 * answer, its input and its output. An error travels as its code (errors.ts) with the params of its text.
 */
import { oc } from '@orpc/contract';
import { z } from 'zod';
import { ERRORS, type ErrorCode } from '../errors.ts';
import type { RequiredRole } from '../domain/roles.ts';

export interface ProcedureMeta {
  readonly role: RequiredRole;
  /** An audited procedure leaves a record whatever its outcome. */
  readonly audited: boolean;
  /** Also where there is no system yet, for whoever owns the data folder: it can bring one there. */
  readonly beforeSetUp?: boolean;
}

export const ErrorDataSchema = z.object({
  number: z.number().int().nullable(),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
});
export type ErrorData = z.infer<typeof ErrorDataSchema>;

/** What any procedure may answer, for it needs an engine, a caller and an input. */
export const COMMON_ERRORS = [
  'ACCESS_DENIED',
  'NOT_CONFIGURED',
  'SETTINGS_DAMAGED',
  'INPUT_INVALID',
  'INTERNAL',
  'STORE_MISSING',
  'STORE_DAMAGED',
  'STORE_NEWER',
  'STORE_EXPOSED',
  'STORE_FOREIGN',
  'STORE_UNREACHABLE',
  'STORE_WRITE_FAILED',
  'STORE_LOCKED',
  'KEY_STORE_REFUSED',
  'KEY_FILE_MISSING',
  'KEY_FILE_WRONG',
  'KEY_FILE_UNREADABLE',
  'KEY_FILE_EXPOSED',
  'DATABASE_MISSING',
  'DATABASE_AWAY',
  'DATABASE_DAMAGED',
  'DATABASE_FOREIGN',
  'DATABASE_ROLLED_BACK',
  'SCHEMA_OLD',
  'SCHEMA_NEW',
  'RIGHTS_ALTERED',
  'CONFLICT',
] as const satisfies readonly ErrorCode[];

type FailureMap<Code extends ErrorCode> = { [K in Code]: { status: number; data: typeof ErrorDataSchema } };

function failures<Code extends ErrorCode>(codes: readonly Code[]): FailureMap<Code> {
  const status = (code: ErrorCode): number => (ERRORS[code].severity === 'error' ? 500 : 409);
  return Object.fromEntries(codes.map((code) => [code, { status: status(code), data: ErrorDataSchema }])) as FailureMap<Code>;
}

export function procedure<Code extends ErrorCode = never>(meta: ProcedureMeta, codes: readonly Code[] = []) {
  return oc
    .$meta<ProcedureMeta>({ role: 'sso-administrator', audited: true })
    .meta(meta)
    .errors(failures([...COMMON_ERRORS, ...codes]));
}
