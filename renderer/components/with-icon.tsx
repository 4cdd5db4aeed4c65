/** A name with its picture before it, as lists of a console have them; what does not fit is cut with an ellipsis. */
import Box from '@mui/material/Box';
import { Icon, type IconName } from '../icons/icon.tsx';

interface Props {
  readonly icon: IconName;
  readonly text: string;
  /** What is switched off has its picture in grey; that it is, stands in a column. */
  readonly off?: boolean;
}

export function WithIcon({ icon, text, off = false }: Props) {
  return (
    <Box component="span" sx={{ display: 'flex', alignItems: 'center', gap: 0.75, height: '100%', minWidth: 0 }}>
      <Icon name={icon} size={16} colour={off ? 'text.disabled' : 'primary.main'} />
      <Box component="bdi" sx={{ overflow: 'hidden', textOverflow: 'ellipsis' }}>
        {text}
      </Box>
    </Box>
  );
}
