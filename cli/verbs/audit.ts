/** ssoconfig: the audit. */
import type { Run, Verb } from '../verb.ts';

/** Exit 1 where something is missing or was altered. */
async function verifyAudit({ client, printer }: Run): Promise<number> {
  const { checked, unproven, fault } = await client.audit.verify();
  printer.say('verifyAudit.done', { count: checked });
  if (unproven > 0) printer.say('verifyAudit.unproven', { count: unproven });
  if (fault) printer.say(`verifyAudit.${fault.kind}`, { seq: fault.seq, server: fault.serverId });
  else printer.say('verifyAudit.whole');
  printer.document({ checked, unproven, fault });
  return fault ? 1 : 0;
}

export const AUDIT_VERBS: readonly Verb[] = [{ name: 'verifyAudit', arguments: [], options: [], run: verifyAudit }];
