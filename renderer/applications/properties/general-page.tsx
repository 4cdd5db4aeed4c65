/** General: what an application is called and is for. Name and type are locked. */
import { useTranslation } from 'react-i18next';
import { Facts } from '../../components/facts.tsx';
import { ConflictNote } from '../../properties/sheet/conflict-note.tsx';
import type { PageProps } from '../../properties/sheet/page.ts';
import { useFormat } from '../../text/use-format.ts';
import { Check } from '../check.tsx';
import { useDetails } from './details-context.ts';
import { LineSetting } from './line-setting.tsx';
import { LockedNote } from './locked-note.tsx';
import { useValueTexts } from './use-value-texts.ts';
import type { ApplicationValues } from './values.ts';

export function GeneralPage({ sheet }: PageProps<ApplicationValues>) {
  const { t } = useTranslation(['applications', 'domain']);
  const { name, type, enabled, mappings, createdAt, flags } = useDetails();
  const format = useFormat();
  const texts = useValueTexts();
  return (
    <>
      <Facts
        facts={[
          { name: t('applications:general.name'), value: <bdi>{name}</bdi> },
          { name: t('applications:general.type'), value: t(`domain:applicationType.${type}`) },
          { name: t('applications:columns.state'), value: t(`applications:applicationState.${String(enabled)}`) },
          {
            name: t('applications:columns.mappings'),
            value: t('applications:general.mappings', {
              count: mappings.total,
              enabled: mappings.enabled,
              credentials: mappings.withCredentials,
            }),
          },
          { name: t('applications:general.created'), value: format.dateTime(createdAt) },
        ]}
      />
      <LockedNote text={t('applications:locked.general')} />
      <LineSetting sheet={sheet} field="description" />
      <LineSetting sheet={sheet} field="contact" />
      <Check
        label={t('applications:options.allowLocalAccounts')}
        checked={sheet.values.allowLocalAccounts}
        onChange={(allowLocalAccounts) => sheet.set({ allowLocalAccounts })}
      />
      <ConflictNote sheet={sheet} field="allowLocalAccounts" texts={texts} />
      <Check
        label={t('applications:options.adminAccountSame')}
        hint={t('applications:locked.atCreation')}
        checked={flags.adminAccountSame}
        disabled
      />
    </>
  );
}
