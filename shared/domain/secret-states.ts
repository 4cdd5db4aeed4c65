/**
 * States of a master secret in the key ring. New data uses `current`; `previous` are kept for what was written under them;
 * `pending` is not yet current; `cancelled` never was; `retired` has left the ring (its `secret` row stays for ever).
 */
export const SECRET_STATES = ['current', 'previous', 'pending', 'cancelled', 'retired'] as const;
export type SecretState = (typeof SECRET_STATES)[number];
