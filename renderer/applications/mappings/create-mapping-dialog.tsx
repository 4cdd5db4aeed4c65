/** Create Mapping: an account of ours, its user in the application, and, where they are at hand, the credentials. */
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { ApplicationView } from '../../../shared/contract/console/applications.ts';
import { useConsole } from '../../app/console-context.tsx';
import { Field } from '../../dialogs/field.tsx';
import { Gone, forTarget, type TargetDialogProps } from '../../dialogs/for-target.tsx';
import { FormDialog } from '../../dialogs/form-dialog.tsx';
import { ResultDialog, type Result } from '../../dialogs/result-dialog.tsx';
import { useTask, type Call } from '../../dialogs/use-task.ts';
import { useRpc } from '../../rpc/rpc-context.tsx';
import { isolated } from '../../text/isolate.ts';
import { Check } from '../check.tsx';
import { CredentialFields } from './credential-fields.tsx';
import { emptyForm, ownFields, userLabel, valuesOf, type CredentialForm } from './credential-form.ts';
import { useAccountHint } from './use-account-hint.ts';

export const CreateMappingDialog = forTarget('applications', function Create({ target, onClose }: TargetDialogProps<'applications'>) {
  const { applications } = useConsole();
  const [application] = useState(() => applications.find(({ id }) => id === target.rows[0]?.id));
  if (application === undefined) return <Gone onClose={onClose} />;
  return <MappingForm application={application} onClose={() => onClose()} />;
});

function MappingForm({ application, onClose }: { application: ApplicationView; onClose: () => void }) {
  const { t } = useTranslation('applications');
  const { client } = useRpc();
  const [enabled, setEnabled] = useState(true);
  const [withCredentials, setWithCredentials] = useState(ownFields(application).length > 0);
  const [result, setResult] = useState<Result | null>(null);
  const form = useForm<CredentialForm>({ defaultValues: emptyForm(application, '', ''), shouldUnregister: false });
  const { errors } = form.formState;
  const task = useTask();
  const account = useAccountHint();
  const title = t('applications:titles.create-mapping', { application: isolated(application.name) });

  const create = async (given: CredentialForm, call: Call): Promise<void> => {
    const mapping = { application: application.name, account: given.account, externalUser: given.externalUser, enabled };
    const created = await client.console.mappings.create({ ...mapping, ...(withCredentials ? { values: valuesOf(given) } : {}) }, call);
    form.reset(emptyForm(application, '', ''));
    const names = { account: isolated(created.account), user: isolated(created.externalUser), application: isolated(application.name) };
    const credentials = t(`applications:mappings.create.${created.hasCredentials ? 'withCredentials' : 'without'}`);
    setResult({ sign: 'well', sentence: t('applications:mappings.create.done', names), details: [credentials] });
  };
  if (result !== null) return <ResultDialog title={title} result={result} onClose={onClose} />;
  return (
    <FormDialog
      title={title}
      verb={t('applications:mappings.create.verb')}
      task={task}
      onSubmit={form.handleSubmit((given) => task.run((call) => create(given, call)))}
      onCancel={onClose}
    >
      <Field
        label={t('applications:columns.account')}
        autoFocus
        hint={account.hint}
        error={errors.account?.message}
        registration={form.register('account', {
          onBlur: () => account.check(form.getValues('account')),
          validate: (name) => name.trim() !== '' || t('applications:mappings.create.accountMissing'),
        })}
      />
      <Field
        label={isolated(userLabel(application))}
        hint={t('applications:mappings.create.userHint', { application: isolated(application.name) })}
        error={errors.externalUser?.message}
        registration={form.register('externalUser', {
          validate: (user) => user.trim() !== '' || t('applications:mappings.create.userMissing'),
        })}
      />
      {ownFields(application).length > 0 && (
        <Check label={t('applications:mappings.create.now')} checked={withCredentials} onChange={setWithCredentials} />
      )}
      {withCredentials && <CredentialFields application={application} form={form} focused={false} />}
      <Check label={t('applications:mappings.create.enabled')} checked={enabled} onChange={setEnabled} />
    </FormDialog>
  );
}
