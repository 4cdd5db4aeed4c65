/** Set Credentials of one mapping: all its fields together, for what is stored is never shown. */
import { useState } from 'react';
import Typography from '@mui/material/Typography';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Facts } from '../../components/facts.tsx';
import { Field } from '../../dialogs/field.tsx';
import { FormDialog } from '../../dialogs/form-dialog.tsx';
import { ResultDialog, type Result } from '../../dialogs/result-dialog.tsx';
import { useTask, type Call } from '../../dialogs/use-task.ts';
import { useRpc } from '../../rpc/rpc-context.tsx';
import { isolated } from '../../text/isolate.ts';
import { CredentialFields } from './credential-fields.tsx';
import { emptyForm, userLabel, valuesOf, type CredentialForm } from './credential-form.ts';
import { forMappings, type MappingsDialogProps } from './for-mappings.tsx';

export const SetCredentialsDialog = forMappings(function SetCredentials({ application, rows, onClose }: MappingsDialogProps) {
  const { t } = useTranslation('applications');
  const { client } = useRpc();
  const { account = '', externalUser = '' } = rows[0] ?? {};
  const [result, setResult] = useState<Result | null>(null);
  const form = useForm<CredentialForm>({ defaultValues: emptyForm(application, account, externalUser) });
  const task = useTask();
  const title = t('applications:titles.set-credentials');

  const set = async (given: CredentialForm, call: Call): Promise<void> => {
    const user = given.externalUser.trim();
    const mapping = { application: application.name, account, ...(user === externalUser ? {} : { externalUser: user }) };
    const { secretVersion } = await client.console.mappings.setCredentials({ ...mapping, values: valuesOf(given) }, call);
    form.reset(emptyForm(application, account, user));
    const sentence = t('applications:credentials.done', { account: isolated(account), application: isolated(application.name) });
    setResult({ sign: 'well', sentence, details: [t('applications:credentials.under', { version: secretVersion })] });
  };
  if (result !== null) return <ResultDialog title={title} result={result} onClose={onClose} />;
  return (
    <FormDialog
      title={title}
      verb={t('applications:credentials.verb')}
      task={task}
      onSubmit={form.handleSubmit((given) => task.run((call) => set(given, call)))}
      onCancel={onClose}
    >
      <Facts
        facts={[
          { name: t('applications:columns.application'), value: <bdi>{application.name}</bdi> },
          { name: t('applications:columns.account'), value: <bdi>{account}</bdi> },
        ]}
      />
      <Typography color="textSecondary" sx={{ mt: 1, mb: 1.25 }}>
        {t('applications:credentials.together')}
      </Typography>
      <Field
        label={isolated(userLabel(application))}
        error={form.formState.errors.externalUser?.message}
        registration={form.register('externalUser', {
          validate: (user) => user.trim() !== '' || t('applications:mappings.create.userMissing'),
        })}
      />
      <CredentialFields application={application} form={form} focused />
    </FormDialog>
  );
});
