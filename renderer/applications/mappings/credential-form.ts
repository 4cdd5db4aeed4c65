/** What the forms of one mapping ask. Masked values live here only as long as the form stands: nothing shows or keeps them. */
import type { ApplicationView } from '../../../shared/contract/console/applications.ts';

export interface CredentialForm {
  readonly account: string;
  readonly externalUser: string;
  /** In the order of the fields from ordinal 1 on; `again` of masked ones. */
  readonly fields: readonly { readonly value: string; readonly again: string }[];
}

/** All but the external user. */
export const ownFields = ({ fields }: ApplicationView): ApplicationView['fields'] => fields.filter(({ ordinal }) => ordinal > 0);

/** What the application calls its external user. */
export const userLabel = ({ fields }: ApplicationView): string => fields.find(({ ordinal }) => ordinal === 0)?.label ?? '';

export const emptyForm = (application: ApplicationView, account: string, externalUser: string): CredentialForm => ({
  account,
  externalUser,
  fields: ownFields(application).map(() => ({ value: '', again: '' })),
});

export const valuesOf = ({ fields }: CredentialForm): string[] => fields.map(({ value }) => value);
