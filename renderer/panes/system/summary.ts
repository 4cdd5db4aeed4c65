/** The heading over the situations: how much needs attention, in the words of the worst of it. */
import { SITUATIONS, type Situation } from '../../../shared/domain/situations.ts';

export interface Summary {
  /** Under `situations` in the catalogue. */
  readonly key: 'allWell' | 'someStop' | 'someRisk' | 'someNote';
  readonly count: number;
}

export function summaryOf(situations: readonly Situation[]): Summary {
  const of = (severity: string): number => situations.filter(({ id }) => SITUATIONS[id].severity === severity).length;
  if (of('stop') > 0) return { key: 'someStop', count: of('stop') };
  if (of('risk') > 0) return { key: 'someRisk', count: of('risk') };
  return of('note') > 0 ? { key: 'someNote', count: of('note') } : { key: 'allWell', count: 0 };
}
