/** What the overview knows, as names and values in the language of the page. */
import { useTranslation } from 'react-i18next';
import type { TFunction } from 'i18next';
import type { Overview } from '../../../shared/contract/console/system.ts';
import type { Fact } from '../../components/facts.tsx';
import type { Format } from '../../text/format.ts';
import { useFormat } from '../../text/use-format.ts';
import { daysBetween } from '../../text/days.ts';

interface FactGroups {
  readonly secret: readonly Fact[];
  readonly backup: readonly Fact[];
  readonly server: readonly Fact[];
  readonly database: readonly Fact[];
}

type T = TFunction<'console'>;

export function useFacts(overview: Overview): FactGroups {
  const { t } = useTranslation('console');
  return factsOf(overview, t, useFormat());
}

export function factsOf(overview: Overview, t: T, format: Format): FactGroups {
  return {
    secret: secretFacts(overview, t, format),
    backup: backupFacts(overview, t, format),
    server: serverFacts(overview, t),
    database: databaseFacts(overview, t, format),
  };
}

function secretFacts({ secret, at }: Overview, t: T, format: Format): Fact[] {
  if (secret === null) return [];
  const days = daysBetween(secret.createdAt, at);
  return [
    { name: t('facts.version'), value: format.number(secret.version) },
    {
      name: t('facts.created'),
      value: `${format.date(secret.createdAt)} (${days === 0 ? t('facts.today') : t('facts.age', { count: days })})`,
    },
    ...(secret.uses === null ? [] : [{ name: t('facts.uses'), value: format.number(secret.uses) }]),
    { name: t('facts.id'), value: secret.id },
  ];
}

/** The store keeps what was backed up, so that only a store that is read can say "never". */
function backupFacts({ backup, databaseBackup, protector, system }: Overview, t: T, format: Format): Fact[] {
  const never = t(system !== null && protector === null ? 'facts.notKnown' : 'facts.never');
  return [
    {
      name: t('facts.secretBackup'),
      value: backup === null ? never : t('facts.backupOf', { version: backup.secretVersion, at: format.dateTime(backup.takenAt) }),
    },
    ...(backup === null
      ? []
      : [
          { name: t('facts.verified'), value: backup.verifiedAt === null ? never : format.dateTime(backup.verifiedAt) },
          { name: t('facts.file'), value: backup.path },
        ]),
    { name: t('facts.databaseBackup'), value: databaseBackup === null ? never : format.dateTime(databaseBackup.takenAt) },
    ...(databaseBackup === null ? [] : [{ name: t('facts.file2'), value: databaseBackup.path }]),
  ];
}

function serverFacts({ server, masterSecretServer, protector, administrators, system, dataFolder }: Overview, t: T): Fact[] {
  const enabled = system?.ssoEnabled ?? null;
  return [
    { name: t('facts.server'), value: server?.name ?? '–' },
    { name: t('facts.master'), value: masterSecretServer ?? '–' },
    { name: t('facts.sso'), value: enabled === null ? '–' : t(enabled ? 'facts.enabled' : 'facts.disabled') },
    { name: t('facts.administrators'), value: administrators.length === 0 ? '–' : administrators.join(', ') },
    ...(protector === null
      ? []
      : [{ name: t('facts.protector'), value: t(`domain:protector.${protector}.name`, { defaultValue: protector }) }]),
    { name: t('facts.dataFolder'), value: dataFolder },
  ];
}

function databaseFacts({ database, counts }: Overview, t: T, format: Format): Fact[] {
  if (database === null) return [];
  return [
    ...(counts === null
      ? []
      : [
          { name: t('facts.applications'), value: format.number(counts.applications) },
          { name: t('facts.mappings'), value: t('facts.mappingsWith', { mappings: counts.mappings, count: counts.credentials }) },
          ...(counts.quarantined === 0 ? [] : [{ name: t('facts.quarantined'), value: format.number(counts.quarantined) }]),
        ]),
    ...(database.bytes === null ? [] : [{ name: t('facts.size'), value: format.bytes(database.bytes) }]),
    ...(database.epoch === null ? [] : [{ name: t('facts.epoch'), value: format.number(database.epoch) }]),
    { name: t('facts.path'), value: database.path },
  ];
}
