/** Options: how the application is used, and its tickets. */
import { useTranslation } from 'react-i18next';
import { ConflictNote } from '../../properties/sheet/conflict-note.tsx';
import type { PageProps } from '../../properties/sheet/page.ts';
import { Check } from '../check.tsx';
import { OptionsForm } from '../options-form.tsx';
import { TICKET_OPTIONS, USE_OPTIONS } from '../options.ts';
import { useDetails } from './details-context.ts';
import { useValueTexts } from './use-value-texts.ts';
import type { ApplicationValues } from './values.ts';

export const OPTION_FIELDS = [...USE_OPTIONS, 'directPasswordSync', ...TICKET_OPTIONS, 'ticketTimeout'] as const;

export function OptionsPage({ sheet }: PageProps<ApplicationValues>) {
  const { t } = useTranslation('applications');
  const { fields } = useDetails();
  const texts = useValueTexts();
  // What is synchronized has to be told from the rest (10848).
  const canSync = fields.length === 2 || fields.some(({ synchronized }) => synchronized);
  return (
    <OptionsForm
      options={sheet.values}
      onChange={sheet.set}
      under={(field) => <ConflictNote sheet={sheet} field={field} texts={texts} />}
      last={
        <>
          <Check
            label={t('applications:options.directPasswordSync')}
            {...(canSync ? {} : { hint: t('applications:options.directPasswordSyncNeeds') })}
            checked={sheet.values.directPasswordSync}
            disabled={!canSync && !sheet.values.directPasswordSync}
            onChange={(directPasswordSync) => sheet.set({ directPasswordSync })}
          />
          <ConflictNote sheet={sheet} field="directPasswordSync" texts={texts} />
        </>
      }
    />
  );
}
