import { AUDIT_ACTIONS } from '../../shared/domain/audit-actions.ts';
import { exportAudit } from '../audit/export.ts';
import { verifyOnRecord } from '../audit/index.ts';
import { listAudit } from '../audit/list.ts';
import type { Implementer } from './middleware.ts';

export const auditRouter = ({ audit }: Implementer) =>
  audit.router({
    verify: audit.verify.handler(({ context: { parts, caller } }) => verifyOnRecord(parts, caller)),
    list: audit.list.handler(({ context: { parts }, input }) => listAudit(parts, input)),
    actions: audit.actions.handler(() => [...AUDIT_ACTIONS]),
    export: audit.export.handler(({ context: { parts, caller }, input }) => exportAudit(parts, caller, input)),
  });
