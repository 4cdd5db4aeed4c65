/** A button that may be at work: that is said to assistive technology and not to the layout. It keeps its place and the focus. */
import Box from '@mui/material/Box';
import Button, { type ButtonProps } from '@mui/material/Button';
import CircularProgress from '@mui/material/CircularProgress';

interface Props extends Omit<ButtonProps, 'loading'> {
  readonly busy: boolean;
}

export function BusyButton({ busy, onClick, children, ...button }: Props) {
  return (
    <Button
      {...button}
      // Not natively disabled, which would drop the focus. Enter in a field of its form presses it too.
      aria-disabled={busy}
      aria-busy={busy}
      onClick={(event) => {
        if (busy) event.preventDefault();
        else onClick?.(event);
      }}
    >
      <Box component="span" sx={{ opacity: busy ? 0 : 1 }}>
        {children}
      </Box>
      {busy && <CircularProgress aria-hidden color="inherit" size={16} sx={{ position: 'absolute' }} />}
    </Button>
  );
}
