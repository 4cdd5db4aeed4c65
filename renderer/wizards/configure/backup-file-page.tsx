/** Where the first backup of the master secret goes. A file that is there already is refused here, before any password is asked. */
import { useWatch, type UseFormReturn } from 'react-hook-form';
import Alert from '@mui/material/Alert';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import { useConsole } from '../../app/console-context.tsx';
import { useShell } from '../../app/shell-context.tsx';
import { PathField } from '../../dialogs/path-field.tsx';
import { useTask } from '../../dialogs/use-task.ts';
import { ErrorNote } from '../../components/error-note.tsx';
import { folderOf } from '../../text/paths.ts';
import { WizardButtons } from '../wizard-buttons.tsx';
import { WizardFrame } from '../wizard-frame.tsx';
import type { PageProps } from './page-props.ts';
import { useNewFileCheck } from './use-new-file-check.ts';

export interface BackupFile {
  readonly path: string;
}

export function BackupFilePage({ form, onBack, onNext, onCancel }: PageProps & { form: UseFormReturn<BackupFile> }) {
  const { t } = useTranslation(['console', 'wizard']);
  const { overview } = useConsole();
  const { platform } = useShell();
  const typed = useWatch({ control: form.control, name: 'path' });
  const check = useNewFileCheck();
  const task = useTask({ fields: ['path'], onFieldError: (_field, message) => form.setError('path', { message }, { shouldFocus: true }) });
  const submit = form.handleSubmit(({ path }) =>
    task.run(async () => {
      await check(path.trim());
      onNext();
    }),
  );
  const besideTheStore = (folderOf(typed, platform) ?? '').startsWith(overview.dataFolder);
  return (
    <WizardFrame
      title={t('titles.configure')}
      heading={t('wizard:file.heading')}
      text={t('wizard:file.text')}
      onClose={onCancel}
      onSubmit={() => void submit()}
      buttons={<WizardButtons onBack={onBack} onward={t('buttons.next')} busy={task.busy} onCancel={onCancel} />}
    >
      <Typography sx={{ mb: 1.5 }}>{t('wizard:file.why')}</Typography>
      <PathField
        label={t('fields.backupFile')}
        hint={t('fields.backupFileHint')}
        kind="backup"
        purpose="name"
        autoFocus
        value={typed}
        onChosen={(path) => form.setValue('path', path, { shouldValidate: true })}
        error={form.formState.errors.path?.message}
        registration={form.register('path', { validate: (path) => path.trim() !== '' || t('fields.pathMissing') })}
      />
      {besideTheStore && <Alert severity="warning">{t('wizard:file.besideTheStore')}</Alert>}
      {task.error !== null && <ErrorNote error={task.error} />}
    </WizardFrame>
  );
}
