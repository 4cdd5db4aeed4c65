/** Every catalogue, bundled. A namespace belongs to the part that shows it; `errors`, `situations` and `domain` are everyone's. */
import enActions from './en/actions.json' with { type: 'json' };
import enApplications from './en/applications.json' with { type: 'json' };
import enAudit from './en/audit.json' with { type: 'json' };
import enCli from './en/cli.json' with { type: 'json' };
import enConsole from './en/console.json' with { type: 'json' };
import enDialogs from './en/dialogs.json' with { type: 'json' };
import enDomain from './en/domain.json' with { type: 'json' };
import enErrors from './en/errors.json' with { type: 'json' };
import enHelp from './en/help.json' with { type: 'json' };
import enMnemonics from './en/mnemonics.json' with { type: 'json' };
import enOverview from './en/overview.json' with { type: 'json' };
import enProperties from './en/properties.json' with { type: 'json' };
import enServers from './en/servers.json' with { type: 'json' };
import enShell from './en/shell.json' with { type: 'json' };
import enSituations from './en/situations.json' with { type: 'json' };
import enWizard from './en/wizard.json' with { type: 'json' };
import frActions from './fr/actions.json' with { type: 'json' };
import frApplications from './fr/applications.json' with { type: 'json' };
import frAudit from './fr/audit.json' with { type: 'json' };
import frCli from './fr/cli.json' with { type: 'json' };
import frConsole from './fr/console.json' with { type: 'json' };
import frDialogs from './fr/dialogs.json' with { type: 'json' };
import frDomain from './fr/domain.json' with { type: 'json' };
import frErrors from './fr/errors.json' with { type: 'json' };
import frHelp from './fr/help.json' with { type: 'json' };
import frMnemonics from './fr/mnemonics.json' with { type: 'json' };
import frOverview from './fr/overview.json' with { type: 'json' };
import frProperties from './fr/properties.json' with { type: 'json' };
import frServers from './fr/servers.json' with { type: 'json' };
import frShell from './fr/shell.json' with { type: 'json' };
import frSituations from './fr/situations.json' with { type: 'json' };
import frWizard from './fr/wizard.json' with { type: 'json' };

export const LANGUAGES = ['en', 'fr'] as const;
export type Language = (typeof LANGUAGES)[number];

export const RESOURCES = {
  en: {
    actions: enActions,
    applications: enApplications,
    audit: enAudit,
    cli: enCli,
    console: enConsole,
    dialogs: enDialogs,
    domain: enDomain,
    errors: enErrors,
    help: enHelp,
    mnemonics: enMnemonics,
    overview: enOverview,
    properties: enProperties,
    servers: enServers,
    shell: enShell,
    situations: enSituations,
    wizard: enWizard,
  },
  fr: {
    actions: frActions,
    applications: frApplications,
    audit: frAudit,
    cli: frCli,
    console: frConsole,
    dialogs: frDialogs,
    domain: frDomain,
    errors: frErrors,
    help: frHelp,
    mnemonics: frMnemonics,
    overview: frOverview,
    properties: frProperties,
    servers: frServers,
    shell: frShell,
    situations: frSituations,
    wizard: frWizard,
  },
} as const;

export type Namespace = keyof (typeof RESOURCES)['en'];
