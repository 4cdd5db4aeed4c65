/** Accounts: who administers the application, and who uses it. Another set of administrators is not theirs to choose (10569). */
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import { satisfies } from '../../../shared/domain/roles.ts';
import { useConsole } from '../../app/console-context.tsx';
import { AccountList } from '../../properties/accounts/account-list.tsx';
import { ConflictNote } from '../../properties/sheet/conflict-note.tsx';
import type { PageProps } from '../../properties/sheet/page.ts';
import { isolated } from '../../text/isolate.ts';
import { useDetails } from './details-context.ts';
import { LockedNote } from './locked-note.tsx';
import { useValueTexts } from './use-value-texts.ts';
import type { ApplicationValues } from './values.ts';

export function AccountsPage({ sheet }: PageProps<ApplicationValues>) {
  const { t } = useTranslation('applications');
  const { caller } = useConsole().overview;
  const { flags } = useDetails();
  const texts = useValueTexts();
  const list = (role: 'administrators' | 'users') => (
    <>
      <AccountList
        label={texts.label(role)}
        hint={t(`applications:accounts.${role}Hint`)}
        error={sheet.errors[role]}
        accounts={sheet.values[role]}
        caller={caller.account}
        mayBeEmpty
        onChange={(accounts) => sheet.set({ [role]: accounts })}
      />
      <ConflictNote sheet={sheet} field={role} texts={texts} />
    </>
  );
  const mayAppoint = satisfies(caller.roles, 'sso-affiliate-administrator');
  if (flags.adminAccountSame || !mayAppoint)
    return (
      <>
        <Typography>{texts.label('administrators')}</Typography>
        <Typography sx={{ overflowWrap: 'anywhere', userSelect: 'text' }}>
          {flags.adminAccountSame
            ? t('applications:accounts.same')
            : sheet.values.administrators.map(isolated).join(', ') || t('applications:accounts.none')}
        </Typography>
        <LockedNote text={t(flags.adminAccountSame ? 'applications:locked.atCreation' : 'applications:locked.administrators')} />
        {list('users')}
      </>
    );
  return (
    <>
      {list('administrators')}
      {list('users')}
    </>
  );
}
