/** System's actions. Absent when one can never apply as things are; disabled with its reason when not now. */
import type { Overview } from '../../../shared/contract/console/system.ts';
import { isActive, isBeforeSwitch } from '../../../shared/domain/operation-states.ts';
import type { Cure } from '../../../shared/domain/situations.ts';
import type { ActionPart, Availability, CureInWords, Menu, Rule } from '../action.ts';
import {
  administrator,
  because,
  configured,
  databaseThere,
  databaseWritable,
  firstOf,
  hasSecret,
  noOperation,
  notBeforeSwitch,
  onMaster,
  somethingToRetire,
  storeWhole,
  unless,
  type Check,
} from '../reasons.ts';

/** `retry` is a refresh: the engine tries whatever is away each time it is asked. */
export type SystemActionId =
  | Exclude<Cure, CureInWords>
  | 'verify-database'
  | 'change-master-server'
  | 'change-protector'
  | 'disable-sso'
  | 'lock'
  | 'refresh'
  | 'system-properties';

/** These look at the system alone, whichever node they stand in. */
type SystemRule = (overview: Overview) => Availability;

const has = ({ situations }: Overview, id: string): boolean => situations.some((situation) => situation.id === id);
const onlyWhere =
  (applies: (overview: Overview) => boolean, check: Check): SystemRule =>
  (overview) =>
    applies(overview) ? check(overview) : 'absent';

/** Who asks, where, and over which state: what every change of the secret needs. */
const changer = firstOf(configured, administrator, onMaster);
const always: Check = () => null;

const running = ({ operation }: Overview): boolean => operation !== null && isActive(operation.state);
const standing = (overview: Overview): boolean => running(overview) && overview.operation?.running === false;

/** What runs needs the ring. */
const nothingRuns: Check = (overview) => (overview.operation?.running === true ? noOperation(overview) : null);

const rolledBack: Check = (overview) => (has(overview, 'database-rolled-back') ? null : because('not-rolled-back'));

/** Where credentials may open under no secret: one by one, or all at once, for want of the store or of its newest secret. */
const UNREADABLE = [
  'rows-unreadable',
  'store-missing',
  'store-damaged',
  'store-behind',
  'key-file-missing',
  'key-file-wrong',
  'master-without-secret',
] as const;

/** Nothing is backed up of a ring that holds nothing. */
const holdsSecret: Check = (overview) => (overview.ring.length > 0 ? null : unless('secret-lost')(overview));

/** What another database file may cure. Who may is for the engine to say: here the rights may lie in what is missing. */
const CHOICES = ['not-configured', 'settings-lost', 'database-missing', 'store-foreign'] as const;

/** Without settings a copy brings the whole system back; who may is for the engine to say. */
const broughtBack =
  (otherwise: Check): SystemRule =>
  (overview) =>
    has(overview, 'not-configured') || has(overview, 'settings-lost') ? null : otherwise(overview);

/** There is no store whose protector could be changed, or it may not be touched. */
const WITHOUT_STORE = [
  'key-file-missing',
  'key-file-wrong',
  'key-file-unreadable',
  'key-file-exposed',
  'store-missing',
  'store-damaged',
  'store-newer',
  'store-foreign',
  'store-exposed',
  'store-unreachable',
  'master-without-secret',
] as const;

/** It may be right, and cannot be read as it is: nothing takes its place. */
const NOT_NOW = [
  'store-unreachable',
  'store-locked',
  'key-store-refused',
  'store-exposed',
  'key-file-unreadable',
  'key-file-exposed',
] as const;

/** Of every system as yet: what a second server needs is said where the action is looked for. */
const secondServer: Check = () => because('one-server');

const properties = firstOf(configured, administrator, databaseThere);

