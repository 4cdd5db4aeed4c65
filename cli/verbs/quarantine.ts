/** ssoconfig -quarantine: sets aside what no secret opens; where the secret store itself is lost, that is everything. */
import type { Overview } from '../../shared/contract/console/system.ts';
import { instantText } from '../../shared/i18n/index.ts';
import { confirmation } from '../confirmation.ts';
import { showUnreadable } from '../operation-follow.ts';
import type { Run } from '../verb.ts';

type Found = Awaited<ReturnType<Run['client']['database']['unreadable']>>;

/** In numbers, with what would make it needless: a backup file, and where the newest one was written to. */
function consequenceOf({ i18n }: Run, { store, total }: Found, { backup }: Overview): string {
  const lines = [i18n.t('cli:quarantine.consequence', { count: total })];
  if (backup) {
    const { secretVersion: version, takenAt, path } = backup;
    lines.push(i18n.t('cli:quarantine.onRecord', { version, at: instantText(i18n.language, takenAt), path }));
  }
  if (store !== 'there') lines.push(i18n.t(`cli:quarantine.newStore.${store}`));
  return lines.join('\n');
}

export async function quarantine(run: Run): Promise<number> {
  const { client, printer } = run;
  const found = await client.database.unreadable();
  const { store, total, unreadable, quarantined } = found;
  if (store === 'there') showUnreadable(run, unreadable); // without a store it is all of them: the number says that
  if (store === 'there' && total === 0) {
    printer.say('quarantine.none', { count: quarantined.length });
    printer.document({ quarantined: 0, newStore: false, unreadable, setAside: quarantined });
    return 0;
  }
  const typed = await confirmation(run, String(total), consequenceOf(run, found, await client.system.overview()));
  const done = await client.database.quarantine({ confirmation: typed });
  printer.say('quarantine.done', { count: done.quarantined });
  if (done.newStore) printer.say('quarantine.next');
  printer.document({ ...done, unreadable: [], setAside: (await client.database.unreadable()).quarantined });
  return 0;
}
