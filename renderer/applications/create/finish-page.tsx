/** All answers once more; Finish creates the application. */
import { useTranslation } from 'react-i18next';
import type { NewApplication } from '../../../shared/contract/console/applications.ts';
import { ErrorNote } from '../../components/error-note.tsx';
import { Facts } from '../../components/facts.tsx';
import type { Task } from '../../dialogs/use-task.ts';
import type { PageProps } from './answers.ts';
import { WizardPage } from './wizard-page.tsx';

interface Props extends PageProps {
  readonly application: NewApplication;
  readonly task: Task;
}

export function FinishPage({ application, task, ...props }: Props) {
  const { t } = useTranslation('applications');
  const { name, description = '', contact = '', administrators = [], users = [], fields, flags, enabled } = application;
  const names = (list: readonly string[]) =>
    list.length === 0 ? t('applications:accounts.none') : list.map((account) => <Line key={account} text={account} />);
  const labels = fields.map(({ label, masked }) => (
    <div key={label}>
      <bdi>{label}</bdi> {masked && t('applications:fields.isMasked')}
    </div>
  ));
  return (
    <WizardPage page="finish" onward={t('applications:wizard.finish.verb')} focused task={task} {...props}>
      <Facts
        facts={[
          { name: t('applications:general.name'), value: <Line text={name} /> },
          ...(description === '' ? [] : [{ name: t('applications:general.description'), value: <Line text={description} /> }]),
          ...(contact === '' ? [] : [{ name: t('applications:general.contact'), value: <Line text={contact} /> }]),
          {
            name: t('applications:accounts.administrators'),
            value: flags.adminAccountSame ? t('applications:accounts.same') : names(administrators),
          },
          { name: t('applications:accounts.users'), value: names(users) },
          { name: t('applications:columns.fields'), value: labels },
          { name: t('applications:columns.state'), value: t(`applications:applicationState.${String(enabled)}`) },
        ]}
      />
      {task.error !== null && <ErrorNote error={task.error} />}
    </WizardPage>
  );
}

const Line = ({ text }: { text: string }) => (
  <div>
    <bdi>{text}</bdi>
  </div>
);
