/** From facts to situations, worst first. Pure: the same facts, the same answer. */
import { bySeverity, type Situation } from '../../shared/domain/situations.ts';
import { accessSituations } from './access.ts';
import { databaseSituations } from './database.ts';
import type { Facts } from './facts.ts';
import { operationSituations } from './operations.ts';
import { safetySituations } from './safety.ts';
import { secretStoreSituations } from './secret-store.ts';
import { serverSituations } from './servers.ts';
import { setUpSituations } from './set-up.ts';
import { unforeseenSituations } from './unforeseen.ts';

const GROUPS = [
  unforeseenSituations,
  setUpSituations,
  secretStoreSituations,
  databaseSituations,
  safetySituations,
  operationSituations,
  serverSituations,
  accessSituations,
] as const;

export const recognise = (facts: Facts): readonly Situation[] => GROUPS.flatMap((group) => group(facts)).sort(bySeverity);
