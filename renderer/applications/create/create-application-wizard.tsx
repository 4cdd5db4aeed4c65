/** Creates an individual application: Welcome, General, Accounts, Options, Fields, Finish. Nothing is changed before Finish. */
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { NewApplication } from '../../../shared/contract/console/applications.ts';
import type { FieldRule } from '../../../shared/domain/application-rules.ts';
import type { DialogProps } from '../../dialogs/dialog-props.ts';
import { useTask } from '../../dialogs/use-task.ts';
import { useRpc } from '../../rpc/rpc-context.tsx';
import { flagsOf, NEW_OPTIONS, type Options } from '../options.ts';
import { AccountsPage } from './accounts-page.tsx';
import { pageBeside, type Accounts, type General, type PageId } from './answers.ts';
import { FieldsPage, trimmed } from './fields-page.tsx';
import { FinishPage } from './finish-page.tsx';
import { GeneralPage } from './general-page.tsx';
import { OptionsPage } from './options-page.tsx';
import { WelcomePage } from './welcome-page.tsx';

export function CreateApplicationWizard({ onClose }: DialogProps) {
  const { t } = useTranslation('applications');
  const { client } = useRpc();
  const [page, setPage] = useState<PageId>('welcome');
  const form = useForm<General>({ mode: 'onTouched', defaultValues: { name: '', description: '', contact: '' } });
  const [accounts, setAccounts] = useState<Accounts>({ administrators: [], users: [] });
  const [options, setOptions] = useState(NEW_OPTIONS);
  const onOptions = (part: Partial<Options>): void => setOptions({ ...options, ...part });
  const [enabled, onEnabled] = useState(false);
  const [fields, onFields] = useState<readonly FieldRule[]>(() => [
    { label: t('applications:fields.userLabel'), masked: false, synchronized: false },
    { label: t('applications:fields.passwordLabel'), masked: true, synchronized: false },
  ]);
  const task = useTask();

  const same = options.adminAccountSame;
  const application = (): NewApplication => {
    const { name, description, contact } = form.getValues();
    return {
      type: 'individual',
      name: name.trim(),
      description: description.trim(),
      contact: contact.trim(),
      administrators: same ? [] : [...accounts.administrators],
      users: [...accounts.users],
      flags: flagsOf(options),
      fields: trimmed(fields),
      enabled,
    };
  };
  const finish = async (): Promise<void> => {
    await client.console.applications.create(application());
    onClose();
  };
  const go = (by: 1 | -1) => {
    const to = pageBeside(page, by);
    return to === null ? null : () => setPage(to);
  };
  const props = { onBack: go(-1), onNext: go(1) ?? (() => undefined), onCancel: () => onClose() };

  switch (page) {
    case 'welcome':
      return <WelcomePage {...props} />;
    case 'general':
      return <GeneralPage {...props} form={form} options={options} onOptions={onOptions} />;
    case 'accounts':
      return <AccountsPage {...props} accounts={accounts} onAccounts={setAccounts} same={same} />;
    case 'options':
      return <OptionsPage {...props} options={options} onOptions={onOptions} enabled={enabled} onEnabled={onEnabled} />;
    case 'fields':
      return <FieldsPage {...props} fields={fields} onFields={onFields} options={options} onOptions={onOptions} />;
    case 'finish':
      return <FinishPage {...props} application={application()} task={task} onNext={() => void task.run(finish)} />;
  }
}
