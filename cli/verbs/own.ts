/** ssoclient: one's own mappings and credentials. */
import { credentialsInput } from '../credentials-input.ts';
import { argument, type Run, type Verb } from '../verb.ts';
import { requireApplication } from './applications.ts';
import { mappingLine } from './mappings.ts';

async function listMappings(run: Run): Promise<number> {
  const { client, printer, account } = run;
  const mappings = await client.mappings.listOwn();
  for (const mapping of mappings) mappingLine(run, mapping);
  printer.say('listMappings.count', { count: mappings.length });
  printer.document({ account, mappings });
  return 0;
}

async function setCredentials(run: Run): Promise<number> {
  const { client, printer, account } = run;
  const application = await requireApplication(run, argument(run, 0));
  const set = await credentialsInput(run, application, (input) => client.mappings.setOwnCredentials(input));
  printer.say(set.created ? 'setCredentials.created' : 'setCredentials.set', { account, application: application.name });
  printer.document({ application: application.name, account, ...set });
  return 0;
}

export const OWN_VERBS: readonly Verb[] = [
  { name: 'listMappings', arguments: [], options: [], run: listMappings },
  {
    name: 'setCredentials',
    arguments: [{ name: 'application' }],
    options: ['user', 'field', 'password-stdin', 'password-file'],
    run: setCredentials,
  },
];
