/** ssomanage: what applies to the whole SSO system, shown (-displayDB) and changed from ENTSSO's globalInfo file (-updateDB). */
import type { SettingsView } from '../../shared/contract/console/settings.ts';
import { pathArgument } from '../paths.ts';
import type { Run, Verb } from '../verb.ts';

/** yes and no are never translated. */
const yesNo = (flag: boolean): string => (flag ? 'yes' : 'no');

/** In ENTSSO's order, then what is ours. */
function showSettings({ printer }: Run, settings: SettingsView): void {
  const { administrators, affiliateAdministrators, allowTickets, validateTickets, ssoEnabled } = settings;
  printer.say('displayDB.administrators', { names: administrators.join(',') });
  if (affiliateAdministrators.length > 0) printer.say('displayDB.affiliateAdministrators', { names: affiliateAdministrators.join(',') });
  printer.say('displayDB.auditDeletedApplications', { size: settings.auditDeletedApplications });
  printer.say('displayDB.auditDeletedMappings', { size: settings.auditDeletedMappings });
  printer.say('displayDB.auditLookups', { size: settings.auditLookups });
  printer.say('displayDB.auditLevelPositive', { level: settings.auditLevelPositive });
  printer.say('displayDB.auditLevelNegative', { level: settings.auditLevelNegative });
  printer.say('displayDB.ticketTimeout', { minutes: settings.ticketTimeout });
  printer.say('displayDB.credentialCacheTimeout', { minutes: settings.credentialCacheTimeout });
  printer.say('displayDB.secretMaximumAge', { days: settings.secretMaximumAge });
  printer.say('displayDB.secretRemindAhead', { days: settings.secretRemindAhead });
  printer.say(ssoEnabled ? 'displayDB.enabled' : 'displayDB.disabled');
  printer.say('displayDB.allowTickets', { answer: yesNo(allowTickets) });
  printer.say('displayDB.validateTickets', { answer: yesNo(validateTickets) });
}

async function displayDB(run: Run): Promise<number> {
  const { client, printer } = run;
  const { dataFolder, system, server, masterSecretServer, database, counts } = await client.system.overview();
  const settings = await client.system.settings();
  printer.say('status.dataFolder', { path: dataFolder });
  if (system) printer.say('status.system', { system: system.name, server: server?.name ?? '?' });
  if (database) printer.say('status.database', { path: database.path });
  if (masterSecretServer !== null) printer.say('status.master', { server: masterSecretServer });
  showSettings(run, settings);
  printer.document({ dataFolder, system, server, masterSecretServer, database, counts, ...settings });
  return 0;
}

async function updateDB(run: Run): Promise<number> {
  const settings = await run.client.system.updateFromXml({ path: pathArgument(run, 0) });
  showSettings(run, settings);
  run.printer.document(settings);
  return 0;
}

export const SETTINGS_VERBS: readonly Verb[] = [
  { name: 'updateDB', arguments: [{ name: 'globalInfoFile' }], options: [], run: updateDB },
  { name: 'displayDB', arguments: [], options: [], run: displayDB },
  { name: 'showDB', arguments: [], options: [], run: displayDB },
];
