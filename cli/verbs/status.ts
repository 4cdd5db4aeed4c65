/** What is the case: -status and -check. */
import type { Overview } from '../../shared/contract/console/system.ts';
import { bySeverity, checkExitCode, SITUATIONS, type Situation } from '../../shared/domain/situations.ts';
import { formatSituation, instantText, type I18n } from '../../shared/i18n/index.ts';
import { english } from '../language.ts';
import { toSsoError } from '../session.ts';
import type { Run, Verb } from '../verb.ts';

function describeSituation(i18n: I18n, situation: Situation) {
  const { severity, cure, verb, number, otherwise } = SITUATIONS[situation.id];
  const message = formatSituation(i18n, situation);
  return { id: situation.id, severity, number, message, cure, verb, otherwise: otherwise?.verb ?? null, params: situation.params };
}

function showSituations({ printer, i18n }: Run, situations: readonly Situation[]): void {
  if (situations.length === 0) printer.say('status.well');
  for (const situation of [...situations].sort(bySeverity)) {
    const { severity, message, verb, otherwise } = describeSituation(i18n, situation);
    const cure = SITUATIONS[situation.id].otherwise?.cure;
    printer.say('status.situation', { severity: i18n.t(`domain:severity.${severity}`), message });
    if (verb !== null) printer.say('status.cure', { verb });
    if (otherwise !== null && cure !== undefined) printer.say(`status.otherwise.${cure}`, { verb: otherwise });
  }
}

function showRing({ printer, i18n }: Run, ring: Overview['ring']): void {
  for (const { version, state: key, rows } of ring) {
    const state = i18n.t(`domain:secretState.${key}`);
    if (rows === null) printer.say('status.ringUncounted', { version, state });
    else printer.say('status.ring', { version, state, count: rows });
  }
}

/** What could not be read is not known: only a store that was read says that there is no backup, it or the database that there is no secret. */
function showSecret(run: Run, { secret, ring, backup, protector, database }: Overview): void {
  const { printer, i18n } = run;
  const at = (time: string): string => instantText(i18n.language, time);
  const [storeRead, databaseRead] = [protector !== null, database !== null && database.schemaVersion !== null];
  if (protector !== null)
    printer.say('status.protector', { protector: i18n.t(`domain:protector.${protector}.name`, { defaultValue: protector }) });
  if (secret) printer.say('status.secret', { version: secret.version, id: secret.id, at: at(secret.createdAt) });
  else printer.say(storeRead || databaseRead ? 'status.noSecret' : 'status.unknownSecret');
  showRing(run, ring);
  if (!backup) {
    printer.say(storeRead ? 'status.noBackup' : 'status.unknownBackup');
    return;
  }
  printer.say('status.backup', { version: backup.secretVersion, at: at(backup.takenAt), path: backup.path });
  if (backup.verifiedAt !== null) printer.say('status.verified', { at: at(backup.verifiedAt) });
}

function showSystem({ printer }: Run, { dataFolder, system, server, masterSecretServer, database, counts }: Overview): void {
  printer.say('status.dataFolder', { path: dataFolder });
  if (system) printer.say('status.system', { system: system.name, server: server?.name ?? '?' });
  if (masterSecretServer !== null) printer.say('status.master', { server: masterSecretServer });
  if (database) printer.say('status.database', { path: database.path });
  if (counts) {
    printer.say('status.applications', { count: counts.applications });
    printer.say('status.mappings', { count: counts.mappings });
  }
}

function statusDocument(overview: Overview) {
  const { secret, situations, ...rest } = overview;
  const described = [...situations].sort(bySeverity).map((situation) => describeSituation(english(), situation));
  return { ...rest, secret, situations: described };
}

async function status(run: Run): Promise<number> {
  const overview = await run.client.system.overview();
  showSystem(run, overview);
  if (overview.system) showSecret(run, overview);
  showSituations(run, overview.situations);
  run.printer.document(statusDocument(overview));
  return 0;
}

/** For monitoring: 0 all well, 1 risk, 2 stop, 3 cannot tell. */
async function check(run: Run): Promise<number> {
  const { client, printer } = run;
  try {
    const { situations, dataFolder } = await client.system.overview();
    const exit = checkExitCode(situations);
    printer.say(`check.${exit}`, { path: dataFolder });
    if (situations.length > 0) showSituations(run, situations);
    const described = [...situations].sort(bySeverity).map((situation) => describeSituation(english(), situation));
    printer.document({ dataFolder, result: (['well', 'risk', 'stop', 'unknown'] as const)[exit], situations: described });
    return exit;
  } catch (error) {
    printer.error(toSsoError(error));
    return 3;
  }
}

export const STATUS_VERBS: readonly Verb[] = [
  { name: 'status', arguments: [], options: [], run: status },
  { name: 'check', arguments: [], options: [], run: check },
];
