import { describe, expect, it } from 'vitest';
import type { AuditRecord } from '../../../shared/contract/console/audit.ts';
import type { Overview } from '../../../shared/contract/console/system.ts';
import { overview, unconfigured } from '../../examples.helper.ts';
import type { NodeId } from '../../tree/nodes.ts';
import { nodeActions, rowActions } from '../node-actions.ts';
import type { Target } from '../target.ts';

const RECORD: Target = { kind: 'audit-record', record: {} as AuditRecord, beside: () => Promise.resolve(null) };
const SERVER: Target = { kind: 'server', id: 'one', name: 'SSO1' };
const BEN = { account: 'HOST\\ben', roles: ['application-user'] } as const;

const ofNode = (node: NodeId, state: Overview) =>
  Object.fromEntries(nodeActions({ overview: state, node, target: null }).map(({ id, disabled }) => [id, disabled]));
const ofRow = (node: NodeId, target: Target, state: Overview) => rowActions({ overview: state, node, target });
const situation = (id: string) => ({ situation: expect.objectContaining({ id }) as unknown });

describe("Audit's menu", () => {
  it('verifies and exports where the audit can be read', () => {
    expect(ofNode('audit', overview())).toEqual({ 'verify-audit': null, 'export-audit': null, refresh: null });
  });

  it('says what stands in the way', () => {
    expect(ofNode('audit', unconfigured())['export-audit']).toEqual(situation('not-configured'));
    expect(ofNode('audit', overview({ caller: { ...BEN, roles: [...BEN.roles] } }))['verify-audit']).toEqual(situation('access-denied'));
    const storeless = ofNode('audit', overview({ situations: [{ id: 'store-missing', params: {} }] }));
    expect(storeless).toMatchObject({ 'verify-audit': situation('store-missing'), 'export-audit': null });
  });

  it('has Alt+Enter for the details of a record', () => {
    expect(ofRow('audit', RECORD, overview())).toEqual([{ id: 'record-details', disabled: null, group: 0, shortcut: 'Alt+Enter' }]);
  });
});

describe("Servers' menu", () => {
  it('says what a second server needs', () => {
    expect(ofNode('servers', overview())).toEqual({ 'add-server': { key: 'one-machine', params: {} }, refresh: null });
    expect(ofNode('servers', unconfigured())['add-server']).toEqual(situation('not-configured'));
  });

  it('resets the counts only where a record of it can be written; properties are for everybody', () => {
    const [reset, properties] = ofRow('servers', SERVER, overview());
    expect(reset).toMatchObject({ id: 'reset-counts', disabled: null });
    expect(properties).toMatchObject({ id: 'server-properties', disabled: null, shortcut: 'Alt+Enter' });
    const old = ofRow('servers', SERVER, overview({ situations: [{ id: 'database-rolled-back', params: { epoch: 3, seen: 5 } }] }));
    expect(old.map(({ disabled }) => disabled)).toEqual([situation('database-rolled-back'), null]);
  });
});
