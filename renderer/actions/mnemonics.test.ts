import { describe, expect, it } from 'vitest';
import type { AuditRecord } from '../../shared/contract/console/audit.ts';
import type { SituationId } from '../../shared/domain/situations.ts';
import { createI18n, LANGUAGES, type I18n } from '../../shared/i18n/index.ts';
import { operation, overview, unconfigured } from '../examples.helper.ts';
import { markMnemonic, mnemonicOf } from '../text/mnemonic.ts';
import { applicationNode, type NodeId } from '../tree/nodes.ts';
import type { ActionId } from './action.ts';
import { nodeActions, rowActions } from './node-actions.ts';
import type { Target } from './target.ts';

const having = (...ids: SituationId[]) => overview({ situations: ids.map((id) => ({ id, params: {} })) });
const STATES = [
  overview(),
  unconfigured(),
  overview({ system: { id: 'x', name: 'Contoso', ssoEnabled: false } }),
  overview({ operation: operation() }),
  overview({ protector: 'passphrase', operation: operation() }),
  overview({ operation: operation({ running: false, paused: true }) }),
  overview({ operation: operation({ running: false, state: 'stored' }) }),
  having('store-missing'),
  having('store-damaged', 'quarantined'),
  having('store-locked', 'quarantined'),
  having('store-exposed', 'rows-unreadable', 'quarantined'),
  having('schema-old'),
  having('database-missing'),
];
const NODES: readonly NodeId[] = ['root', 'system', 'servers', 'applications', 'audit'];
const application = { id: 'a', name: 'SAP', type: 'individual', enabled: true } as const;
const mapping = { id: '1', account: 'a', externalUser: 'b', enabled: true, hasCredentials: true };
const own: Target = { kind: 'applications', rows: [application] };
const ROWS: readonly Target[] = [
  own,
  { kind: 'applications', rows: [application, { ...application, id: 'b', enabled: false }] },
  { kind: 'mappings', application: 'a', rows: [mapping] },
  { kind: 'mappings', application: 'a', rows: [mapping, { ...mapping, id: '2', enabled: false }] },
  { kind: 'server', id: 's', name: 'SSO1' },
  { kind: 'audit-record', record: {} as AuditRecord, beside: () => Promise.resolve(null) },
];

/** A menu with what may stand in it below its actions, of the list in the pane. */
const NODE_LIST = ['menu.selectAll', 'menu.export', 'menu.columns'];
const ROW_LIST = ['menu.copy', 'menu.selectAll', 'menu.export'];
type MenuOf = readonly [actions: readonly ActionId[], list: readonly string[]];
const idsOf = (actions: readonly { readonly id: ActionId }[]): ActionId[] => actions.map(({ id }) => id);

const menus: MenuOf[] = STATES.flatMap((state) => [
  ...NODES.map((node): MenuOf => [idsOf(nodeActions({ overview: state, node, target: null })), node === 'system' ? [] : NODE_LIST]),
  [idsOf(nodeActions({ overview: state, node: applicationNode('a'), target: own })), NODE_LIST] as const,
  ...ROWS.map((target): MenuOf => [idsOf(rowActions({ overview: state, node: 'applications', target })), ROW_LIST]),
]);

const lettersOf = ({ t }: I18n, [actions, list]: MenuOf): (string | null)[] => [
  ...actions.map((id) => mnemonicOf(markMnemonic(t(`actions:${id}`), t(`mnemonics:${id}`))).key),
  ...list.map((key) => mnemonicOf(t(key)).key),
];

describe.each(LANGUAGES)('letters of menus (%s)', (language) => {
  it('each item has one of its own', () => {
    for (const menu of menus) {
      const letters = lettersOf(createI18n(language), menu);
      expect(letters).not.toContain(null);
      expect([...letters].sort()).toEqual([...new Set(letters)].sort());
    }
  });
});
