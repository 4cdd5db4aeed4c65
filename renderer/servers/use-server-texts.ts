/** A server in the words of the page; — for what is not known, or not part of this product. */
import { useTranslation } from 'react-i18next';
import type { ServerView } from '../../shared/contract/console/servers.ts';
import type { Sign } from '../components/severity.tsx';
import { localeOf } from '../text/format.ts';
import { useFormat } from '../text/use-format.ts';

export const STATUS_SIGNS: Readonly<Record<ServerView['status'], Sign>> = { online: 'well', offline: 'stop' };

export const DASH = '—';

type Say = (server: ServerView) => string;

interface ServerTexts {
  readonly status: Say;
  readonly date: Say;
  readonly time: Say;
  readonly secretServer: Say;
  readonly passwordSync: Say;
  readonly events: Say;
  readonly version: Say;
}

export function useServerTexts(): ServerTexts {
  const { t, i18n } = useTranslation('servers');
  const format = useFormat();
  const day = new Intl.DateTimeFormat(localeOf(i18n.language), { dateStyle: 'short' });
  const time = new Intl.DateTimeFormat(localeOf(i18n.language), { timeStyle: 'medium' });
  const yesNo = (value: boolean | null): string => (value === null ? DASH : t(`servers:yesNo.${String(value)}`));
  return {
    status: ({ status }) => t(`servers:status.${status}`),
    date: ({ at }) => day.format(new Date(at)),
    time: ({ at }) => time.format(new Date(at)),
    secretServer: ({ masterSecretServer }) => yesNo(masterSecretServer),
    passwordSync: ({ passwordSync }) => yesNo(passwordSync),
    events: ({ events }) => (events === null ? DASH : [events.information, events.warning, events.error].map(format.number).join(' / ')),
    version: ({ version, architecture }) => `${version} (${architecture})`,
  };
}
