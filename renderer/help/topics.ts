/** Which page F1 opens: for every node, every dialog and every situation. A test fails for one that has none. */
import { SITUATION_IDS, type SituationId } from '../../shared/domain/situations.ts';
import type { InnerDialog } from '../dialogs/dialog-name.ts';
import type { DialogId } from '../dialogs/dialogs.ts';
import type { NodeKind } from '../tree/nodes.ts';
import { isPageId, type PageId, type Topic } from './contents.ts';

const NODE_PAGES: Readonly<Record<NodeKind, PageId>> = {
  root: 'index',
  system: 'system',
  servers: 'servers',
  applications: 'applications',
  application: 'mappings',
  audit: 'audit',
};

/** `page`, or `page#section` by the id that ends the section's heading. */
type Place = PageId | `${PageId}#${string}`;

/** Keyed by what a dialog is called there: one that has just come has no page yet, and its test says so. */
const DIALOG_PLACES: Readonly<Record<string, Place>> = {
  about: 'screen#about',
  'close-tab': 'screen',
  'choose-columns': 'screen#lists',
  'export-list': 'screen#lists',
  configure: 'set-up',
  generate: 'generate',
  'back-up': 'back-up',
  'verify-backup': 'verify',
  restore: 'restore',
  'restore-last-good': 'restore#last-good',
  'verify-database': 'database#verify',
  'back-up-database': 'database#back-up',
  'restore-database': 'database#restore',
  'choose-database': 'database#choose',
  'upgrade-database': 'database#upgrade',
  reconcile: 'reconcile',
  retire: 'retire',
  'show-unreadable': 'quarantine',
  'show-quarantined': 'quarantine#quarantined',
  'show-progress': 'operation',
  'continue-operation': 'operation#continue',
  'resume-operation': 'operation#resume',
  protect: 'protectors#protect',
  unlock: 'protectors#unlock',
  lock: 'protectors#lock',
  'set-store-aside': 'protectors#set-store-aside',
  'change-protector': 'protectors#change-protector',
  'enable-sso': 'switch-off',
  'disable-sso': 'switch-off',
  'become-administrator': 'new-machine#become-administrator',
  accounts: 'properties#accounts',
  'system-properties': 'properties',
  'server-properties': 'servers',
  'create-application': 'applications#create-application',
  'import-applications': 'applications#import-applications',
  'application-properties': 'applications#application-properties',
  'enable-applications': 'applications#enable-applications',
  'disable-applications': 'applications#enable-applications',
  'delete-application': 'applications#delete-application',
  'create-mapping': 'mappings#create-mapping',
  'set-credentials': 'mappings#set-credentials',
  'enable-mappings': 'mappings#enable-mappings',
  'disable-mappings': 'mappings#enable-mappings',
  'delete-mappings': 'mappings#delete-mappings',
  'import-credentials': 'mappings#import-credentials',
  'record-details': 'audit#record',
  'export-audit': 'audit#export',
  'verify-audit': 'audit#verify-audit',
};

const SITUATION_PAGES: Readonly<Record<SituationId, PageId>> = {
  unforeseen: 'situations-set-up',
  'not-configured': 'situations-set-up',
  'settings-lost': 'situations-set-up',
  'no-secret': 'situations-set-up',
  'schema-old': 'situations-set-up',
  'schema-new': 'situations-set-up',
  'store-missing': 'situations-secret-store',
  'store-damaged': 'situations-secret-store',
  'store-newer': 'situations-secret-store',
  'store-locked': 'situations-secret-store',
  'key-store-refused': 'situations-secret-store',
  'key-file-missing': 'situations-secret-store',
  'key-file-wrong': 'situations-secret-store',
  'key-file-unreadable': 'situations-secret-store',
  'key-file-exposed': 'situations-secret-store',
  'store-foreign': 'situations-secret-store',
  'store-exposed': 'situations-secret-store',
  'store-unreachable': 'situations-secret-store',
  'store-behind': 'situations-secret-store',
  'secret-lost': 'situations-secret-store',
  'database-missing': 'situations-database',
  'database-away': 'situations-database',
  'database-damaged': 'situations-database',
  'database-rolled-back': 'situations-database',
  'rights-altered': 'situations-database',
  'audit-altered': 'situations-database',
  'never-backed-up': 'situations-safety',
  'backup-outdated': 'situations-safety',
  'backup-unverified': 'situations-safety',
  'database-not-backed-up': 'situations-safety',
  'secret-due': 'situations-safety',
  'secret-worn': 'situations-safety',
  'single-administrator': 'situations-safety',
  retirable: 'situations-safety',
  'generate-unfinished': 'situations-operations',
  reencrypting: 'situations-operations',
  'reencryption-paused': 'situations-operations',
  'rows-unreadable': 'situations-operations',
  quarantined: 'situations-operations',
  'not-master': 'situations-access',
  'master-without-secret': 'situations-access',
  'sso-disabled': 'situations-access',
  'access-denied': 'situations-access',
  'self-appointed': 'situations-access',
};

export const topicOfNode = (kind: NodeKind): Topic => ({ page: NODE_PAGES[kind], section: null });
export const topicOfSituation = (id: SituationId): Topic => ({ page: SITUATION_PAGES[id], section: id });

function topicNamed(dialog: string): Topic | null {
  const [page = '', section = null] = DIALOG_PLACES[dialog]?.split('#') ?? [];
  return isPageId(page) ? { page, section } : null;
}

/** null: it has no page. */
export const topicOfDialog = (id: DialogId | InnerDialog): Topic | null => topicNamed(id);

const isSituation = (id: string | undefined): id is SituationId => (SITUATION_IDS as readonly (string | undefined)[]).includes(id);

/** The dialog that lies over all others says which it is; else the situation that the keyboard is on. null where there is neither. */
export function topicAt(page: Pick<Document, 'querySelectorAll' | 'activeElement'>): Topic | null {
  const dialog = [...page.querySelectorAll<HTMLElement>('[data-dialog]')].at(-1)?.dataset['dialog'];
  if (dialog !== undefined) return topicNamed(dialog);
  const situation = page.activeElement?.closest<HTMLElement>('[data-situation]')?.dataset['situation'];
  return isSituation(situation) ? topicOfSituation(situation) : null;
}
