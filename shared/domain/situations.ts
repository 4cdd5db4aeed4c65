/**
 * Every state that an SSO system can be in, as its administrator meets it. The wizard, the System overview, the reasons on
 * disabled actions, `-status`, `-check`, the guide and the tests are derived from this table. The sentences stand in
 * `i18n/<language>/situations.json` under the id. How each is recognised: `engine/situations/`.
 */

/** stop: something does not work. risk: it works, and a loss is one accident away. note: good to know. */
export const SEVERITIES = ['stop', 'risk', 'note'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** The actions that cure; each is a menu text (`i18n: actions.json`) and, in the console, a dialog or command. */
export const CURES = [
  'configure',
  'generate',
  'back-up',
  'verify-backup',
  'restore',
  'restore-last-good',
  'upgrade-database',
  'choose-database',
  'restore-database',
  'back-up-database',
  'reconcile',
  'protect',
  'unlock',
  'set-store-aside',
  'retry',
  'retire',
  'continue-operation',
  'show-progress',
  'resume-operation',
  'show-unreadable',
  'show-quarantined',
  'enable-sso',
  'accounts',
  'become-administrator',
  'connect-to-master',
  'none',
] as const;
export type Cure = (typeof CURES)[number];

export interface SituationKind {
  readonly severity: Severity;
  readonly cure: Cure;
  /** What cures it at the command line; null where no verb does. */
  readonly verb: string | null;
  /** ENTSSO's message number, where it has one. */
  readonly number: number | null;
  /** The way on for whom the cure is not to be had; shown behind it, and never first. */
  readonly otherwise: { readonly cure: Cure; readonly verb: string } | null;
}

const kind = (severity: Severity, cure: Cure, verb: string | null, number: number | null = null): SituationKind => ({
  severity,
  cure,
  verb,
  number,
  otherwise: null,
});

/** Where the store's key is lost for good: it makes room for one restored from a backup file. */
const unlessKeyLost = (unlocked: SituationKind): SituationKind => ({
  ...unlocked,
  otherwise: { cure: 'set-store-aside', verb: 'ssoconfig -setStoreAside' },
});

/** Where no backup of the master secret is left to restore: give up what it alone opens, and begin anew. */
const unlessNoBackup = (restored: SituationKind): SituationKind => ({
  ...restored,
  otherwise: { cure: 'show-unreadable', verb: 'ssoconfig -quarantine' },
});

/** Where there is a system already, and its server is gone: from the copy of its database. */
const unlessServerGone = (created: SituationKind): SituationKind => ({
  ...created,
  otherwise: { cure: 'restore-database', verb: 'ssoconfig -restoreDB' },
});

/** Where none of those who could let anybody in is left. */
const unlessNobodyLeft = (granted: SituationKind): SituationKind => ({
  ...granted,
  otherwise: { cure: 'become-administrator', verb: 'ssoconfig -becomeAdministrator' },
});

export const SITUATIONS = {
  // set-up
  'not-configured': unlessServerGone(kind('stop', 'configure', 'ssoconfig -createDB')),
  'settings-lost': kind('stop', 'choose-database', 'ssoconfig -setDB'),
  'no-secret': kind('stop', 'generate', 'ssoconfig -generateSecret', 10520),
  'schema-old': kind('stop', 'upgrade-database', 'ssoconfig -upgradeDB'),
  'schema-new': kind('stop', 'none', null),
  // secret store
  'store-missing': unlessNoBackup(kind('stop', 'restore', 'ssoconfig -restoreSecret', 10520)),
  'store-damaged': unlessNoBackup(kind('stop', 'restore', 'ssoconfig -restoreSecret', 10521)),
  'store-newer': kind('stop', 'none', null),
  'store-locked': unlessKeyLost(kind('stop', 'unlock', 'ssoconfig -unlock')),
  'key-store-refused': unlessKeyLost(kind('stop', 'retry', null)),
  'key-file-missing': unlessNoBackup(kind('stop', 'restore', 'ssoconfig -restoreSecret', 10521)),
  'key-file-wrong': unlessNoBackup(kind('stop', 'restore', 'ssoconfig -restoreSecret', 10521)),
  'key-file-unreadable': kind('stop', 'retry', null, 10771),
  'key-file-exposed': kind('stop', 'protect', 'ssoconfig -protect'),
  'store-foreign': kind('stop', 'choose-database', 'ssoconfig -setDB', 10815),
  'store-exposed': kind('stop', 'protect', 'ssoconfig -protect'),
  'store-unreachable': kind('stop', 'none', null, 10771),
  'store-behind': unlessNoBackup(kind('stop', 'restore', 'ssoconfig -restoreSecret', 10565)),
  'secret-lost': kind('stop', 'generate', 'ssoconfig -generateSecret', 10520),
  // credential database
  'database-missing': kind('stop', 'choose-database', 'ssoconfig -setDB', 10513),
  'database-away': kind('stop', 'retry', null, 10603),
  'database-damaged': kind('stop', 'restore-database', 'ssoconfig -restoreDB'),
  'database-rolled-back': kind('stop', 'reconcile', 'ssoconfig -reconcile'),
  'rights-altered': kind('stop', 'restore-database', 'ssoconfig -restoreDB'),
  'audit-altered': kind('risk', 'none', 'ssoconfig -verifyAudit'),
  // keeping it safe
  'never-backed-up': kind('risk', 'back-up', 'ssoconfig -backupSecret', 10589),
  'backup-outdated': kind('risk', 'back-up', 'ssoconfig -backupSecret', 10589),
  'backup-unverified': kind('risk', 'verify-backup', 'ssoconfig -verifyBackup'),
  'database-not-backed-up': kind('risk', 'back-up-database', 'ssoconfig -backupDB'),
  'secret-due': kind('risk', 'generate', 'ssoconfig -generateSecret'),
  'secret-worn': kind('risk', 'generate', 'ssoconfig -generateSecret'),
  'single-administrator': kind('risk', 'accounts', 'ssomanage -updateDB', 11051),
  retirable: kind('note', 'retire', 'ssoconfig -retireSecret'),
  // operations
  'generate-unfinished': kind('risk', 'continue-operation', 'ssoconfig -operation resume'),
  reencrypting: kind('note', 'show-progress', 'ssoconfig -operation status', 10562),
  'reencryption-paused': kind('note', 'resume-operation', 'ssoconfig -operation resume', 10562),
  'rows-unreadable': kind('risk', 'show-unreadable', 'ssoconfig -verifyDB', 10547),
  quarantined: kind('note', 'show-quarantined', 'ssoconfig -quarantine'),
  // servers
  'not-master': kind('note', 'connect-to-master', null, 10766),
  'master-without-secret': unlessNoBackup(kind('stop', 'restore', 'ssoconfig -restoreSecret', 10520)),
  // access
  'sso-disabled': kind('stop', 'enable-sso', 'ssomanage -enableSSO', 10754),
  'access-denied': unlessNobodyLeft(kind('stop', 'none', null, 10772)),
  'self-appointed': kind('risk', 'accounts', 'ssomanage -updateDB'),
  // whatever nobody thought of
  unforeseen: kind('stop', 'retry', null),
} as const satisfies Record<string, SituationKind>;

export type SituationId = keyof typeof SITUATIONS;
export const SITUATION_IDS = Object.keys(SITUATIONS) as [SituationId, ...SituationId[]];

export interface Situation {
  readonly id: SituationId;
  /** Names, counts, and times (ISO 8601) that fill the sentence. */
  readonly params: Readonly<Record<string, string | number | boolean>>;
}

/** Stop before risk before note; within one severity in the table's order. The first is what the status bar shows. */
export function bySeverity(a: Situation, b: Situation): number {
  const rank = ({ id }: Situation): number => SEVERITIES.indexOf(SITUATIONS[id].severity) * 100 + SITUATION_IDS.indexOf(id);
  return rank(a) - rank(b);
}

/** `ssoconfig -check`, as monitoring expects it: 0 all well, 1 risk, 2 stop, 3 cannot tell: something could not be looked at, and nothing else is known to have stopped. */
export function checkExitCode(situations: readonly Situation[]): 0 | 1 | 2 | 3 {
  const has = (severity: Severity): boolean => situations.some(({ id }) => id !== 'unforeseen' && SITUATIONS[id].severity === severity);
  if (has('stop')) return 2;
  if (situations.some(({ id }) => id === 'unforeseen')) return 3;
  return has('risk') ? 1 : 0;
}
