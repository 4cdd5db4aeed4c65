/** Help on the chosen node: what each of its actions does, and when. */
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import { useConsole } from '../app/console-context.tsx';
import { useScopes } from '../actions/use-scopes.ts';
import { kindOf } from '../tree/nodes.ts';
import { useNodeName } from '../tree/use-node-name.ts';
import { CloseButton } from './buttons.tsx';
import { DialogFrame } from './dialog-frame.tsx';
import type { DialogProps } from './open-dialog.tsx';

export function HelpDialog({ onClose }: DialogProps) {
  const { t, i18n } = useTranslation(['console', 'actions']);
  const { applications, node } = useConsole();
  const nameOf = useNodeName(applications);
  const { actions } = useScopes().node;
  const explained = actions.filter(({ id }) => i18n.exists(`console:help.action.${id}`));
  return (
    <DialogFrame
      title={t('help.title', { node: nameOf(node) })}
      width="md"
      onClose={() => onClose()}
      buttons={<CloseButton onClick={() => onClose()} />}
    >
      <Typography sx={{ mb: 1.5 }}>{t(`help.node.${kindOf(node)}`)}</Typography>
      <Box component="dl" sx={{ m: 0, display: 'grid', gridTemplateColumns: 'max-content minmax(0, 1fr)', columnGap: 2, rowGap: 0.75 }}>
        {explained.map(({ id }) => (
          <Box key={id} sx={{ display: 'contents' }}>
            <Box component="dt" sx={{ fontWeight: 600 }}>
              {t(`actions:${id}`)}
            </Box>
            <Box component="dd" sx={{ m: 0 }}>
              {t(`help.action.${id}`)}
            </Box>
          </Box>
        ))}
      </Box>
      <Typography sx={{ mt: 1.5 }} color="textSecondary">
        {t('help.keys')}
      </Typography>
    </DialogFrame>
  );
}
