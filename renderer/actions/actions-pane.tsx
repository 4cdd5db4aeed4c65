/** The actions of the chosen node, always in sight. A disabled one says beside it why. */
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Divider from '@mui/material/Divider';
import Typography from '@mui/material/Typography';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { useConsole } from '../app/console-context.tsx';
import { useReason } from '../text/use-reason.ts';
import type { Action } from './action.ts';
import { nodeActions } from './node-actions.ts';

export function ActionsPane() {
  const { t } = useTranslation('console');
  const { overview, node } = useConsole();
  const actions = nodeActions(node, overview);
  return (
    <>
      <Typography variant="h2" sx={{ px: 1.5, py: 0.75, borderBottom: 1, borderColor: 'divider' }}>
        {t('actionsPane.title', { node: t(`nodes.${node}`) })}
      </Typography>
      <Box sx={{ p: 0.5 }}>
        {actions.map((action, index) => (
          <Fragment key={action.id}>
            {index > 0 && actions[index - 1]?.group !== action.group && <Divider sx={{ my: 0.5 }} />}
            <PaneAction action={action} repeated={repeatsReason(actions, index)} />
          </Fragment>
        ))}
      </Box>
    </>
  );
}

/** The same reason as an action above it: said there in full, here in one line. */
function repeatsReason(actions: readonly Action[], index: number): boolean {
  const why = JSON.stringify(actions[index]?.disabled ?? null);
  return why !== 'null' && actions.slice(0, index).some(({ disabled }) => JSON.stringify(disabled) === why);
}

function PaneAction({ action, repeated }: { action: Action; repeated: boolean }) {
  const { t } = useTranslation('actions');
  const { run } = useConsole();
  const reason = useReason();
  const id = `why-${action.id}`;
  const why = action.disabled;
  return (
    <Box>
      <Button
        variant="text"
        fullWidth
        aria-disabled={why !== null}
        {...(why === null ? {} : { 'aria-describedby': id })}
        onClick={() => {
          if (why === null) run(action.id);
        }}
        sx={{
          justifyContent: 'flex-start',
          textAlign: 'left',
          px: 1,
          color: why === null ? 'text.primary' : 'text.disabled',
          cursor: why === null ? 'pointer' : 'default',
        }}
      >
        {t(`actions:${action.id}`)}
      </Button>
      {why !== null && (
        <Typography
          id={id}
          variant="caption"
          component="div"
          color="textSecondary"
          noWrap={repeated}
          title={reason(why)}
          sx={{ px: 1, pb: 0.5, mt: -0.25 }}
        >
          {reason(why)}
        </Typography>
      )}
    </Box>
  );
}
