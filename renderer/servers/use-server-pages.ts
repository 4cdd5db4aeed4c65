/** The pages of a server's properties, as names and values. */
import { useTranslation } from 'react-i18next';
import type { ServerProperties } from '../../shared/contract/console/servers.ts';
import { formatError } from '../../shared/i18n/index.ts';
import { ERRORS, type ErrorCode } from '../../shared/errors.ts';
import { useFormat } from '../text/use-format.ts';
import { DASH, useServerTexts } from './use-server-texts.ts';

interface ServerPage {
  readonly id: 'general' | 'database' | 'service' | 'secret';
  readonly title: string;
  readonly facts: readonly { readonly name: string; readonly value: string }[];
}

const isCode = (code: string): code is ErrorCode => Object.hasOwn(ERRORS, code);

/** Why it does not open, in a sentence. */
function useTrouble(): (code: string | null, well: string) => string {
  const { i18n } = useTranslation();
  return (code, well) => {
    if (code === null) return well;
    return isCode(code) ? formatError(i18n, code).message : code;
  };
}

export function useServerPages(server: ServerProperties): readonly ServerPage[] {
  const { t } = useTranslation('servers');
  const format = useFormat();
  const texts = useServerTexts();
  const trouble = useTrouble();
  const fact = (name: string, value: string) => ({ name: t(`servers:facts.${name}`), value });
  const { databaseDetail: database, process: running, events } = server;
  const number = (value: number | null): string => (value === null ? DASH : format.number(value));
  return [
    {
      id: 'general',
      title: t('servers:properties.general'),
      facts: [
        fact('name', server.name),
        fact('status', texts.status(server)),
        fact('asOf', format.dateTime(server.at)),
        fact('host', server.host),
        fact('computer', server.computer),
        fact('version', texts.version(server)),
        fact('id', server.id),
        ...(events === null
          ? []
          : [
              fact('information', format.number(events.information)),
              fact('warning', format.number(events.warning)),
              fact('error', format.number(events.error)),
              fact('since', events.since === null ? t('servers:neverReset') : format.dateTime(events.since)),
            ]),
      ],
    },
    {
      id: 'database',
      title: t('servers:properties.database'),
      facts: [
        fact('kind', t(`servers:kind.${database.kind}`)),
        fact('path', server.database),
        fact('opens', trouble(server.databaseError, t('servers:opens'))),
        fact('size', database.bytes === null ? DASH : format.bytes(database.bytes)),
        fact('schema', number(database.schemaVersion)),
      ],
    },
    {
      id: 'service',
      title: t('servers:properties.service'),
      facts: [
        fact('serviceAccount', server.serviceAccount),
        fact('runs', t('servers:runsHere')),
        fact('process', String(running.id)),
        fact('uptime', format.duration(running.uptime)),
        fact('node', running.node),
        fact('dataFolder', running.dataFolder),
      ],
    },
    {
      id: 'secret',
      title: t('servers:properties.secret'),
      facts: [
        fact('secretServer', server.masterSecretServerName ?? DASH),
        fact('store', trouble(server.storeError, t('servers:opens'))),
        fact('secretVersion', number(server.secretVersion)),
      ],
    },
  ];
}
