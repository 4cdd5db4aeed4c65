/** The console contract: what the console and the command-line tools may ask of an engine. Port, loopback, local socket only. */
import type { ContractRouterClient } from '@orpc/contract';
import { accountsContract } from './accounts.ts';
import { applicationsContract } from './applications.ts';
import { auditContract } from './audit.ts';
import { backupContract } from './backup.ts';
import { databaseContract } from './database.ts';
import { mappingsContract } from './mappings.ts';
import { operationContract } from './operation.ts';
import { protectorContract } from './protector.ts';
import { secretContract } from './secret.ts';
import { serversContract } from './servers.ts';
import { systemContract } from './system.ts';
import { workContract } from './work.ts';

export const consoleContract = {
  system: systemContract,
  secret: secretContract,
  backup: backupContract,
  database: databaseContract,
  operation: operationContract,
  applications: applicationsContract,
  mappings: mappingsContract,
  accounts: accountsContract,
  audit: auditContract,
  protector: protectorContract,
  servers: serversContract,
  work: workContract,
};

export type ConsoleClient = ContractRouterClient<typeof consoleContract>;
