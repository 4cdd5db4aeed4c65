/** ssoconfig: the audit. */
import type { AuditVerification } from '../../shared/contract/console/audit.ts';
import type { Run, Verb } from '../verb.ts';

type TableFound = AuditVerification['tables'][number];

/** What became of a table that keeps its newest rows. */
function sayTable({ i18n, printer }: Run, { table: name, checked, unproven, pruned, fault }: TableFound): void {
  const table = i18n.t(`domain:audit.table.${name}`);
  printer.line(i18n.t('domain:audit.kept.whole', { table, count: checked, pruned }));
  if (unproven > 0) printer.line(i18n.t('domain:audit.kept.unproven', { table, count: unproven }));
  if (fault) printer.line(i18n.t(`domain:audit.kept.${fault.kind}`, { table, seq: fault.seq }));
}

function sayFault({ printer }: Run, { fault }: AuditVerification): void {
  if (!fault) printer.say('verifyAudit.whole');
  else if (fault.kind !== 'anchor' && fault.table === 'records')
    printer.say(`verifyAudit.${fault.kind}`, { seq: fault.seq, server: fault.serverId });
}

/** Exit 1 where something is missing or was altered. */
async function verifyAudit(run: Run): Promise<number> {
  const { client, printer } = run;
  const found = await client.audit.verify();
  printer.say('verifyAudit.done', { count: found.checked });
  if (found.unproven > 0) printer.say('verifyAudit.unproven', { count: found.unproven });
  for (const table of found.tables) sayTable(run, table);
  sayFault(run, found);
  printer.document(found);
  return found.fault ? 1 : 0;
}

export const AUDIT_VERBS: readonly Verb[] = [{ name: 'verifyAudit', arguments: [], options: [], run: verifyAudit }];
