/** System Properties: what applies to the whole SSO system, as a property sheet. */
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { SettingsView } from '../../../shared/contract/console/settings.ts';
import type { DialogProps } from '../../dialogs/dialog-props.ts';
import { WaitingDialog } from '../../dialogs/waiting-dialog.tsx';
import { useRpc } from '../../rpc/rpc-context.tsx';
import type { SheetPage } from '../sheet/page.ts';
import { PropertySheet } from '../sheet/property-sheet.tsx';
import { AccountsPage } from './accounts-page.tsx';
import { AUDIT_FIELDS, AuditsPage } from './audits-page.tsx';
import { GeneralPage } from './general-page.tsx';
import { OPTION_FIELDS, OptionsPage } from './options-page.tsx';
import { SECRET_FIELDS, SecretPage } from './secret-page.tsx';
import type { SettingsForm } from './settings-form.ts';
import { useChangedBy } from './use-changed-by.ts';
import { useFieldTexts } from './use-field-texts.ts';
import { useSettingsSheet } from './use-settings-sheet.ts';

const PAGES = [
  { id: 'general', fields: ['ticketTimeout', 'credentialCacheTimeout'], Page: GeneralPage },
  { id: 'accounts', fields: ['administrators', 'affiliateAdministrators'], Page: AccountsPage },
  { id: 'audits', fields: AUDIT_FIELDS, Page: AuditsPage },
  { id: 'options', fields: OPTION_FIELDS, Page: OptionsPage },
  { id: 'secret', fields: SECRET_FIELDS, Page: SecretPage },
] as const satisfies readonly Omit<SheetPage<SettingsForm>, 'title'>[];
type PageId = (typeof PAGES)[number]['id'];

export const SystemProperties = ({ onClose }: DialogProps) => <Read first="general" onClose={() => onClose()} />;

/** The same sheet, opened on Accounts. */
export const SystemAccounts = ({ onClose }: DialogProps) => <Read first="accounts" onClose={() => onClose()} />;

interface Props {
  readonly first: PageId;
  readonly onClose: () => void;
}

/** No sheet before the settings are read: one with empty fields would be a lie. */
function Read({ first, onClose }: Props) {
  const { t } = useTranslation(['console', 'properties']);
  const { query } = useRpc();
  const { data, error } = useQuery(query.console.system.settings.queryOptions());
  if (data !== undefined) return <Sheet settings={data} first={first} onClose={onClose} />;
  return <WaitingDialog title={t('properties:system.title')} error={error} onClose={onClose} />;
}

function Sheet({ settings, first, onClose }: Props & { readonly settings: SettingsView }) {
  const { t } = useTranslation(['console', 'properties']);
  const sheet = useSettingsSheet(settings);
  const changedBy = useChangedBy(sheet);
  return (
    <PropertySheet
      title={t('properties:system.title')}
      pages={PAGES.map((page) => ({ ...page, title: t(`properties:system.tab.${page.id}`) }))}
      sheet={sheet}
      texts={useFieldTexts()}
      changedBy={changedBy}
      first={first}
      onClose={onClose}
    />
  );
}
