import { describe, expect, it } from 'vitest';
import type { Overview } from '../../shared/contract/console/system.ts';
import { CURES } from '../../shared/domain/situations.ts';
import { createI18n, LANGUAGES } from '../../shared/i18n/index.ts';
import { operation, overview, ringSecret, unconfigured } from '../examples.helper.ts';
import { isCureInWords, placeOfReason, type ActionId, type Reason } from './action.ts';
import { actionOf, nodeActions } from './node-actions.ts';

const ids = (state: Overview): ActionId[] => nodeActions({ overview: state, node: 'system', target: null }).map(({ id }) => id);
const reasonOf = (id: ActionId, state: Overview): Reason | null | undefined => actionOf(id, state)?.disabled;
const situation = (id: string) => ({ situation: expect.objectContaining({ id }) as unknown });

describe("System's menu", () => {
  it('is in the order of the product, where all is well', () => {
    expect(ids(overview())).toEqual([
      'generate',
      'back-up',
      'verify-backup',
      'restore',
      'change-master-server',
      'change-protector',
      'verify-database',
      'back-up-database',
      'restore-database',
      'reconcile',
      'retire',
      'disable-sso',
      'refresh',
      'system-properties',
    ]);
  });

  it('puts Configure first where nothing is set up, and gives that as the reason for the rest', () => {
    const state = unconfigured();
    expect(ids(state)[0]).toBe('configure');
    for (const id of ['generate', 'back-up', 'restore', 'reconcile', 'retire'] as const)
      expect(reasonOf(id, state)).toEqual(situation('not-configured'));
  });

  it('starts a group where the line is drawn', () => {
    const groups = nodeActions({ overview: overview(), node: 'system', target: null }).map(({ group }) => group);
    expect(groups).toEqual([...groups].sort((a, b) => a - b));
    expect(new Set(groups).size).toBe(5);
  });

  it('has F5 for Refresh, Alt+Enter for Properties', () => {
    expect(actionOf('refresh', overview())?.shortcut).toBe('F5');
    expect(actionOf('system-properties', overview())?.shortcut).toBe('Alt+Enter');
  });

  it('says what another master secret server needs, where there is none', () => {
    expect(reasonOf('change-master-server', overview())).toEqual({ key: 'one-server', params: {} });
  });
});

describe('an action that cannot be done now says why', () => {
  it('never that database and store fit each other while the store is gone', () => {
    expect(reasonOf('reconcile', overview({ situations: [{ id: 'store-missing', params: { count: 8 } }] }))).toEqual(
      situation('store-missing'),
    );
  });

  it('while a master secret is being generated, before the switch', () => {
    const state = overview({ operation: operation({ state: 'stored' }) });
    const why = { key: 'before-switch-generate', params: { version: 4 } };
    for (const id of ['generate', 'back-up', 'restore', 'restore-database', 'retire'] as const) expect(reasonOf(id, state)).toEqual(why);
    expect(reasonOf('verify-backup', state)).toBeNull();
  });

  it('while re-encrypting, which does not stand in the way of a back-up', () => {
    const state = overview({ operation: operation() });
    expect(reasonOf('generate', state)).toEqual({ key: 're-encrypting', params: { percent: 41 } });
    expect(reasonOf('back-up', state)).toBeNull();
  });

  it('never once the operation has ended', () => {
    expect(reasonOf('generate', overview({ operation: operation({ state: 'done', running: false }) }))).toBeNull();
  });

  it('to whoever lacks the role', () => {
    const state = overview({ caller: { account: 'HOST\\bert', roles: ['application-user'] } });
    expect(reasonOf('generate', state)).toEqual({
      situation: {
        id: 'access-denied',
        params: { role: 'sso-administrator', accounts: 'HOST\\anna,HOST\\sso-admins', account: 'HOST\\bert' },
      },
    });
    expect(reasonOf('refresh', state)).toBeNull();
  });

  it('on another server than the master secret server', () => {
    const state = overview({ situations: [{ id: 'not-master', params: { server: 'SSO2' } }] });
    expect(reasonOf('generate', state)).toEqual(situation('not-master'));
    expect(reasonOf('verify-backup', state)).toBeNull();
  });

  it('before there is a secret, except Generate and Restore', () => {
    const state = overview({ secret: null, ring: [], situations: [{ id: 'no-secret', params: {} }] });
    expect(reasonOf('back-up', state)).toEqual(situation('no-secret'));
    expect(reasonOf('generate', state)).toBeNull();
    expect(reasonOf('restore', state)).toBeNull();
  });

  it('over an older copy of the database, except what leads out', () => {
    const state = overview({ situations: [{ id: 'database-rolled-back', params: { epoch: 3, seen: 5 } }] });
    expect(reasonOf('generate', state)).toEqual(situation('database-rolled-back'));
    expect(reasonOf('reconcile', state)).toBeNull();
    expect(reasonOf('restore-database', state)).toBeNull();
    expect(reasonOf('reconcile', overview())).toEqual({ key: 'not-rolled-back', params: {} });
  });

  it('to Retire, where every secret is needed', () => {
    expect(reasonOf('retire', overview())).toEqual({ key: 'nothing-to-retire', params: {} });
    expect(reasonOf('retire', overview({ ring: [ringSecret(3, { retirable: true }), ringSecret(4, { state: 'current' })] }))).toBeNull();
    expect(reasonOf('retire', overview({ ring: [ringSecret(3, { rows: 0 })] }))).toEqual({ key: 'nothing-to-retire', params: {} });
  });
});

