/** ssomanage: everyone's mappings and credentials. */
import { SsoError } from '../../shared/errors.ts';
import { credentialsInput } from '../credentials-input.ts';
import { followUntilInterrupted } from '../interrupt.ts';
import { pathArgument } from '../paths.ts';
import { createRate } from '../rate.ts';
import { argument, type Run, type Verb } from '../verb.ts';
import { requireApplication } from './applications.ts';

type MappingView = Awaited<ReturnType<Run['client']['mappings']['list']>>[number];

const PAGE = 500;

export function mappingLine({ printer, i18n }: Run, { application, account, externalUser, enabled, hasCredentials }: MappingView): void {
  const mark = enabled ? '(E)' : '(D)';
  const lacking = hasCredentials ? '' : ` ${i18n.t('cli:listMappings.noCredentials')}`;
  printer.line(`${mark} ${account} : ${externalUser} (${application})${lacking}`);
}

export function limitOf({ given }: Run): number {
  const written = given.options.get('limit');
  if (written === undefined) return Infinity;
  if (!/^[1-9]\d{0,8}$/.test(written)) throw new SsoError('USAGE', { problem: 'not-a-count', option: '--limit', value: written });
  return Number(written);
}

/** Page by page, so that a million lines are no burden; as JSON they are one document. */
async function listMappings(run: Run): Promise<number> {
  const { client, printer, given, interrupt } = run;
  const application = argument(run, 0);
  const wanted = limitOf(run);
  const all: MappingView[] = [];
  let after = given.options.get('after');
  let listed = 0;
  while (listed < wanted && !interrupt.isRaised()) {
    const limit = Math.min(PAGE, wanted - listed);
    const page = await client.mappings.list({ application, limit, ...(after === undefined ? {} : { after }) });
    for (const mapping of page) mappingLine(run, mapping);
    if (printer.json) all.push(...page);
    listed += page.length;
    after = page.at(-1)?.account;
    if (page.length < limit) break;
  }
  printer.say('listMappings.count', { count: listed });
  printer.document({ application, mappings: all });
  return 0;
}

async function setCredentials(run: Run): Promise<number> {
  const { client, printer } = run;
  const account = argument(run, 0);
  const application = await requireApplication(run, argument(run, 1));
  const set = await credentialsInput(run, application, (input) => client.mappings.setCredentials({ ...input, account }));
  printer.say(set.created ? 'setCredentials.created' : 'setCredentials.set', { account, application: application.name });
  printer.document({ application: application.name, account, ...set });
  return 0;
}

async function importCredentials(run: Run): Promise<number> {
  const { client, printer, progress, io, i18n, interrupt } = run;
  const stream = await client.mappings.importCredentials({ path: pathArgument(run, 0) });
  let rateOf = createRate(io);
  let phase = '';
  let total: number | null = null;
  const last = await followUntilInterrupted(stream, interrupt, (event) => {
    if (event.phase !== phase) {
      rateOf = createRate(io);
      phase = event.phase;
    }
    if (event.phase === 'checking') total = null;
    const label = i18n.t(`cli:progress.${event.phase === 'checking' ? 'checking' : 'importing'}`);
    if (event.phase !== 'finished') progress.show({ label, done: event.lines, total, ...rateOf(event.lines, total) });
  }).finally(() => progress.end());
  if (!last) throw new SsoError('INTERNAL');
  const { mappingsCreated, credentialsSet } = last;
  printer.say('import.set', { count: credentialsSet });
  printer.say('import.created', { count: mappingsCreated });
  printer.document({ lines: last.lines, mappingsCreated, credentialsSet });
  return 0;
}

export const MAPPING_VERBS: readonly Verb[] = [
  { name: 'listMappings', arguments: [{ name: 'application' }], options: ['after', 'limit'], run: listMappings },
  {
    name: 'setCredentials',
    arguments: [{ name: 'account' }, { name: 'application' }],
    options: ['user', 'field', 'password-stdin', 'password-file'],
    run: setCredentials,
  },
  { name: 'importCredentials', arguments: [{ name: 'credentialsFile' }], options: [], run: importCredentials },
];
