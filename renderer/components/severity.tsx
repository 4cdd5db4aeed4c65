/** Severity as a sign that does not rest on colour alone: each has its own shape, and its word stands beside it. */
import CheckCircle from '@mui/icons-material/CheckCircle';
import ErrorIcon from '@mui/icons-material/Error';
import Info from '@mui/icons-material/Info';
import Warning from '@mui/icons-material/Warning';
import type { Severity } from '../../shared/domain/situations.ts';

export type Sign = Severity | 'well';

const SIGNS = {
  stop: { Icon: ErrorIcon, colour: 'error.main' },
  risk: { Icon: Warning, colour: 'warning.main' },
  note: { Icon: Info, colour: 'info.main' },
  well: { Icon: CheckCircle, colour: 'success.main' },
} as const;

export const signColour = (sign: Sign): string => SIGNS[sign].colour;

export function SeverityIcon({ severity, size = 20 }: { severity: Sign; size?: number }) {
  const { Icon, colour } = SIGNS[severity];
  return <Icon aria-hidden sx={{ fontSize: size, color: colour, flex: 'none' }} />;
}
