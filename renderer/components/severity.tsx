/** Severity as a sign that does not rest on colour alone: each has its own shape, and its word stands beside it. */
import type { Severity } from '../../shared/domain/situations.ts';
import { Icon } from '../icons/icon.tsx';

export type Sign = Severity | 'well';

const COLOURS = { stop: 'error.main', risk: 'warning.main', note: 'info.main', well: 'success.main' } as const;

export const signColour = (sign: Sign): string => COLOURS[sign];

export function SeverityIcon({ severity, size = 20 }: { severity: Sign; size?: number }) {
  return <Icon name={severity} size={size} colour={COLOURS[severity]} />;
}
