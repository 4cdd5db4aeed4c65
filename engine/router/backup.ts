import { backUp } from '../master-secret/back-up.ts';
import { restoreLastGood } from '../master-secret/restore-last-good.ts';
import { restore } from '../master-secret/restore.ts';
import { describeBackup, verifyBackup } from '../master-secret/verify-backup.ts';
import { followBegun } from '../work/follow.ts';
import type { Implementer } from './middleware.ts';

export const backupRouter = ({ backup }: Implementer) =>
  backup.router({
    write: backup.write.handler(({ context: { parts, caller }, input }) => backUp(parts, caller, input)),
    describe: backup.describe.handler(({ context: { parts }, input }) => describeBackup(parts, input)),
    verify: backup.verify.handler(({ context: { parts, caller }, input }) =>
      followBegun(
        parts,
        parts.work.begin('verify-backup', caller, (place) => verifyBackup(parts, caller, input, place)),
      ),
    ),
    restore: backup.restore.handler(({ context: { parts, caller }, input }) => restore(parts, caller, input)),
    restoreLastGood: backup.restoreLastGood.handler(({ context: { parts, caller } }) => restoreLastGood(parts, caller)),
  });
