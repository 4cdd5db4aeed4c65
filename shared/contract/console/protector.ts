/** What encrypts the secret store at rest: which one it is, unlock and lock, change it. */
import { z } from 'zod';
import { KEY_STORE_REASONS, PROTECTOR_KINDS } from '../../domain/protectors.ts';
import { procedure } from '../procedure.ts';
import { PasswordSchema } from '../schemas.ts';

const KindSchema = z.enum(PROTECTOR_KINDS);

/** Keys of the catalogue `domain`: what it protects against, and what not. */
const TextsSchema = z.object({
  protects: z.templateLiteral(['protector.', KindSchema, '.protects']),
  doesNot: z.templateLiteral(['protector.', KindSchema, '.doesNot']),
});

export const ProtectionSchema = TextsSchema.extend({
  /** In use; the older one while a change of protector is unfinished. */
  kind: KindSchema,
  /** True where the store needs a passphrase that was not given to this process. */
  locked: z.boolean(),
  /** A change to this one stopped half-way: the store opens with either; changing to either finishes it. */
  unfinished: KindSchema.nullable(),
  /** What the protector can be changed to, the one in use included (a passphrase by another). `reason`: `domain:keyStore.<reason>`. */
  available: z.array(TextsSchema.extend({ kind: KindSchema, available: z.boolean(), reason: z.enum(KEY_STORE_REASONS).optional() })),
});
export type Protection = z.infer<typeof ProtectionSchema>;

const LOCK_ERRORS = ['WRONG_PASSPHRASE', 'STORE_NOT_LOCKED'] as const;

export const protectorContract = {
  /** Opens nothing and asks for nothing: it says what the store's file names. */
  describe: procedure({ role: 'anyone', audited: false }).output(ProtectionSchema),
  /** For the process of the engine that is asked, until `lock` or its end. STORE_NOT_LOCKED where no passphrase protects the store. */
  unlock: procedure({ role: 'anyone', audited: true }, LOCK_ERRORS).input(z.object({ passphrase: PasswordSchema })),
  /** OPERATION_ACTIVE while this process is at work on one. */
  lock: procedure({ role: 'sso-administrator', audited: true }, ['STORE_NOT_LOCKED', 'OPERATION_ACTIVE']),
  /** `passphrase`: the new one, where `to` is one (PASSWORD_MISSING). `current`: of a store that is locked now. `kept`: what could not be removed. */
  change: procedure({ role: 'sso-administrator', audited: true }, [
    ...LOCK_ERRORS,
    'OPERATION_ACTIVE',
    'PASSWORD_MISSING',
    'PASSWORD_TOO_SHORT',
    'PASSWORD_TOO_LONG',
  ])
    .input(z.object({ to: KindSchema, passphrase: PasswordSchema.optional(), current: PasswordSchema.optional() }))
    .output(z.object({ kind: KindSchema, kept: z.array(KindSchema) })),
  /**
   * For a forgotten passphrase, or a key store that does not come back: the locked store and its last good copy are set aside, bytes and
   * all; Restore Master Secret… then makes a new one from a backup file. `confirmation`: the system's name. STORE_EXISTS where it opens.
   */
  setAside: procedure({ role: 'sso-administrator', audited: true }, ['CONFIRMATION_WRONG', 'STORE_EXISTS', 'OPERATION_ACTIVE']).input(
    z.object({ confirmation: z.string() }),
  ),
};
