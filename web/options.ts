/** The options of `npm start`. */
import { parseArgs } from 'node:util';
import { z } from 'zod';

const OptionsSchema = z.object({
  browser: z.boolean().default(false),
  'no-window': z.boolean().default(false),
  port: z.coerce.number().int().min(1).max(65_535).optional(),
});
export type StartOptions = z.infer<typeof OptionsSchema>;

/** Null for wrong usage. */
export function readOptions(args: readonly string[]): StartOptions | null {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { browser: { type: 'boolean' }, 'no-window': { type: 'boolean' }, port: { type: 'string' } },
    });
    return OptionsSchema.safeParse(values).data ?? null;
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}
