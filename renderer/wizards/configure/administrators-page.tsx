/** Who will administer the system: two accounts at best, one with the risk told. */
import { useRef } from 'react';
import Alert from '@mui/material/Alert';
import { useTranslation } from 'react-i18next';
import { useConsole } from '../../app/console-context.tsx';
import { WizardButtons } from '../wizard-buttons.tsx';
import { WizardFrame } from '../wizard-frame.tsx';
import { AccountPicker } from './account-picker.tsx';
import { AdministratorList } from './administrator-list.tsx';
import type { PageProps } from './page-props.ts';
import type { Administrators } from './use-administrators.ts';

export function AdministratorsPage({ administrators, onBack, onNext, onCancel }: PageProps & { administrators: Administrators }) {
  const { t } = useTranslation(['console', 'wizard']);
  const { caller } = useConsole().overview;
  const field = useRef<HTMLInputElement>(null);
  const { list, typed, add, refuse, remove, busy } = administrators;
  const self = list.some(({ account }) => account === caller.account);

  /** What is still typed belongs to the list; what is wrong with it holds the page. */
  const next = async (): Promise<void> => {
    const good = typed.trim() === '' || (await add(typed));
    const named = list.length > 0 || typed.trim() !== '';
    if (good && named) {
      onNext();
      return;
    }
    if (!named) refuse(t('wizard:administrators.missing'));
    field.current?.focus();
  };
  return (
    <WizardFrame
      title={t('titles.configure')}
      heading={t('wizard:administrators.heading')}
      text={t('wizard:administrators.text')}
      onClose={onCancel}
      onSubmit={() => void next()}
      buttons={<WizardButtons onBack={onBack} onward={t('buttons.next')} busy={busy} onCancel={onCancel} />}
    >
      <AccountPicker administrators={administrators} field={field} />
      <AdministratorList
        list={list}
        caller={caller.account}
        onRemove={(account) => {
          remove(account);
          field.current?.focus();
        }}
      />
      {!self && (
        <Alert severity="warning" sx={{ mt: 1 }}>
          {t('wizard:administrators.withoutYou', { account: caller.account })}
        </Alert>
      )}
      {self && list.length === 1 && (
        <Alert severity="warning" sx={{ mt: 1 }}>
          {t('wizard:administrators.single')}
        </Alert>
      )}
    </WizardFrame>
  );
}
