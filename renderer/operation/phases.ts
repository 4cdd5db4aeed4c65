/** The steps of an operation as a person follows them: which are behind, which is at work, which are to come. */
import { OPERATION_STATES, isActive, type OperationKind, type OperationState } from '../../shared/domain/operation-states.ts';

/** A restore or a reconcile writes no backup file; the switch is a moment, told with what is announced. */
const STEPS: Readonly<Record<OperationKind, readonly OperationState[]>> = {
  generate: ['preflight', 'stored', 'backed-up', 'announced', 're-encrypting'],
  restore: ['preflight', 'stored', 're-encrypting'],
  reconcile: ['preflight', 'announced', 're-encrypting'],
};

export type StepStatus = 'behind' | 'now' | 'ahead';
export interface Step {
  readonly state: OperationState;
  readonly status: StepStatus;
}

const order = (state: OperationState): number => OPERATION_STATES.indexOf(state);

/**
 * A state says what is durable, so the step at work is the one after it; while `preflight` is the state, checking is at work.
 */
function atWork(steps: readonly OperationState[], state: OperationState): number {
  if (state === 'preflight') return 0;
  const next = steps.findIndex((step) => order(step) > order(state));
  return next < 0 ? steps.length - 1 : next;
}

export function stepsOf(kind: OperationKind, state: OperationState): readonly Step[] {
  const steps = STEPS[kind];
  if (!isActive(state)) return steps.map((step) => ({ state: step, status: state === 'done' ? 'behind' : 'ahead' }));
  const now = atWork(steps, state);
  return steps.map((step, index) => ({ state: step, status: index < now ? 'behind' : index === now ? 'now' : 'ahead' }));
}
