import {
  createApplication,
  createApplicationsFromXml,
  deleteApplication,
  getApplication,
  listApplications,
  setApplicationsEnabled,
  updateApplication,
} from '../applications/index.ts';
import type { Implementer } from './middleware.ts';

export const applicationsRouter = ({ applications }: Implementer) =>
  applications.router({
    list: applications.list.handler(({ context: { parts, caller } }) => listApplications(parts, caller)),
    get: applications.get.handler(({ context: { parts }, input }) => getApplication(parts, input)),
    create: applications.create.handler(({ context: { parts, caller }, input }) => createApplication(parts, caller, input)),
    update: applications.update.handler(({ context: { parts, caller }, input }) => updateApplication(parts, caller, input)),
    enable: applications.enable.handler(({ context: { parts, caller }, input }) =>
      setApplicationsEnabled(parts, caller, { ids: input.ids, enabled: true }),
    ),
    disable: applications.disable.handler(({ context: { parts, caller }, input }) =>
      setApplicationsEnabled(parts, caller, { ids: input.ids, enabled: false }),
    ),
    delete: applications.delete.handler(({ context: { parts, caller }, input }) => deleteApplication(parts, caller, input)),
    createFromXml: applications.createFromXml.handler(({ context: { parts, caller }, input }) =>
      createApplicationsFromXml(parts, caller, input),
    ),
  });
