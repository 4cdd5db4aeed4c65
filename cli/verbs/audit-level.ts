/** ssoconfig -auditLevel: how much of the audit goes into the operating system's log too. */
import { AUDIT_LEVEL } from '../../shared/domain/audit-levels.ts';
import type { Run, Verb } from '../verb.ts';

const LEVELS = Array.from({ length: AUDIT_LEVEL.max + 1 }, (_, level) => String(level));

async function auditLevel({ client, printer, given }: Run): Promise<number> {
  const [positive, negative] = given.arguments.map(Number);
  const { auditLevelPositive, auditLevelNegative } = await client.system.update({
    auditLevelPositive: positive,
    auditLevelNegative: negative,
  });
  printer.say('displayDB.auditLevelPositive', { level: auditLevelPositive });
  printer.say('displayDB.auditLevelNegative', { level: auditLevelNegative });
  printer.document({ auditLevelPositive, auditLevelNegative });
  return 0;
}

export const AUDIT_LEVEL_VERBS: readonly Verb[] = [
  {
    name: 'auditLevel',
    arguments: [
      { name: 'positive', choices: LEVELS },
      { name: 'negative', choices: LEVELS },
    ],
    options: [],
    run: auditLevel,
  },
];
