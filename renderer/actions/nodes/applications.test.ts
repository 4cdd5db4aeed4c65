import { describe, expect, it } from 'vitest';
import { createI18n, LANGUAGES } from '../../../shared/i18n/index.ts';
import { overview } from '../../examples.helper.ts';
import { applicationNode } from '../../tree/nodes.ts';
import type { ActionId } from '../action.ts';
import { defaultAction, nodeActions, rowActions } from '../node-actions.ts';
import type { ApplicationRow, MappingRow, Target } from '../target.ts';

const app = (id: string, part: Partial<ApplicationRow> = {}): ApplicationRow => ({
  id,
  name: id,
  type: 'individual',
  enabled: true,
  ...part,
});
const apps = (...rows: ApplicationRow[]): Target => ({ kind: 'applications', rows });
const mapping = (id: string, enabled = true): MappingRow => ({ id, account: id, externalUser: id, enabled, hasCredentials: true });
const mappings = (...rows: MappingRow[]): Target => ({ kind: 'mappings', application: 'sap', rows });

const rowIds = (target: Target, state = overview()): ActionId[] =>
  rowActions({ overview: state, node: applicationNode('sap'), target }).map(({ id }) => id);
const reason = (id: ActionId, target: Target, state = overview()) =>
  rowActions({ overview: state, node: 'applications', target }).find((action) => action.id === id)?.disabled;

describe('what is offered for applications', () => {
  it('is Disable where one is enabled, Enable at once where it is not', () => {
    expect(rowIds(apps(app('a')))).toEqual(['disable-applications', 'delete-application', 'application-properties']);
    expect(rowIds(apps(app('a', { enabled: false })))).toEqual(['enable-application', 'delete-application', 'application-properties']);
  });

  it('is both, by dialogs, for several that differ; and none is deleted by the dozen', () => {
    const several = apps(app('a'), app('b', { enabled: false }));
    expect(rowIds(several)).toEqual(['enable-applications', 'disable-applications', 'delete-application']);
    expect(reason('delete-application', several)).toEqual({ key: 'one-application', params: {} });
  });

  it('is refused, with the role that is missing, to who only uses them', () => {
    const state = overview({ caller: { account: 'HOST\\bert', roles: ['application-administrator'] } });
    expect(reason('delete-application', apps(app('a')), state)).toMatchObject({
      situation: { id: 'access-denied', params: { role: 'sso-affiliate-administrator' } },
    });
    expect(reason('disable-applications', apps(app('a')), state)).toBeNull();
  });

  it('takes mappings where the application is an individual one', () => {
    const ids = (type: ApplicationRow['type']) =>
      nodeActions({ overview: overview(), node: applicationNode('sap'), target: apps(app('sap', { type })) }).map(({ id }) => id);
    expect(ids('individual')).toContain('create-mapping');
    expect(ids('group')).not.toContain('create-mapping');
  });
});

describe('what is offered for mappings', () => {
  it('begins with Set Credentials for one: that is what Enter does', () => {
    const actions = rowActions({ overview: overview(), node: applicationNode('sap'), target: mappings(mapping('1')) });
    expect(actions.map(({ id }) => id)).toEqual(['set-credentials', 'disable-mapping', 'delete-mappings']);
    expect(defaultAction(actions)?.id).toBe('set-credentials');
  });

  it('is by dialogs for several', () => {
    expect(rowIds(mappings(mapping('1'), mapping('2', false)))).toEqual(['enable-mappings', 'disable-mappings', 'delete-mappings']);
  });

  it('sets no credentials before there is a secret, nor in an older copy of the database', () => {
    const state = overview({ secret: null, ring: [], situations: [{ id: 'no-secret', params: {} }] });
    expect(reason('set-credentials', mappings(mapping('1')), state)).toMatchObject({ situation: { id: 'no-secret' } });
    const older = overview({ situations: [{ id: 'database-rolled-back', params: { epoch: 3, seen: 5 } }] });
    expect(reason('delete-mappings', mappings(mapping('1')), older)).toMatchObject({ situation: { id: 'database-rolled-back' } });
  });
});

describe('every action of applications and mappings', () => {
  it.each(LANGUAGES)('has its text in %s', (language) => {
    const i18n = createI18n(language);
    const several = [
      mappings(mapping('1'), mapping('2', false)),
      mappings(mapping('1')),
      apps(app('a'), app('b', { enabled: false })),
      apps(app('a')),
    ];
    const all = [
      ...several.flatMap((target) => rowIds(target)),
      ...nodeActions({ overview: overview(), node: 'applications', target: null }).map(({ id }) => id),
    ];
    for (const id of all) expect(i18n.exists(`actions:${id}`), id).toBe(true);
  });
});
