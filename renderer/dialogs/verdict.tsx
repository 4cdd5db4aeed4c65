/** How something ended: one sentence with its sign, then what goes with it. */
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { SeverityIcon, type Sign } from '../components/severity.tsx';

interface Props {
  readonly sign: Sign;
  readonly sentence: string;
  readonly details?: readonly string[];
}

export function Verdict({ sign, sentence, details = [] }: Props) {
  return (
    <Box role="status" sx={{ display: 'flex', gap: 1.25, mb: 1, userSelect: 'text' }}>
      <SeverityIcon severity={sign} size={22} />
      <Box sx={{ minWidth: 0 }}>
        <Typography sx={{ fontWeight: 600, mb: details.length > 0 ? 0.75 : 0 }}>{sentence}</Typography>
        {details.map((detail) => (
          <Typography key={detail} sx={{ mb: 0.5, overflowWrap: 'anywhere' }}>
            {detail}
          </Typography>
        ))}
      </Box>
    </Box>
  );
}
