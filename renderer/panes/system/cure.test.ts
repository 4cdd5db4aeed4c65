import { describe, expect, it } from 'vitest';
import { SITUATIONS, SITUATION_IDS, type SituationId } from '../../../shared/domain/situations.ts';
import { createI18n, LANGUAGES } from '../../../shared/i18n/index.ts';
import { systemAvailability } from '../../actions/nodes/system.ts';
import { operation, overview, unconfigured } from '../../examples.helper.ts';
import { cureOf, otherwiseOf } from './cure.ts';
import { summaryOf } from './summary.ts';

const of = (id: SituationId) => ({ id, params: {} });

describe('the cure of a situation', () => {
  it.each(SITUATION_IDS)('%s can be carried out, or says in words what to do', (id) => {
    const base = id === 'not-configured' ? unconfigured() : overview({ situations: [of(id)] });
    const cure = cureOf(of(id), base);
    if (cure.kind === 'words')
      for (const language of LANGUAGES) expect(createI18n(language).exists(`console:cureInWords.${id}`)).toBe(true);
    // Nothing to retire stands in the way in this made-up state; everywhere else a cure is open where its situation is all there is.
    else if (id !== 'retirable') expect(cure.disabled).toBeNull();
  });

  it('is not stopped by the very situation that it cures', () => {
    const damaged = of('store-damaged');
    expect(cureOf(damaged, overview({ situations: [damaged] }))).toEqual({ kind: 'action', id: 'restore', disabled: null });
  });

  it('is stopped by another, and says by which', () => {
    const due = of('secret-due');
    const state = overview({ situations: [due], operation: operation() });
    expect(cureOf(due, state)).toMatchObject({ id: 'generate', disabled: { key: 're-encrypting' } });
  });

  it('names a command or none', () => {
    for (const id of SITUATION_IDS) expect(SITUATIONS[id].verb ?? 'sso').toMatch(/^sso/);
  });
});

describe('where no backup is left', () => {
  it.each(['store-missing', 'store-damaged', 'store-behind', 'key-file-missing', 'key-file-wrong', 'master-without-secret'] as const)(
    '%s says restore first, and has a way on',
    (id) => {
      const state = overview({ situations: [of(id)] });
      expect(cureOf(of(id), state)).toMatchObject({ id: 'restore', disabled: null });
      expect(otherwiseOf(of(id), state)).toBe('show-unreadable');
    },
  );

  it('has none while the database is away, or for who may not', () => {
    const missing = of('store-missing');
    expect(otherwiseOf(missing, overview({ situations: [missing, of('database-away')] }))).toBeNull();
    expect(otherwiseOf(missing, overview({ situations: [missing], caller: { account: 'HOST\\eve', roles: [] } }))).toBeNull();
    expect(otherwiseOf(of('secret-due'), overview())).toBeNull();
  });

  it('leads on to a new master secret, and backs nothing up before', () => {
    const lost = of('secret-lost');
    const state = overview({ situations: [lost], ring: [] });
    expect(cureOf(lost, state)).toEqual({ kind: 'action', id: 'generate', disabled: null });
    expect(systemAvailability('back-up', state)).toEqual({ situation: lost });
  });
});

describe('where nobody is left', () => {
  it('a machine that is not set up has a way to bring a system back, and keeps the wizard first', () => {
    expect(cureOf(of('not-configured'), unconfigured())).toEqual({ kind: 'action', id: 'configure', disabled: null });
    expect(otherwiseOf(of('not-configured'), unconfigured())).toBe('restore-database');
    expect(systemAvailability('choose-database', unconfigured())).toBeNull();
  });

  it('who lacks the role has a way to become an administrator, but not without the keys', () => {
    const denied = of('access-denied');
    const eve = { account: 'HOST\\eve', roles: [] };
    expect(otherwiseOf(denied, overview({ situations: [denied], caller: eve }))).toBe('become-administrator');
    for (const id of ['store-missing', 'store-locked', 'rights-altered', 'database-rolled-back'] as const)
      expect(otherwiseOf(denied, overview({ situations: [of(id), denied], caller: eve }))).toBeNull();
    expect(systemAvailability('become-administrator', overview())).toBe('absent');
  });
});

describe('the heading over the situations', () => {
  it('speaks of the worst', () => {
    expect(summaryOf([])).toEqual({ key: 'allWell', count: 0 });
    expect(summaryOf([of('retirable')])).toEqual({ key: 'someNote', count: 1 });
    expect(summaryOf([of('retirable'), of('secret-due'), of('never-backed-up')])).toEqual({ key: 'someRisk', count: 2 });
    expect(summaryOf([of('no-secret'), of('never-backed-up')])).toEqual({ key: 'someStop', count: 1 });
  });
});
