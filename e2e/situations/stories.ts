/** For each situation that one machine can be in: from what folder, how it comes about, what its sentence is filled with, what cures it. */
import type { Situation, SituationId } from '../../shared/domain/situations.ts';
import { SCHEMA_VERSION } from '../../engine/credential-db/migrations/migrate.ts';
import { BRING, type Bring } from './bring.ts';
import * as cure from './cures.ts';
import { CREDENTIALS, FIRST_BACKUP, databaseOf, fileIn, type Start } from './world.ts';

export interface SituationStory {
  readonly from: Start;
  readonly bring: Bring;
  /** Of the sentence, as far as it can be known beforehand. */
  readonly params?: Situation['params'];
  /** null: the way out is in words, and none of this console. */
  readonly cured: cure.Cured | null;
}

const story = (
  from: Start,
  bring: Bring,
  cured: cure.Cured | null,
  rest: Omit<SituationStory, 'from' | 'bring' | 'cured'> = {},
): SituationStory => ({
  from,
  bring,
  cured,
  ...rest,
});

const restoreFirst = cure.restore(FIRST_BACKUP);

export const STORIES: Partial<Record<SituationId, SituationStory>> = {
  'not-configured': story('empty', BRING.nothing, cure.setUp),
  'settings-lost': story('whole', BRING.loseSettings, cure.chooseDatabase(databaseOf)),
  'no-secret': story('bare', BRING.nothing, cure.generate(1)),
  'schema-old': story('whole', BRING.olderSchema, cure.confirm('upgrade-database'), { params: { from: 1, to: SCHEMA_VERSION } }),
  'schema-new': story('whole', BRING.newerSchema, null),
  'store-missing': story('whole', BRING.loseStore, restoreFirst, { params: { count: CREDENTIALS } }),
  'store-damaged': story('whole', BRING.damageStore, restoreFirst),
  'store-newer': story('whole', BRING.newerStore, null),
  'store-locked': story('whole', BRING.lockStore, cure.unlock),
  'key-store-refused': story('whole', BRING.refuseKey, cure.giveKeyUp),
  'key-file-missing': story('whole', BRING.loseKeyFile, restoreFirst),
  'key-file-wrong': story('whole', BRING.otherKeyFile, restoreFirst),
  'key-file-unreadable': story('whole', BRING.giveKeyFileAway, cure.takeKeyFileBack),
  'key-file-exposed': story('whole', BRING.exposeKeyFile, cure.confirm('protect')),
  'store-foreign': story('whole', BRING.pointElsewhere, cure.chooseDatabase(databaseOf), {
    params: { storeSystem: 'Contoso', databaseSystem: 'Fabrikam' },
  }),
  'store-exposed': story('whole', BRING.exposeStore, cure.confirm('protect')),
  'store-unreachable': story('whole', BRING.giveStoreAway, null),
  'store-behind': story('whole', BRING.putStoreBack, cure.restore('second.bak'), { params: { version: 2, readable: '1' } }),
  'secret-lost': story('bare', BRING.loseFirstSecret, cure.generate(2), { params: { version: 1 } }),
  'database-missing': story(
    'whole',
    BRING.moveDatabase,
    cure.chooseDatabase((machine) => fileIn(machine, 'moved.db')),
  ),
  'database-away': story('whole', BRING.hideDatabase, cure.bringDatabaseBack),
  'database-damaged': story('whole', BRING.damageDatabase, cure.restoreDatabase),
  'database-rolled-back': story('whole', BRING.rollBack, cure.reconcile),
  'rights-altered': story('whole', BRING.alterRights, cure.restoreDatabase),
  'audit-altered': story('whole', BRING.alterAudit, null, { params: { count: 1 } }),
  'never-backed-up': story('whole', BRING.forgetBackup, cure.backUp, { params: { count: CREDENTIALS } }),
  'backup-outdated': story('whole', BRING.lagBackup, cure.backUp, { params: { backupVersion: 1, version: 2 } }),
  'backup-unverified': story('empty', BRING.monthsUnproven, cure.verify, { params: { count: 181 } }),
  'database-not-backed-up': story('empty', BRING.monthUncopied, cure.backUpDatabase, { params: { count: 31, never: true } }),
  'secret-due': story('empty', BRING.yearOld, cure.generate(2), { params: { count: 341, max: 365 } }),
  'secret-worn': story('whole', BRING.wearOut, cure.generate(2)),
  'single-administrator': story('alone', BRING.nothing, cure.nameAdministrator),
  retirable: story('whole', BRING.generateAgain, cure.retire, { params: { count: 1, versions: '1' } }),
  'generate-unfinished': story('whole', BRING.stopBeforeBackup, cure.continueGenerate, { params: { version: 2 } }),
  reencrypting: story('whole', BRING.stopAtWalk, cure.watchGenerate, { params: { total: CREDENTIALS } }),
  'reencryption-paused': story('whole', BRING.dieAtWalk, cure.resumeGenerate, { params: { percent: 0 } }),
  'rows-unreadable': story('whole', BRING.unopenable, cure.setAside, { params: { count: 1 } }),
  quarantined: story('whole', BRING.quarantine, cure.setAgain, { params: { count: 1 } }),
  'master-without-secret': story('bare', BRING.putEmptyStoreBack, restoreFirst),
  unforeseen: story('whole', BRING.blockSettings, cure.unblockSettings, { params: { settings: true } }),
  'access-denied': story('whole', BRING.administratorsElsewhere, null, { params: { role: 'sso-administrator' } }),
  'self-appointed': story('whole', BRING.appointOneself, cure.nameAdministrator),
  'sso-disabled': story('whole', BRING.disable, cure.confirm('enable-sso')),
};

/** Not to be had on one machine. Each with what it would need. */
export const ELSEWHERE: Partial<Record<SituationId, string>> = {
  'not-master': 'a second server that joined the system and became its master secret server',
};
