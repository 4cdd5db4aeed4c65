/** Users and groups of the operating system, for those who name access accounts. Needed before there is a system: anyone may ask. */
import { z } from 'zod';
import { NAME_LENGTH, PAGE_ROWS_MAX } from '../../domain/limits.ts';
import { procedure } from '../procedure.ts';
import { nameSchema } from '../schemas.ts';

export const ACCOUNT_KINDS = ['user', 'group'] as const;

export const AccountCheckSchema = z.object({
  /** Whether it is accepted as an access account. One of another domain is, for this machine cannot ask. */
  known: z.boolean(),
  /** Null where it is not known, or cannot be asked for here. */
  kind: z.enum(ACCOUNT_KINDS).nullable(),
  /** `HOST\name`, as it is kept. */
  canonical: z.string(),
});
export type AccountCheck = z.infer<typeof AccountCheckSchema>;

export const LocalAccountSchema = z.object({
  /** `HOST\name`. */
  name: z.string(),
  kind: z.enum(ACCOUNT_KINDS),
  /** The person's full name; empty where none is known. */
  fullName: z.string(),
});
export type LocalAccount = z.infer<typeof LocalAccountSchema>;

export const accountsContract = {
  check: procedure({ role: 'anyone', audited: false })
    .input(z.object({ name: nameSchema(NAME_LENGTH.account) }))
    .output(AccountCheckSchema),
  /** Of this machine, users first, each in the order of names; `filter` in the name or the full name. None where the platform tells none. */
  list: procedure({ role: 'anyone', audited: false })
    .input(
      z.object({ filter: z.string().max(NAME_LENGTH.account).default(''), limit: z.number().int().min(1).max(PAGE_ROWS_MAX).default(100) }),
    )
    .output(z.object({ accounts: z.array(LocalAccountSchema), more: z.boolean() })),
};
