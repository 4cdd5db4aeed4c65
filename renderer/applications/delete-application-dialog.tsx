/** Delete Application: what goes with it, in numbers, and its name to be typed. */
import { useState } from 'react';
import Alert from '@mui/material/Alert';
import Typography from '@mui/material/Typography';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useConsole } from '../app/console-context.tsx';
import { ErrorNote } from '../components/error-note.tsx';
import { Gone, forTarget, type TargetDialogProps } from '../dialogs/for-target.tsx';
import { ResultDialog } from '../dialogs/result-dialog.tsx';
import { TypedForm } from '../dialogs/typed-form.tsx';
import type { Call } from '../dialogs/use-task.ts';
import { useRpc } from '../rpc/rpc-context.tsx';
import { isolated } from '../text/isolate.ts';
import { applicationNode } from '../tree/nodes.ts';

export const DeleteApplicationDialog = forTarget('applications', function Delete({ target, onClose }: TargetDialogProps<'applications'>) {
  const { t } = useTranslation('applications');
  const { client, query } = useRpc();
  const queries = useQueryClient();
  const { node, select } = useConsole();
  const [application] = target.rows;
  const [deleted, setDeleted] = useState<number | null>(null);
  if (application === undefined) return <Gone onClose={onClose} />;
  const { id, name } = application;
  const title = t('applications:titles.delete-application');
  const remove = async (confirmation: string, call: Call): Promise<void> => {
    const { mappings } = await client.console.applications.delete({ id, confirmation }, call);
    // The tree drops its node before the dialog closes: the focus would else go back there, and choose it again.
    await queries.invalidateQueries({ queryKey: query.console.applications.list.key() });
    setDeleted(mappings);
  };
  const close = (): void => {
    // Its own node is gone with it.
    if (node === applicationNode(id)) select('applications');
    onClose();
  };
  if (deleted !== null) {
    const sentence = t('applications:delete.done', { name: isolated(name), count: deleted });
    return <ResultDialog title={title} result={{ sign: 'well', sentence }} onClose={close} />;
  }
  return (
    <TypedForm title={title} verb={t('applications:delete.verb')} expected={name} onCancel={() => onClose()} onConfirmed={remove}>
      <Typography sx={{ mb: 1, overflowWrap: 'anywhere' }}>{t('applications:delete.question', { name: isolated(name) })}</Typography>
      <Losses id={id} />
    </TypedForm>
  );
});

/** Counted when the dialog opens: the list may be older. */
function Losses({ id }: { id: string }) {
  const { t } = useTranslation('applications');
  const { query } = useRpc();
  const { data, error } = useQuery(query.console.applications.get.queryOptions({ input: { id }, staleTime: 0 }));
  if (error !== null) return <ErrorNote error={error} />;
  if (data === undefined) return null;
  const { total, withCredentials } = data.mappings;
  return (
    <Alert severity={total === 0 ? 'info' : 'warning'} sx={{ mb: 1.25 }}>
      {total === 0 ? t('applications:delete.nothing') : t('applications:delete.lost', { count: total, credentials: withCredentials })}
    </Alert>
  );
}
