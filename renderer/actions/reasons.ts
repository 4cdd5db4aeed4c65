/** Why something cannot be done now. Each is a pure look at the overview: a reason, or null where nothing stands in the way. */
import type { Overview } from '../../shared/contract/console/system.ts';
import { isActive, isBeforeSwitch } from '../../shared/domain/operation-states.ts';
import { satisfies } from '../../shared/domain/roles.ts';
import type { Situation, SituationId } from '../../shared/domain/situations.ts';
import type { Reason } from './action.ts';

export type Check = (overview: Overview) => Reason | null;

export const because = (key: string, params: Situation['params'] = {}): Reason => ({ key, params });
const situation = (id: SituationId, params: Situation['params'] = {}): Reason => ({ situation: { id, params } });

/** The sentence of the first of these situations that holds. */
export const unless =
  (...ids: readonly SituationId[]): Check =>
  ({ situations }) => {
    const found = situations.find(({ id }) => ids.includes(id));
    return found === undefined ? null : { situation: found };
  };

export const configured: Check = (overview) =>
  unless('not-configured', 'settings-lost')(overview) ??
  (overview.system === null ? (unless('unforeseen')(overview) ?? situation('not-configured')) : null);

export const administrator: Check = ({ caller, administrators }) =>
  satisfies(caller.roles, 'sso-administrator')
    ? null
    : situation('access-denied', { role: 'sso-administrator', accounts: administrators.join(','), account: caller.account });

export const onMaster: Check = unless('not-master');

export const storeWhole: Check = unless(
  'unforeseen',
  'store-unreachable',
  'store-locked',
  'key-store-refused',
  'key-file-missing',
  'key-file-wrong',
  'key-file-unreadable',
  'key-file-exposed',
  'store-newer',
  'store-foreign',
  'store-exposed',
  'store-missing',
  'store-damaged',
  'master-without-secret',
);

export const databaseThere: Check = unless(
  'unforeseen',
  'schema-new',
  'schema-old',
  'database-missing',
  'database-away',
  'database-damaged',
  'store-foreign',
  'rights-altered',
);

export const databaseWritable: Check = (overview) => databaseThere(overview) ?? unless('database-rolled-back')(overview);

export const hasSecret: Check = ({ secret }) => (secret === null ? situation('no-secret') : null);

const percent = (done: number, total: number): number => (total === 0 ? 100 : Math.floor((100 * done) / total));

/** No other operation, of whatever kind and state. */
export const noOperation: Check = ({ operation }) => {
  if (operation === null || !isActive(operation.state)) return null;
  const { kind, state, done, total, secretVersion } = operation;
  if (isBeforeSwitch(state)) return because(`before-switch-${kind}`, { version: secretVersion ?? 0 });
  return because('re-encrypting', { percent: percent(done, total) });
};

/** Nothing between a new secret and the switch to it; re-encryption does not stand in the way. */
export const notBeforeSwitch: Check = (overview) =>
  overview.operation !== null && isBeforeSwitch(overview.operation.state) ? noOperation(overview) : null;

export const somethingToRetire: Check = ({ ring }) => (ring.some(({ retirable }) => retirable) ? null : because('nothing-to-retire'));

/** The first reason of several checks, in their order. */
export const firstOf =
  (...checks: readonly Check[]): Check =>
  (overview) => {
    for (const check of checks) {
      const reason = check(overview);
      if (reason !== null) return reason;
    }
    return null;
  };
