/** Why what stands above cannot be changed. */
import LockOutlined from '@mui/icons-material/LockOutlined';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';

export function LockedNote({ text }: { text: string }) {
  return (
    <Box sx={{ display: 'flex', gap: 0.75, mt: 0.75, mb: 1.5, color: 'text.secondary' }}>
      <LockOutlined aria-hidden sx={{ fontSize: 16, mt: '1px' }} />
      <Typography variant="caption">{text}</Typography>
    </Box>
  );
}
