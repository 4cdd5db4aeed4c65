/** Who administers the application, and who uses it. */
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import { useConsole } from '../../app/console-context.tsx';
import { AccountList } from '../../properties/accounts/account-list.tsx';
import type { Accounts, PageProps } from './answers.ts';
import { WizardPage } from './wizard-page.tsx';

interface Props extends PageProps {
  readonly accounts: Accounts;
  readonly onAccounts: (accounts: Accounts) => void;
  /** The SSO Affiliate Administrators are its administrators. */
  readonly same: boolean;
}

export function AccountsPage({ accounts, onAccounts, same, ...props }: Props) {
  const { t } = useTranslation('applications');
  const { caller } = useConsole().overview;
  const list = (role: keyof Accounts) => (
    <AccountList
      label={t(`applications:accounts.${role}`)}
      hint={t(`applications:accounts.${role}Hint`)}
      error={undefined}
      accounts={accounts[role]}
      caller={caller.account}
      mayBeEmpty
      onChange={(named) => onAccounts({ ...accounts, [role]: named })}
    />
  );
  return (
    <WizardPage page="accounts" focused {...props}>
      {same ? <Typography sx={{ mb: 2 }}>{t('applications:accounts.same')}</Typography> : list('administrators')}
      {list('users')}
    </WizardPage>
  );
}
