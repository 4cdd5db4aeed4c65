import { createMapping } from '../mappings/create.ts';
import { deleteMappings } from '../mappings/delete.ts';
import { setMappingsEnabled } from '../mappings/enable.ts';
import { importCredentials } from '../mappings/import-credentials.ts';
import { findMapping, listMappings, listOwnMappings } from '../mappings/list.ts';
import { pageMappings } from '../mappings/page.ts';
import { setCredentials } from '../mappings/set-credentials.ts';
import type { Implementer } from './middleware.ts';

export const mappingsRouter = ({ mappings }: Implementer) =>
  mappings.router({
    list: mappings.list.handler(({ context: { parts }, input }) => listMappings(parts, input)),
    page: mappings.page.handler(({ context: { parts }, input }) => pageMappings(parts, input)),
    find: mappings.find.handler(({ context: { parts }, input }) => findMapping(parts, input)),
    listOwn: mappings.listOwn.handler(({ context: { parts, caller } }) => listOwnMappings(parts, caller)),
    create: mappings.create.handler(({ context: { parts, caller }, input }) => createMapping(parts, caller, input)),
    setCredentials: mappings.setCredentials.handler(({ context: { parts, caller }, input }) => setCredentials(parts, caller, input)),
    setOwnCredentials: mappings.setOwnCredentials.handler(({ context: { parts, caller }, input }) =>
      setCredentials(parts, caller, { ...input, account: caller.account }),
    ),
    setEnabled: mappings.setEnabled.handler(({ context: { parts, caller }, input }) => setMappingsEnabled(parts, caller, input)),
    delete: mappings.delete.handler(({ context: { parts, caller }, input }) => deleteMappings(parts, caller, input)),
    importCredentials: mappings.importCredentials.handler(({ context: { parts, caller }, input }) =>
      importCredentials(parts, caller, input),
    ),
  });
