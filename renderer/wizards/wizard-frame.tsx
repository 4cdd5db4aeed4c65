/**
 * A wizard as MMC has it: one window of one size, whose pages change. A page in the middle has a banner that says what it asks; the
 * first and the last have a picture at their side. Back, Next or Finish, Cancel at the foot; Enter is the default button.
 */
import { useId, type ReactNode } from 'react';
import Box from '@mui/material/Box';
import DialogActions from '@mui/material/DialogActions';
import Divider from '@mui/material/Divider';
import Typography from '@mui/material/Typography';
import { DialogWindow } from '../dialogs/dialog-window.tsx';
import { HelpButton } from '../help/help-button.tsx';
import { WizardPicture } from './wizard-picture.tsx';

interface Props {
  /** Of the window: the name of the wizard. */
  readonly title: string;
  /** Of the page, with a sentence under it where the page has a banner. */
  readonly heading: string;
  readonly text?: string | undefined;
  /** Where the page begins or ends the wizard. */
  readonly exterior?: boolean;
  /** null while something runs that leaving would hide. */
  readonly onClose: (() => void) | null;
  readonly onSubmit: () => void;
  readonly buttons: ReactNode;
  readonly children: ReactNode;
}

/** Of the page between title and buttons, so that the buttons stay where they are from page to page. */
const PAGE_HEIGHT = 460;
const WIDTH = 680;

export function WizardFrame({ title, heading, text, exterior = false, onClose, onSubmit, buttons, children }: Props) {
  const [titleId, headingId] = [useId(), useId()];
  return (
    <DialogWindow labelledBy={`${titleId} ${headingId}`} width={WIDTH} onClose={onClose} onSubmit={onSubmit}>
      <Box sx={{ display: 'flex', alignItems: 'center', px: 2, pr: 1, py: 0.25, borderBottom: 1, borderColor: 'divider' }}>
        <Typography id={titleId} component="h1" sx={{ fontWeight: 600, flex: 1, minWidth: 0 }}>
          {title}
        </Typography>
        <HelpButton />
      </Box>
      {exterior ? (
        <Exterior headingId={headingId} heading={heading}>
          {children}
        </Exterior>
      ) : (
        <Interior headingId={headingId} heading={heading} text={text}>
          {children}
        </Interior>
      )}
      <Divider />
      <DialogActions sx={{ px: 2, py: 1.25 }}>{buttons}</DialogActions>
    </DialogWindow>
  );
}

interface PageProps extends Pick<Props, 'heading' | 'text' | 'children'> {
  readonly headingId: string;
}

function Exterior({ headingId, heading, children }: PageProps) {
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: '164px minmax(0, 1fr)', height: PAGE_HEIGHT, minHeight: 0 }}>
      <WizardPicture />
      <Box sx={{ px: 2.5, py: 2, overflow: 'auto' }}>
        <Typography id={headingId} variant="h1" component="h2" sx={{ mb: 1.5 }}>
          {heading}
        </Typography>
        {children}
      </Box>
    </Box>
  );
}

function Interior({ headingId, heading, text, children }: PageProps) {
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', height: PAGE_HEIGHT, minHeight: 0 }}>
      <Box sx={{ px: 2, py: 1.25, borderBottom: 1, borderColor: 'divider', bgcolor: 'background.default' }}>
        <Typography id={headingId} variant="h2">
          {heading}
        </Typography>
        <Typography color="textSecondary" sx={{ pl: 2 }}>
          {text}
        </Typography>
      </Box>
      <Box sx={{ px: 4, py: 2, overflow: 'auto', flex: 1 }}>{children}</Box>
    </Box>
  );
}