describe('a reason that several share', () => {
  const placesOf = (state: Overview) => {
    const actions = nodeActions({ overview: state, node: 'system', target: null });
    return actions.map((action, index) => (action.disabled === null ? null : placeOfReason(actions, index)));
  };

  it('is said once for those that stand together, in full the first time', () => {
    const all = placesOf(unconfigured()).filter((place) => place !== null);
    const said = all.filter((place) => place !== 'below');
    expect(said.length).toBeLessThan(all.length / 2);
    expect(new Set(said.slice(1))).toEqual(new Set(['short']));
    expect(said[0]).toBe('full');
  });

  it('is said beside each where they stand apart', () => {
    expect(placesOf(overview()).filter((place) => place !== null)).toEqual(['full', 'full', 'full']);
  });
});

describe('an action that can never apply as things are is absent', () => {
  it.each([
    ['restore-last-good', 'store-damaged'],
    ['restore-last-good', 'store-missing'],
    ['protect', 'store-exposed'],
    ['protect', 'key-file-exposed'],
    ['show-unreadable', 'key-file-missing'],
    ['upgrade-database', 'schema-old'],
    ['choose-database', 'database-missing'],
    ['show-unreadable', 'rows-unreadable'],
    ['show-unreadable', 'store-missing'],
    ['show-unreadable', 'store-damaged'],
    ['show-unreadable', 'store-behind'],
    ['show-unreadable', 'master-without-secret'],
    ['show-quarantined', 'quarantined'],
  ] as const)('%s without %s', (action, cured) => {
    expect(ids(overview())).not.toContain(action);
    expect(ids(overview({ situations: [{ id: cured, params: {} }] }))).toContain(action);
  });

  it('Lock where a passphrase protects the store; locked, or while an operation needs the ring, it says so', () => {
    expect(ids(overview())).not.toContain('lock');
    const of = (part: Partial<Overview>): Reason | null | undefined => reasonOf('lock', overview({ protector: 'passphrase', ...part }));
    expect(of({})).toBeNull();
    expect(of({ operation: operation() })).toEqual({ key: 're-encrypting', params: { percent: 41 } });
    expect(of({ operation: operation({ running: false, paused: true }) })).toBeNull();
    expect(of({ situations: [{ id: 'store-locked', params: {} }] })).toEqual(situation('store-locked'));
  });

  it('Enable where single sign-on is enabled, Disable where it is not', () => {
    const state = overview({ system: { id: overview().system?.id ?? '', name: 'Contoso', ssoEnabled: false } });
    expect(ids(state)).toContain('enable-sso');
    expect(ids(state)).not.toContain('disable-sso');
  });

  it('what goes on with an operation, by how it stands', () => {
    const of = (part: Parameters<typeof operation>[0]): ActionId | undefined => ids(overview({ operation: operation(part) }))[0];
    expect(of({})).toBe('show-progress');
    expect(of({ running: false, state: 'stored' })).toBe('continue-operation');
    expect(of({ running: false, paused: true })).toBe('resume-operation');
    expect(of({ running: false, state: 'done' })).toBe('generate');
  });
});

describe('every action and cure', () => {
  it.each(LANGUAGES)('has a menu text in %s', (language) => {
    const i18n = createI18n(language);
    for (const cure of CURES) if (cure !== 'none') expect(i18n.exists(`actions:${cure}`), cure).toBe(true);
    for (const { id } of nodeActions({ overview: overview(), node: 'system', target: null }))
      expect(i18n.exists(`actions:${id}`), id).toBe(true);
  });

  it('is a button or is said in words', () => {
    expect(CURES.filter(isCureInWords)).toEqual(['connect-to-master', 'none']);
  });
});
