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
    printer.say('status.situation', { severity: i18n.t(`domain:severity.${severity}`), message });
    if (verb !== null) printer.say('status.cure', { verb });
    if (otherwise !== null) printer.say('status.otherwise', { verb: otherwise });
  }
}

function showSecret({ printer, i18n }: Run, { secret, ring, backup }: Overview): void {
  const at = (time: string): string => instantText(i18n.language, time);
  if (secret) printer.say('status.secret', { version: secret.version, id: secret.id, at: at(secret.createdAt) });
  else printer.say('status.noSecret');
  for (const { version, state, rows } of ring)
    printer.say('status.ring', { version, state: i18n.t(`domain:secretState.${state}`), count: rows ?? 0 });
  if (!backup) return printer.say('status.noBackup');
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
    printer.document({ dataFolder, result: (['well', 'risk', 'stop'] as const)[exit], situations: described });
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
