/** Delete Mappings, with their credentials: one by a question, many by typing their number. */
import { useState } from 'react';
import Alert from '@mui/material/Alert';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import { MAPPINGS_AT_ONCE } from '../../../shared/domain/limits.ts';
import { ConfirmedChange } from '../../dialogs/confirmed-change.tsx';
import { ResultDialog, type Result } from '../../dialogs/result-dialog.tsx';
import { TypedForm } from '../../dialogs/typed-form.tsx';
import type { Call } from '../../dialogs/use-task.ts';
import { useRpc } from '../../rpc/rpc-context.tsx';
import { isolated } from '../../text/isolate.ts';
import { inChunks } from '../in-chunks.ts';
import { forMappings, type MappingsDialogProps } from './for-mappings.tsx';

export const DeleteMappingsDialog = forMappings((props) =>
  props.rows.length === 1 ? <DeleteOne {...props} /> : <DeleteMany {...props} />,
);

/** Each call confirms its own number. */
function useDelete({ application: { name: application }, rows }: MappingsDialogProps): (call: Call) => Promise<Result> {
  const { t } = useTranslation('applications');
  const { mappings } = useRpc().client.console;
  const remove = (call: Call) => async (ids: number[]) =>
    (await mappings.delete({ application, ids, confirmation: String(ids.length) }, call)).deleted;
  return async (call) => {
    const ids = rows.map(({ id }) => Number(id));
    const count = await inChunks(ids, MAPPINGS_AT_ONCE, remove(call));
    return { sign: 'well', sentence: t('applications:mappings.delete.done', { count, application: isolated(application) }) };
  };
}

function DeleteOne(props: MappingsDialogProps) {
  const { t } = useTranslation('applications');
  const { application, rows, onClose } = props;
  const names = { account: isolated(rows[0]?.account ?? ''), application: isolated(application.name) };
  return (
    <ConfirmedChange
      title={t('applications:titles.delete-mappings')}
      question={[t('applications:mappings.delete.one', names)]}
      loss={t('applications:mappings.delete.forGood')}
      verb={t('applications:delete.verb')}
      act={useDelete(props)}
      onClose={onClose}
    />
  );
}

function DeleteMany(props: MappingsDialogProps) {
  const { t } = useTranslation('applications');
  const { application, rows, onClose } = props;
  const [result, setResult] = useState<Result | null>(null);
  const remove = useDelete(props);
  const title = t('applications:titles.delete-mappings');
  if (result !== null) return <ResultDialog title={title} result={result} onClose={onClose} />;
  const credentials = rows.filter(({ hasCredentials }) => hasCredentials).length;
  return (
    <TypedForm
      title={title}
      verb={t('applications:delete.verb')}
      expected={String(rows.length)}
      onCancel={onClose}
      onConfirmed={async (_confirmation, call) => setResult(await remove(call))}
    >
      <Typography sx={{ mb: 1, overflowWrap: 'anywhere' }}>
        {t('applications:mappings.delete.many', { count: rows.length, application: isolated(application.name) })}
      </Typography>
      <Alert severity="warning" sx={{ mb: 1.25 }}>
        {t('applications:mappings.delete.lost', { count: credentials })}
      </Alert>
    </TypedForm>
  );
}
