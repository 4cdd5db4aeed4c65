/** Accounts: who administers the system, and who its applications. */
import Alert from '@mui/material/Alert';
import { useTranslation } from 'react-i18next';
import { useConsole } from '../../app/console-context.tsx';
import { AccountList } from '../accounts/account-list.tsx';
import { ConflictNote } from '../sheet/conflict-note.tsx';
import type { PageProps } from '../sheet/page.ts';
import type { SettingsForm } from './settings-form.ts';
import { useFieldTexts } from './use-field-texts.ts';

export function AccountsPage({ sheet }: PageProps<SettingsForm>) {
  const { t } = useTranslation(['console', 'properties']);
  const { overview } = useConsole();
  const texts = useFieldTexts();
  const { values, errors, set } = sheet;
  const caller = overview.caller.account;
  const single = values.administrators.length === 1 && overview.situations.some(({ id }) => id === 'single-administrator');
  return (
    <>
      {single && (
        <Alert severity="warning" role="note" sx={{ mb: 1.5, py: 0 }}>
          {t('properties:system.single')}
        </Alert>
      )}
      <AccountList
        label={texts.label('administrators')}
        hint={t('properties:system.administratorsHint')}
        error={errors.administrators}
        accounts={values.administrators}
        caller={caller}
        mayBeEmpty={false}
        onChange={(administrators) => set({ administrators })}
      />
      <ConflictNote sheet={sheet} field="administrators" texts={texts} />
      <AccountList
        label={texts.label('affiliateAdministrators')}
        hint={t('properties:system.affiliateAdministratorsHint')}
        error={errors.affiliateAdministrators}
        accounts={values.affiliateAdministrators}
        caller={caller}
        mayBeEmpty
        onChange={(affiliateAdministrators) => set({ affiliateAdministrators })}
      />
      <ConflictNote sheet={sheet} field="affiliateAdministrators" texts={texts} />
    </>
  );
}
