/** What of the console each topic of the engine's changes concerns. Who may sign in to this machine is none of them: nothing tells of it. */
import type { QueryKey } from '@tanstack/react-query';
import type { RouterUtils } from '@orpc/tanstack-query';
import type { z } from 'zod';
import type { ChangeSchema } from '../../shared/contract/console/system.ts';
import type { AppClient } from './client.ts';

export type Topic = z.infer<typeof ChangeSchema>['topic'];

/** `system` stands for whatever is not told by a row of the database, and for all that may have been missed. */
export function keysOf(topic: Topic, { console: query }: RouterUtils<AppClient>): readonly QueryKey[] {
  const overview = query.system.overview.key();
  const lists = [query.applications.key(), query.mappings.key()];
  switch (topic) {
    case 'operation':
      return [overview];
    case 'applications':
      return [overview, ...lists];
    case 'mappings':
      // Every change leaves a record.
      return [query.system.key(), query.servers.key(), query.audit.key(), ...lists];
    case 'system':
      return [query.system.key(), query.servers.key(), query.audit.key(), query.protector.key(), ...lists];
  }
}
