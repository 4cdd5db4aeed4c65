import { generate } from '../master-secret/generate.ts';
import { planBackup } from '../master-secret/plan-backup.ts';
import { retire } from '../master-secret/retire.ts';
import type { Implementer } from './middleware.ts';

export const secretRouter = ({ secret }: Implementer) =>
  secret.router({
    planBackup: secret.planBackup.handler(({ context: { parts }, input }) => planBackup(parts, input)),
    generate: secret.generate.handler(({ context: { parts, caller }, input }) => generate(parts, caller, input)),
    retire: secret.retire.handler(({ context: { parts, caller }, input }) => retire(parts, caller, input)),
  });
