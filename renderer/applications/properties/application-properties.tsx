/** Properties of an application: General, Accounts, Options, Fields. What is locked after creation is shown, with why. */
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ApplicationDetails } from '../../../shared/contract/console/applications.ts';
import { forTarget, type TargetDialogProps } from '../../dialogs/for-target.tsx';
import { WaitingDialog } from '../../dialogs/waiting-dialog.tsx';
import type { SheetPage } from '../../properties/sheet/page.ts';
import { PropertySheet } from '../../properties/sheet/property-sheet.tsx';
import { useRpc } from '../../rpc/rpc-context.tsx';
import { isolated } from '../../text/isolate.ts';
import { AccountsPage } from './accounts-page.tsx';
import { DetailsContext } from './details-context.ts';
import { FieldsPage } from './fields-page.tsx';
import { GeneralPage } from './general-page.tsx';
import { OPTION_FIELDS, OptionsPage } from './options-page.tsx';
import { useApplicationSheet } from './use-application-sheet.ts';
import { useValueTexts } from './use-value-texts.ts';
import type { ApplicationValues } from './values.ts';

export const ApplicationProperties = forTarget('applications', function Properties({ target, onClose }: TargetDialogProps<'applications'>) {
  const { t } = useTranslation('applications');
  const { query } = useRpc();
  const id = target.rows[0]?.id ?? '';
  const { data, error } = useQuery(query.console.applications.get.queryOptions({ input: { id } }));
  const title = t('applications:titles.application-properties', { name: isolated(target.rows[0]?.name ?? '') });
  const close = (): void => onClose();
  if (data !== undefined) return <Sheet title={title} details={data} onClose={close} />;
  return <WaitingDialog title={title} error={error} onClose={close} />;
});

function Sheet({ title, details, onClose }: { title: string; details: ApplicationDetails; onClose: () => void }) {
  const { t } = useTranslation('applications');
  const sheet = useApplicationSheet(details);
  const texts = useValueTexts();
  const pages: readonly SheetPage<ApplicationValues>[] = [
    { id: 'general', title: t('applications:tabs.general'), fields: ['description', 'contact', 'allowLocalAccounts'], Page: GeneralPage },
    { id: 'accounts', title: t('applications:tabs.accounts'), fields: ['administrators', 'users'], Page: AccountsPage },
    { id: 'options', title: t('applications:tabs.options'), fields: OPTION_FIELDS, Page: OptionsPage },
    { id: 'fields', title: t('applications:tabs.fields'), fields: [], Page: FieldsPage },
  ];
  return (
    <DetailsContext value={details}>
      <PropertySheet title={title} pages={pages} sheet={sheet} texts={texts} changedBy={null} first="general" onClose={onClose} />
    </DetailsContext>
  );
}
