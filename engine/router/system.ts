import { becomeAdministrator } from '../access/become-administrator.ts';
import { protect } from '../access/protect.ts';
import { setSsoEnabled } from '../access/set-sso.ts';
import { readSystemSettings } from '../access/settings.ts';
import { updateSystemFromXml } from '../access/update-from-xml.ts';
import { updateSystemSettings } from '../access/update-settings.ts';
import { watch } from '../events/watch.ts';
import { createSystem } from '../master-secret/create-system.ts';
import { history } from '../situations/history.ts';
import { overview } from '../situations/index.ts';
import type { Implementer } from './middleware.ts';

export const systemRouter = ({ system }: Implementer) =>
  system.router({
    overview: system.overview.handler(({ context: { parts, caller } }) => overview(parts, caller)),
    create: system.create.handler(({ context: { parts, caller }, input }) => createSystem(parts, caller, input)),
    enable: system.enable.handler(({ context: { parts, caller } }) => setSsoEnabled(parts, caller, true)),
    disable: system.disable.handler(({ context: { parts, caller } }) => setSsoEnabled(parts, caller, false)),
    settings: system.settings.handler(({ context: { parts } }) => readSystemSettings(parts)),
    update: system.update.handler(({ context: { parts, caller }, input }) => updateSystemSettings(parts, caller, input)),
    becomeAdministrator: system.becomeAdministrator.handler(({ context: { parts, caller }, input }) =>
      becomeAdministrator(parts, caller, input),
    ),
    updateFromXml: system.updateFromXml.handler(({ context: { parts, caller }, input }) => updateSystemFromXml(parts, caller, input)),
    history: system.history.handler(({ context: { parts } }) => history(parts)),
    protect: system.protect.handler(({ context: { parts, caller } }) => protect(parts, caller)),
    watch: system.watch.handler(({ context: { parts }, signal }) => watch(parts, signal)),
  });
