import { isContractProcedure } from '@orpc/contract';
import { describe, expect, it } from 'vitest';
import { consoleContract } from '../contract/console/index.ts';
import type { ProcedureMeta } from '../contract/procedure.ts';
import { createI18n, LANGUAGES, RESOURCES } from '../i18n/index.ts';
import { AUDIT_ACTIONS, AUDIT_RESULTS } from './audit-actions.ts';

const audited = Object.entries(consoleContract).flatMap(([noun, procedures]) =>
  Object.entries(procedures).flatMap(([verb, procedure]: [string, unknown]) =>
    isContractProcedure(procedure) && (procedure['~orpc'].meta as ProcedureMeta).audited ? [`${noun}.${verb}`] : [],
  ),
);

describe('the actions of the audit', () => {
  it('name every audited procedure of the contract, once', () => {
    expect(audited.filter((name) => !(AUDIT_ACTIONS as readonly string[]).includes(name))).toEqual([]);
    expect(new Set(AUDIT_ACTIONS).size).toBe(AUDIT_ACTIONS.length);
  });

  it.each(LANGUAGES)('have a name in %s, each its own, and none is named that does not exist', (language) => {
    const i18n = createI18n(language);
    for (const action of AUDIT_ACTIONS) expect(i18n.exists(`domain:audit.action.${action}`), action).toBe(true);
    for (const result of AUDIT_RESULTS) expect(i18n.exists(`domain:audit.result.${result}`), result).toBe(true);
    const named = Object.entries(RESOURCES[language].domain.audit.action).flatMap(([noun, verbs]) =>
      Object.keys(verbs).map((verb) => `${noun}.${verb}`),
    );
    expect(named.sort()).toEqual([...AUDIT_ACTIONS].sort());
    const texts = AUDIT_ACTIONS.map((action) => i18n.t(`domain:audit.action.${action}` as never));
    expect(new Set(texts).size).toBe(texts.length);
  });
});
