/** Affiliate applications: create from a file, list, display. */
import type { ApplicationView } from '../../shared/contract/console/applications.ts';
import { nameKey } from '../../shared/domain/names.ts';
import { SsoError } from '../../shared/errors.ts';
import { pathArgument } from '../paths.ts';
import { argument, type Run, type Verb } from '../verb.ts';

async function createApps(run: Run): Promise<number> {
  const { created } = await run.client.applications.createFromXml({ path: pathArgument(run, 0) });
  for (const name of created) run.printer.say('createApps.created', { name });
  run.printer.document({ created });
  return 0;
}

async function listApps({ client, printer }: Run): Promise<number> {
  const applications = await client.applications.list();
  printer.say('listApps.count', { count: applications.length });
  for (const { name, enabled, mappings, description } of applications) {
    const mark = enabled ? '(E)' : '(D)';
    printer.say('listApps.line', { mark, name, mappings, description });
  }
  printer.document({ applications });
  return 0;
}

export async function requireApplication({ client }: Pick<Run, 'client'>, name: string): Promise<ApplicationView> {
  const application = (await client.applications.list()).find((known) => nameKey(known.name) === nameKey(name));
  if (!application) throw new SsoError('APPLICATION_UNKNOWN', { application: name });
  return application;
}

/** yes and no are never translated. */
const yesNo = (flag: boolean): string => (flag ? 'yes' : 'no');

async function displayApp(run: Run): Promise<number> {
  const { printer, i18n } = run;
  const application = await requireApplication(run, argument(run, 0));
  printer.say('displayApp.name', { name: application.name });
  printer.say('displayApp.type', { type: i18n.t(`domain:applicationType.${application.type}`) });
  if (application.description !== '') printer.say('displayApp.description', { description: application.description });
  if (application.contact !== '') printer.say('displayApp.contact', { contact: application.contact });
  printer.say('displayApp.enabled', { enabled: yesNo(application.enabled) });
  printer.say('displayApp.mappings', { mappings: application.mappings });
  for (const { ordinal, label, masked, synchronized } of application.fields)
    printer.say('displayApp.field', { ordinal, label, masked: yesNo(masked), synchronized: yesNo(synchronized) });
  printer.document({ application });
  return 0;
}

export const CREATE_APPLICATION_VERBS: readonly Verb[] = [
  { name: 'createApps', arguments: [{ name: 'applicationFile' }], options: [], run: createApps },
];

export const APPLICATION_VERBS: readonly Verb[] = [
  { name: 'listApps', arguments: [], options: [], run: listApps },
  { name: 'displayApp', arguments: [{ name: 'application' }], options: [], run: displayApp },
];
