/** When each action can be done. Absent when it can never apply as things are; disabled with its reason when not now. */
import type { Overview } from '../../shared/contract/console/system.ts';
import { isActive, isBeforeSwitch } from '../../shared/domain/operation-states.ts';
import type { ActionId, Availability } from './action.ts';
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
} from './reasons.ts';

type Rule = (overview: Overview) => Availability;

const has = ({ situations }: Overview, id: string): boolean => situations.some((situation) => situation.id === id);
const onlyWhere =
  (applies: (overview: Overview) => boolean, check: Check): Rule =>
  (overview) =>
    applies(overview) ? check(overview) : 'absent';

/** Who asks, where, and over which state: what every change of the secret needs. */
const changer = firstOf(configured, administrator, onMaster);
const always: Check = () => null;

const running = ({ operation }: Overview): boolean => operation !== null && isActive(operation.state);
const standing = (overview: Overview): boolean => running(overview) && overview.operation?.running === false;

const rolledBack: Check = (overview) => (has(overview, 'database-rolled-back') ? null : because('not-rolled-back'));

/** Where credentials may open under no secret: one by one, or all at once, for want of the store or of its newest secret. */
const UNREADABLE = ['rows-unreadable', 'store-missing', 'store-damaged', 'store-behind', 'master-without-secret'] as const;

/** Nothing is backed up of a ring that holds nothing. */
const holdsSecret: Check = (overview) => (overview.ring.length > 0 ? null : unless('secret-lost')(overview));

/** What another database file may cure. Who may is for the engine to say: here the rights may lie in what is missing. */
const CHOICES = ['settings-lost', 'database-missing', 'store-foreign'] as const;

const RULES: Readonly<Record<ActionId, Rule>> = {
  // A lost store, database or settings file is cured by its own action: this one would make another system beside it.
  configure: onlyWhere((overview) => has(overview, 'not-configured'), always),
  generate: firstOf(changer, storeWhole, databaseWritable, noOperation),
  'back-up': firstOf(changer, storeWhole, hasSecret, holdsSecret, notBeforeSwitch),
  'verify-backup': firstOf(configured, administrator),
  restore: firstOf(changer, unless('store-unreachable', 'store-exposed'), databaseThere, noOperation),
  'restore-last-good': onlyWhere((overview) => has(overview, 'store-missing') || has(overview, 'store-damaged'), changer),
  'verify-database': firstOf(configured, administrator, storeWhole, databaseThere, hasSecret),
  'back-up-database': firstOf(configured, administrator, unless('database-missing', 'database-away', 'database-damaged', 'store-foreign')),
  'restore-database': firstOf(configured, administrator, onMaster, noOperation),
  reconcile: firstOf(changer, rolledBack, storeWhole, databaseThere, noOperation),
  retire: firstOf(changer, storeWhole, databaseWritable, noOperation, somethingToRetire),
  'upgrade-database': onlyWhere((overview) => has(overview, 'schema-old'), administrator),
  'choose-database': onlyWhere((overview) => CHOICES.some((id) => has(overview, id)), always),
  protect: onlyWhere((overview) => has(overview, 'store-exposed'), always),
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
  retry: always,
  refresh: always,
};

export const availability = (id: ActionId, overview: Overview): Availability => RULES[id](overview);
