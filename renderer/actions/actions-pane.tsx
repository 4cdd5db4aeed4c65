/** The actions of the chosen node, and under them those of the selected rows; always in sight. A disabled one says beside it why. */
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Divider from '@mui/material/Divider';
import Typography from '@mui/material/Typography';
import { Fragment, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useConsole } from '../app/console-context.tsx';
import { useReason } from '../text/use-reason.ts';
import { placeOfReason, type Action } from './action.ts';
import type { Target } from './target.ts';
import { useNodeName } from '../tree/use-node-name.ts';
import type { Scope } from './scopes.ts';
import { useScopes } from './use-scopes.ts';
import { useTargetName } from './use-target-name.ts';

export function ActionsPane() {
  const { applications, node } = useConsole();
  const nameOf = useNodeName(applications);
  const targetName = useTargetName();
  const scopes = useScopes();
  return (
    <>
      <Section title={nameOf(node)} scope={scopes.node} />
      {scopes.rows !== null && <Section title={targetName(scopes.rows.target)} scope={scopes.rows} />}
    </>
  );
}

function Section({ title, scope }: { title: string; scope: Scope }) {
  const { t } = useTranslation('console');
  const { actions, target } = scope;
  return (
    <section aria-label={t('actionsPane.title', { node: title })}>
      <Typography variant="h2" noWrap title={title} sx={{ px: 1.5, py: 0.75, borderBottom: 1, borderColor: 'divider' }}>
        {t('actionsPane.title', { node: title })}
      </Typography>
      <Box sx={{ p: 0.5 }}>
        {actions.map((action, index) => (
          <Fragment key={action.id}>
            {index > 0 && actions[index - 1]?.group !== action.group && <Divider sx={{ my: 0.5 }} />}
            <PaneAction action={action} target={target} place={placeOfReason(actions, index)} />
          </Fragment>
        ))}
      </Box>
    </section>
  );
}

interface PaneActionProps {
  readonly action: Action;
  readonly target: Target | null;
  /** Of its reason. */
  readonly place: ReturnType<typeof placeOfReason>;
}

function PaneAction({ action, target, place }: PaneActionProps) {
  const { t } = useTranslation('actions');
  const { run } = useConsole();
  const reason = useReason();
  const id = useId();
  const why = action.disabled;
  return (
    <Box>
      <Button
        variant="text"
        fullWidth
        {...(place === 'below' && why !== null ? { title: reason(why) } : {})}
        aria-disabled={why !== null}
        {...(why === null ? {} : { 'aria-describedby': id })}
        onClick={() => {
          if (why === null) run(action.id, target);
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
          noWrap={place === 'short'}
          hidden={place === 'below'}
          title={reason(why)}
          sx={{ px: 1, pb: 0.5, mt: -0.25 }}
        >
          {reason(why)}
        </Typography>
      )}
    </Box>
  );
}
