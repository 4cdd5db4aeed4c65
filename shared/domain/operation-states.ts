/**
 * An operation walks these states in order, each durable before the next (DESIGN §6). Which of them a kind passes
 * through is its own: a reconcile has no backup file. `done`, `cancelled` and `failed` end it.
 */
export const OPERATION_KINDS = ['generate', 'restore', 'reconcile'] as const;
export type OperationKind = (typeof OPERATION_KINDS)[number];

export const OPERATION_STATES = [
  'preflight',
  'stored',
  'backed-up',
  'announced',
  'current',
  're-encrypting',
  'done',
  'cancelled',
  'failed',
] as const;
export type OperationState = (typeof OPERATION_STATES)[number];

export const ENDED_STATES: readonly OperationState[] = ['done', 'cancelled', 'failed'];

/** Before the switch an operation can be cancelled and has changed nothing; from `current` on it only goes forward. */
export const isBeforeSwitch = (state: OperationState): boolean =>
  state === 'preflight' || state === 'stored' || state === 'backed-up' || state === 'announced';

export const isActive = (state: OperationState): boolean => !ENDED_STATES.includes(state);
