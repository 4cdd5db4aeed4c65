/**
 * A stream that has begun needs no password any more; but whatever carried the call (oRPC, a link) keeps what it was given for as long as
 * the stream is followed, which may be hours. So its secrets are taken out of it.
 */
import { z } from 'zod';
import { secretInputs } from '../../shared/contract/schemas.ts';

const isSecret = (schema: z.core.$ZodType): boolean =>
  secretInputs.has(schema) || (schema instanceof z.ZodOptional && isSecret(schema.unwrap()));

/** Changes `input`: the object that came in, of which the use case was given a copy. */
export function forgetSecrets(schema: unknown, input: unknown): void {
  if (!(schema instanceof z.ZodObject) || typeof input !== 'object' || input === null) return;
  for (const [name, field] of Object.entries(schema.shape)) if (isSecret(field as z.core.$ZodType)) Reflect.deleteProperty(input, name);
}
