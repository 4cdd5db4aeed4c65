/** One input a field; a masked one typed twice, never shown, never to be copied. */
import type { UseFormReturn } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { ApplicationView } from '../../../shared/contract/console/applications.ts';
import { Field } from '../../dialogs/field.tsx';
import { isolated } from '../../text/isolate.ts';
import { ownFields, type CredentialForm } from './credential-form.ts';

interface Props {
  readonly application: ApplicationView;
  readonly form: UseFormReturn<CredentialForm>;
  readonly focused: boolean;
}

export function CredentialFields({ application, form, focused }: Props) {
  const { t } = useTranslation('applications');
  const { errors } = form.formState;
  /** Nothing at all is a slip of the finger: an empty password must be meant, beside something that is not. */
  const something = (): true | string =>
    form.getValues('fields').some(({ value }) => value !== '') || t('applications:credentials.nothing');
  return ownFields(application).map(({ ordinal, label, masked }, index) => (
    <div key={ordinal}>
      <Field
        label={isolated(label)}
        type={masked ? 'password' : 'text'}
        autoFocus={focused && index === 0}
        error={errors.fields?.[index]?.value?.message}
        registration={form.register(`fields.${index}.value`, index === 0 ? { validate: something } : {})}
      />
      {masked && (
        <Field
          label={t('applications:credentials.again', { label: isolated(label) })}
          type="password"
          error={errors.fields?.[index]?.again?.message}
          registration={form.register(`fields.${index}.again`, {
            validate: (again, { fields }) => again === fields[index]?.value || t('applications:credentials.differ'),
          })}
        />
      )}
    </div>
  ));
}
