/** Type, name, description, contact. */
import type { UseFormReturn } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { applicationNameProblem } from '../../../shared/domain/application-rules.ts';
import { TEXT_LENGTH } from '../../../shared/domain/limits.ts';
import { nameKey } from '../../../shared/domain/names.ts';
import { useConsole } from '../../app/console-context.tsx';
import { Field } from '../../dialogs/field.tsx';
import { Check } from '../check.tsx';
import type { Options } from '../options.ts';
import { useLineRule } from '../use-line-rule.ts';
import { useProblemText } from '../use-problem-text.ts';
import type { General, PageProps } from './answers.ts';
import { TypeField } from './type-field.tsx';
import { WizardPage } from './wizard-page.tsx';

interface Props extends PageProps {
  readonly form: UseFormReturn<General>;
  readonly options: Options;
  readonly onOptions: (part: Partial<Options>) => void;
}

export function GeneralPage({ form, options, onOptions, onNext, ...props }: Props) {
  const { t } = useTranslation('applications');
  const { applications } = useConsole();
  const problemText = useProblemText();
  const line = useLineRule();
  const { errors } = form.formState;
  const nameRule = (typed: string): true | string => {
    const problem = applicationNameProblem(typed.trim());
    if (problem) return problemText(problem);
    const taken = applications.some(({ name }) => nameKey(name) === nameKey(typed.trim()));
    return taken ? t('applications:general.taken') : true;
  };
  return (
    <WizardPage page="general" onNext={() => void form.handleSubmit(onNext)()} {...props}>
      <TypeField />
      <Field
        label={t('applications:general.name')}
        autoFocus
        hint={t('applications:general.nameHint')}
        error={errors.name?.message}
        registration={form.register('name', { validate: nameRule })}
      />
      <Field
        label={t('applications:general.description')}
        error={errors.description?.message}
        registration={form.register('description', { validate: line(TEXT_LENGTH.description) })}
      />
      <Field
        label={t('applications:general.contact')}
        error={errors.contact?.message}
        registration={form.register('contact', { validate: line(TEXT_LENGTH.contact) })}
      />
      <Check
        label={t('applications:options.allowLocalAccounts')}
        checked={options.allowLocalAccounts}
        onChange={(allowLocalAccounts) => onOptions({ allowLocalAccounts })}
      />
      <Check
        label={t('applications:options.adminAccountSame')}
        hint={t('applications:options.lockedLater')}
        checked={options.adminAccountSame}
        onChange={(adminAccountSame) => onOptions({ adminAccountSame })}
      />
    </WizardPage>
  );
}
