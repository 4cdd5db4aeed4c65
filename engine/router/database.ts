import { backUpDatabase } from '../database/back-up.ts';
import { chooseDatabase } from '../database/choose.ts';
import { describeDatabase } from '../database/describe.ts';
import { restoreDatabase } from '../database/restore.ts';
import { upgrade } from '../database/upgrade.ts';
import { listUnreadable } from '../master-secret/list-unreadable.ts';
import { quarantine } from '../master-secret/quarantine.ts';
import { reconcile } from '../master-secret/reconcile.ts';
import { verifyDatabase } from '../master-secret/verify-database.ts';
import { followBegun } from '../work/follow.ts';
import type { Implementer } from './middleware.ts';

export const databaseRouter = ({ database }: Implementer) =>
  database.router({
    verify: database.verify.handler(({ context: { parts, caller } }) =>
      followBegun(
        parts,
        parts.work.begin('verify-database', caller, (place) => verifyDatabase(parts, caller, place)),
      ),
    ),
    backUp: database.backUp.handler(({ context: { parts, caller }, input }) => backUpDatabase(parts, caller, input)),
    describe: database.describe.handler(({ input }) => describeDatabase(input)),
    restore: database.restore.handler(({ context: { parts, caller }, input }) => restoreDatabase(parts, caller, input)),
    reconcile: database.reconcile.handler(({ context: { parts, caller }, input }) => reconcile(parts, caller, input)),
    unreadable: database.unreadable.handler(({ context: { parts }, signal }) => listUnreadable(parts, signal)),
    quarantine: database.quarantine.handler(({ context: { parts, caller }, input }) => quarantine(parts, caller, input)),
    upgrade: database.upgrade.handler(({ context: { parts, caller } }) => upgrade(parts, caller)),
    choose: database.choose.handler(({ context: { parts, caller }, input }) => chooseDatabase(parts, caller, input)),
  });
