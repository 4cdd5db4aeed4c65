import { describe, expect, it } from 'vitest';
import { createRouterClient, implement } from '@orpc/server';
import { AUDIT_FAULTS, auditContract, type AuditVerification } from '../../shared/contract/console/audit.ts';
import { createI18n } from '../../shared/i18n/index.ts';
import { createPrinter } from '../printer.ts';
import type { Io } from '../io.ts';
import type { Run } from '../verb.ts';
import { AUDIT_VERBS } from './audit.ts';

const verb = AUDIT_VERBS[0];

/** The verb against an engine that answers this. */
async function verifying(answer: AuditVerification, language: 'en' | 'fr' = 'en'): Promise<{ exit: number | undefined; said: string }> {
  let said = '';
  const io = { stdout: { write: (text: string) => (said += text) } } as unknown as Io;
  const os = implement({ verify: auditContract.verify });
  const audit = createRouterClient(os.router({ verify: os.verify.handler(() => answer) }));
  const run = { client: { audit }, i18n: createI18n(language), printer: createPrinter(io, createI18n(language), false) } as unknown as Run;
  return { exit: await verb?.run(run), said };
}

describe('-verifyAudit', () => {
  it('ends with 0 where the audit is whole', async () => {
    const { exit, said } = await verifying({ checked: 1234, unproven: 0, fault: null, tables: [] });
    expect(exit).toBe(0);
    expect(said).toBe('1,234 records of the audit hold together\nNothing is missing, nothing was altered\n');
  });

  it.each(['missing', 'altered', 'truncated'] as const)('ends with 1 where a record is %s, and says which', async (kind) => {
    for (const language of ['en', 'fr'] as const) {
      const fault = { table: 'records', serverId: 'the-server', seq: 7, kind } as const;
      const { exit, said } = await verifying({ checked: 6, unproven: 0, fault, tables: [] }, language);
      expect(exit).toBe(1);
      expect(said).toMatch(/\b7\b.*the-server|the-server.*\b7\b/);
      expect(said).not.toContain('verifyAudit');
    }
  });

  it('says how many records nothing proves any more', async () => {
    const { exit, said } = await verifying({ checked: 9, unproven: 4, fault: null, tables: [] });
    expect(exit).toBe(0);
    expect(said).toContain('4 of them cannot be proven');
  });

  it('tells of each table where it begins and what is wrong with it', async () => {
    for (const kind of AUDIT_FAULTS)
      for (const language of ['en', 'fr'] as const) {
        const table = { table: 'lookups', pruned: 41, checked: 6, unproven: 2, fault: { seq: 48, kind } } as const;
        const fault = { table: 'lookups', serverId: '', seq: 48, kind } as const;
        const { exit, said } = await verifying({ checked: 6, unproven: 0, fault, tables: [table] }, language);
        expect(exit).toBe(1);
        expect(said).toMatch(/41/);
        if (kind !== 'anchor') expect(said).toMatch(/48/);
        expect(said).not.toMatch(/verifyAudit|kept\./);
        expect(said.trim().split('\n')).toHaveLength(4);
      }
  });
});
