/** The options of an application: how it is used, and its tickets, which are the SSO Administrators' to decide. */
import { Fragment, type ReactNode } from 'react';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import { satisfies } from '../../shared/domain/roles.ts';
import { useConsole } from '../app/console-context.tsx';
import { Check } from './check.tsx';
import { TICKET_OPTIONS, USE_OPTIONS, type Options } from './options.ts';
import { TicketTimeout } from './ticket-timeout.tsx';

interface Props {
  readonly options: Options;
  readonly onChange: (part: Partial<Options>) => void;
  /** Before the others. */
  readonly first?: ReactNode;
  /** After those of use. */
  readonly last?: ReactNode;
  /** What stands under an option: what somebody else made of it, for instance. */
  readonly under?: (option: keyof Options) => ReactNode;
}

export function OptionsForm({ options, onChange, first, last, under = () => null }: Props) {
  const { t } = useTranslation('applications');
  const { caller } = useConsole().overview;
  const mayTickets = satisfies(caller.roles, 'sso-administrator');
  const box = (name: (typeof USE_OPTIONS | typeof TICKET_OPTIONS)[number], disabled: boolean) => (
    <Fragment key={name}>
      <Check
        label={t(`applications:options.${name}`)}
        checked={options[name]}
        disabled={disabled}
        onChange={(checked) => onChange({ [name]: checked })}
      />
      {under(name)}
    </Fragment>
  );
  return (
    <>
      <Group title={t('applications:options.use')}>
        {first}
        {USE_OPTIONS.map((name) => box(name, false))}
        {last}
      </Group>
      <Group title={t('applications:options.tickets')}>
        {!mayTickets && <Typography color="textSecondary">{t('applications:options.ticketsLocked')}</Typography>}
        {TICKET_OPTIONS.map((name) => box(name, !mayTickets))}
        <TicketTimeout value={options.ticketTimeout} disabled={!mayTickets} onChange={(ticketTimeout) => onChange({ ticketTimeout })} />
        {under('ticketTimeout')}
      </Group>
    </>
  );
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Box component="fieldset" sx={{ border: 0, p: 0, m: 0, mb: 1.5 }}>
      <Typography component="legend" variant="h3" sx={{ p: 0, mb: 0.25 }}>
        {title}
      </Typography>
      {children}
    </Box>
  );
}