const RULES: Readonly<Record<SystemActionId, SystemRule>> = {
  // A lost store, database or settings file is cured by its own action: this one would make another system beside it.
  configure: onlyWhere((overview) => has(overview, 'not-configured'), always),
  generate: firstOf(changer, storeWhole, databaseWritable, noOperation),
  'back-up': firstOf(changer, storeWhole, hasSecret, holdsSecret, notBeforeSwitch),
  'verify-backup': firstOf(configured, administrator),
  restore: firstOf(changer, unless(...NOT_NOW), databaseThere, noOperation),
  'restore-last-good': onlyWhere((overview) => has(overview, 'store-missing') || has(overview, 'store-damaged'), changer),
  'change-master-server': firstOf(configured, administrator, secondServer),
  'verify-database': firstOf(configured, administrator, storeWhole, databaseThere, hasSecret),
  'back-up-database': firstOf(configured, administrator, unless('database-missing', 'database-away', 'database-damaged', 'store-foreign')),
  'restore-database': broughtBack(firstOf(administrator, onMaster, noOperation)),
  reconcile: firstOf(changer, storeWhole, databaseThere, rolledBack, noOperation),
  retire: firstOf(changer, storeWhole, databaseWritable, noOperation, somethingToRetire),
  'upgrade-database': onlyWhere((overview) => has(overview, 'schema-old'), administrator),
  'choose-database': onlyWhere((overview) => CHOICES.some((id) => has(overview, id)), always),
  unlock: onlyWhere((overview) => has(overview, 'store-locked'), always),
  lock: onlyWhere(({ protector }) => protector === 'passphrase', firstOf(administrator, unless('store-locked'), nothingRuns)),
  'set-store-aside': onlyWhere((overview) => has(overview, 'store-locked') || has(overview, 'key-store-refused'), changer),
  // Where the store is locked, its passphrase is asked with the change.
  'change-protector': firstOf(changer, unless(...WITHOUT_STORE), noOperation),
  protect: onlyWhere((overview) => has(overview, 'store-exposed') || has(overview, 'key-file-exposed'), always),
  'enable-sso': onlyWhere(({ system }) => system?.ssoEnabled === false, firstOf(administrator, databaseWritable)),
  'disable-sso': onlyWhere(({ system }) => system?.ssoEnabled === true, firstOf(administrator, databaseWritable)),
  'show-progress': onlyWhere((overview) => running(overview) && !standing(overview), always),
  'continue-operation': onlyWhere(
    (overview) => standing(overview) && isBeforeSwitch(overview.operation?.state ?? 'done'),
    firstOf(administrator, onMaster),
  ),
  'resume-operation': onlyWhere(
    (overview) => standing(overview) && !isBeforeSwitch(overview.operation?.state ?? 'done'),
    firstOf(administrator, onMaster),
  ),
  'show-unreadable': onlyWhere((overview) => UNREADABLE.some((id) => has(overview, id)), firstOf(administrator, databaseThere)),
  'show-quarantined': onlyWhere((overview) => has(overview, 'quarantined'), administrator),
  'become-administrator': onlyWhere((overview) => has(overview, 'access-denied'), firstOf(storeWhole, databaseWritable)),
  accounts: properties,
  'system-properties': properties,
  retry: always,
  refresh: always,
};

export const systemAvailability = (id: SystemActionId, overview: Overview): Availability => RULES[id](overview);

const ids = Object.keys(RULES) as SystemActionId[];
export const SYSTEM_ACTIONS: ActionPart<SystemActionId> = {
  rules: Object.fromEntries(ids.map((id): [SystemActionId, Rule] => [id, ({ overview }) => RULES[id](overview)])) as Record<
    SystemActionId,
    Rule
  >,
  shortcuts: { refresh: 'F5', 'system-properties': 'Alt+Enter' },
};

export const ROOT_MENU: Menu = [['configure'], ['refresh']];
export const SYSTEM_MENU: Menu = [
  [
    'configure',
    'show-progress',
    'continue-operation',
    'resume-operation',
    'unlock',
    'set-store-aside',
    'upgrade-database',
    'choose-database',
    'protect',
    'become-administrator',
  ],
  ['generate', 'back-up', 'verify-backup', 'restore', 'restore-last-good', 'change-master-server', 'change-protector', 'lock'],
  ['verify-database', 'show-unreadable', 'show-quarantined', 'back-up-database', 'restore-database', 'reconcile', 'retire'],
  ['enable-sso', 'disable-sso'],
  ['refresh'],
  ['system-properties'],
];
