/** The console contract, implemented on the use cases: the one router that every shell and tool speaks to. */
import type { EngineParts } from './parts.ts';
import { accountsRouter } from './router/accounts.ts';
import { applicationsRouter } from './router/applications.ts';
import { auditRouter } from './router/audit.ts';
import { backupRouter } from './router/backup.ts';
import { databaseRouter } from './router/database.ts';
import { mappingsRouter } from './router/mappings.ts';
import { implementer } from './router/middleware.ts';
import { operationRouter } from './router/operation.ts';
import { protectorRouter } from './router/protector.ts';
import { secretRouter } from './router/secret.ts';
import { serversRouter } from './router/servers.ts';
import { systemRouter } from './router/system.ts';
import { workRouter } from './router/work.ts';

export function createRouter({ parts }: { readonly parts: EngineParts }) {
  const os = implementer(parts);
  return os.router({
    system: systemRouter(os),
    secret: secretRouter(os),
    backup: backupRouter(os),
    database: databaseRouter(os),
    operation: operationRouter(os),
    applications: applicationsRouter(os),
    mappings: mappingsRouter(os),
    accounts: accountsRouter(os),
    audit: auditRouter(os),
    protector: protectorRouter(os),
    servers: serversRouter(os),
    work: workRouter(os),
  });
}
