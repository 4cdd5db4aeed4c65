/** What every procedure of the console contract must be, by walking all of it: a new one that forgets something fails here. */
import { getEventIteratorSchemaDetails, isContractProcedure, type AnySchema } from '@orpc/contract';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { consoleContract } from '../../shared/contract/console/index.ts';
import type { ProcedureMeta } from '../../shared/contract/procedure.ts';
import { PasswordSchema, secretInputs } from '../../shared/contract/schemas.ts';
import { ERRORS } from '../../shared/errors.ts';
import { ROLES } from '../../shared/domain/roles.ts';

/** What these tests look at, without the contract library's many type parameters. */
interface Definition {
  readonly meta: Partial<ProcedureMeta>;
  readonly errorMap: Readonly<Record<string, unknown>>;
  readonly inputSchema: unknown;
  readonly outputSchema: AnySchema | undefined;
}
type Procedures = readonly (readonly [string, Definition])[];

function proceduresOf(router: object, path = ''): Procedures {
  return Object.entries(router).flatMap(([name, item]: [string, unknown]): Procedures => {
    if (isContractProcedure(item)) return [[path + name, item['~orpc'] as Definition]];
    return typeof item === 'object' && item !== null ? proceduresOf(item, `${path}${name}.`) : [];
  });
}

interface Visit {
  readonly path: string;
  readonly schema: z.core.$ZodType;
}

/** Every schema inside another, by its definition: objects, arrays, unions, records, whatever zod has or will have. */
function walk(schema: z.core.$ZodType, path = '', seen = new Set<unknown>()): Visit[] {
  if (seen.has(schema)) return [];
  seen.add(schema);
  return [{ path, schema }, ...childrenOf(schema._zod.def, path, seen)];
}

function childrenOf(value: unknown, path: string, seen: Set<unknown>): Visit[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]: [string, unknown]) => {
    const at = key === 'shape' || key === 'element' || key === 'innerType' || key === 'options' ? path : `${path}.${key}`;
    if (item instanceof z.core.$ZodType) return walk(item, at, seen);
    return key === 'shape' || Array.isArray(item) ? childrenOf(item, at, seen) : [];
  });
}

/** The output, or the events of a stream. */
function outputOf({ outputSchema: schema }: Definition): z.core.$ZodType | null {
  const inner: unknown = getEventIteratorSchemaDetails(schema)?.yields ?? schema;
  return inner instanceof z.core.$ZodType ? inner : null;
}

const procedures = proceduresOf(consoleContract);
const isSecret = (schema: z.core.$ZodType): boolean => secretInputs.has(schema);
const SECRET_NAMES = /(password|envelope|plaintext|secretKey|privateKey|recordKey)$/i;
/** A flag of ENTSSO's: whether one is asked for, yes or no. */
const YES_OR_NO = /\.validatePassword$/;
const leaks = (visits: readonly Visit[]): string[] =>
  visits.filter(({ schema, path }) => isSecret(schema) || (SECRET_NAMES.test(path) && !YES_OR_NO.test(path))).map(({ path }) => path);

describe.each(procedures)('%s', (path, procedure) => {
  const { meta, errorMap, inputSchema } = procedure;

  it('says which role it needs, and whether it is audited', () => {
    expect([...ROLES, 'anyone']).toContain(meta.role);
    expect(typeof meta.audited).toBe('boolean');
  });

  it('is audited where anything but a question is asked', () => {
    const questions =
      /\.(overview|settings|watch|status|follow|list|listOwn|planBackup|describe|unreadable|actions|get|history|page|find|check|dismiss)$/;
    expect(meta.audited).toBe(!questions.test(path));
  });

  it('may answer errors of the one registry only', () => {
    for (const code of Object.keys(errorMap)) expect(ERRORS).toHaveProperty(code);
    for (const code of ['ACCESS_DENIED', 'INPUT_INVALID', 'INTERNAL']) expect(errorMap).toHaveProperty(code);
  });

  it('has no masked field in its output', () => {
    const output = outputOf(procedure);
    expect(output ? leaks(walk(output)) : []).toEqual([]);
  });

  it('names every secret of its input as one', () => {
    if (!(inputSchema instanceof z.core.$ZodType)) return;
    const visits = walk(inputSchema);
    for (const { path: at, schema } of visits) {
      const told = isSecret(schema) || visits.some((visit) => visit.path === at && isSecret(visit.schema));
      if (/(password|\.values)$/i.test(at) && !YES_OR_NO.test(at)) expect(told, at).toBe(true);
    }
  });
});

it('finds them all', () => {
  expect(procedures.length).toBeGreaterThanOrEqual(29);
});

it('would find a masked field, were there one', () => {
  const leaking = z.object({ rows: z.array(z.union([z.null(), z.object({ deep: PasswordSchema.optional() })])), 'x-envelope': z.string() });
  expect(leaks(walk(leaking))).toEqual(['.rows.1.deep', '.x-envelope']);
});
