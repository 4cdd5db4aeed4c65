/**
 * What can encrypt the secret store at rest. What each protects against, and what not, stands in `i18n/<language>/domain.json` under
 * `protector.<kind>`: `name`, `protects`, `doesNot`.
 */
export const PROTECTOR_KINDS = ['key-file', 'passphrase', 'key-store'] as const;
export type ProtectorKind = (typeof PROTECTOR_KINDS)[number];

export const isProtectorKind = (name: string): name is ProtectorKind => (PROTECTOR_KINDS as readonly string[]).includes(name);

/** Why the operating system's key store cannot be used; the texts stand under `keyStore.<reason>`. */
export const KEY_STORE_REASONS = ['no-library', 'refused', 'forgets'] as const;
export type KeyStoreReason = (typeof KEY_STORE_REASONS)[number];
