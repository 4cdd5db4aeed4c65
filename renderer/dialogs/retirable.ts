import type { RingSecretView } from '../../shared/contract/schemas.ts';

/** Secrets that no row needs and that new data does not use. */
export const retirable = (ring: readonly RingSecretView[]): readonly RingSecretView[] =>
  ring.filter(({ state, rows }) => (state === 'previous' || state === 'cancelled') && rows === 0);
