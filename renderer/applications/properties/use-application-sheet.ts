/** The property sheet of one application at work. */
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ApplicationDetails } from '../../../shared/contract/console/applications.ts';
import { TEXT_LENGTH } from '../../../shared/domain/limits.ts';
import type { Draft } from '../../properties/sheet/draft.ts';
import { useSheet, type Errors, type Loaded, type Sheet } from '../../properties/sheet/use-sheet.ts';
import type { Failure } from '../../rpc/failure.ts';
import { useRpc } from '../../rpc/rpc-context.tsx';
import { useFailureText } from '../../text/use-failure-text.ts';
import { isTimeout } from '../options.ts';
import { useLineRule } from '../use-line-rule.ts';
import { changeOf, loadedOf, type ApplicationValues } from './values.ts';

type Wrong = Errors<ApplicationValues>;

export function useApplicationSheet(details: ApplicationDetails): Sheet<ApplicationValues> {
  const { t } = useTranslation(['applications', 'properties']);
  const { client, query } = useRpc();
  const queries = useQueryClient();
  const textOf = useFailureText();
  const line = useLineRule();
  const { id } = details;

  const keep = (now: ApplicationDetails): Loaded<ApplicationValues> => {
    queries.setQueryData(query.console.applications.get.queryKey({ input: { id } }), now);
    return loadedOf(now);
  };
  const check = ({ description, contact, ticketTimeout }: ApplicationValues): Wrong => {
    const lines = { description: line(TEXT_LENGTH.description)(description), contact: line(TEXT_LENGTH.contact)(contact) };
    return {
      ...(lines.description === true ? {} : { description: lines.description }),
      ...(lines.contact === true ? {} : { contact: lines.contact }),
      ...(isTimeout(ticketTimeout) ? {} : { ticketTimeout: t('applications:options.timeoutWrong') }),
    };
  };
  const blame = (failure: Failure, { mine, base }: Draft<ApplicationValues>): Wrong => {
    if (failure.kind !== 'error' || (failure.code !== 'ACCOUNT_UNKNOWN' && failure.code !== 'ACCOUNT_TWICE')) return {};
    const { what, next } = textOf(failure);
    const field = mine.users === base.users ? 'administrators' : 'users';
    return { [field]: `${what} ${next}` };
  };
  return useSheet({
    loaded: loadedOf(details),
    reread: async () => keep(await client.console.applications.get({ id })),
    save: async (changed, expectedRevision) =>
      keep(await client.console.applications.update({ id, expectedRevision, ...changeOf(changed) })),
    check,
    blame,
    undecidedText: t('properties:sheet.undecided'),
  });
}
