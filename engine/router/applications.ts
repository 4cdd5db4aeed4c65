import { createApplicationsFromXml, listApplications } from '../applications/index.ts';
import { importCredentials } from '../mappings/import-credentials.ts';
import { listMappings, listOwnMappings } from '../mappings/list.ts';
import { setCredentials } from '../mappings/set-credentials.ts';
import type { Implementer } from './middleware.ts';

export const applicationsRouter = ({ applications }: Implementer) =>
  applications.router({
    list: applications.list.handler(({ context: { parts, caller } }) => listApplications(parts, caller)),
    createFromXml: applications.createFromXml.handler(({ context: { parts, caller }, input }) =>
      createApplicationsFromXml(parts, caller, input),
    ),
  });

export const mappingsRouter = ({ mappings }: Implementer) =>
  mappings.router({
    list: mappings.list.handler(({ context: { parts }, input }) => listMappings(parts, input)),
    listOwn: mappings.listOwn.handler(({ context: { parts, caller } }) => listOwnMappings(parts, caller)),
    setCredentials: mappings.setCredentials.handler(({ context: { parts, caller }, input }) => setCredentials(parts, caller, input)),
    setOwnCredentials: mappings.setOwnCredentials.handler(({ context: { parts, caller }, input }) =>
      setCredentials(parts, caller, { ...input, account: caller.account }),
    ),
    importCredentials: mappings.importCredentials.handler(({ context: { parts, caller }, input }) =>
      importCredentials(parts, caller, input),
    ),
  });
