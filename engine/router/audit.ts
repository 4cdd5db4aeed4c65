import { verifyOnRecord } from '../audit/index.ts';
import type { Implementer } from './middleware.ts';

export const auditRouter = ({ audit }: Implementer) =>
  audit.router({ verify: audit.verify.handler(({ context: { parts, caller } }) => verifyOnRecord(parts, caller)) });
