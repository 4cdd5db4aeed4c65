/** What does not open and what is set aside, by name. Without a store it is every credential: then the number says it. */
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import { UnreadableTable } from '../components/unreadable-table.tsx';
import type { Unreadable } from './quarantine-form.tsx';

function sentenceKey({ store, total }: Unreadable): string {
  if (store !== 'there') return `unreadable.lost.${store}`;
  return total === 0 ? 'unreadable.none' : 'unreadable.count';
}

export function UnreadableLists({ found }: { found: Unreadable }) {
  const { t } = useTranslation('console');
  const { store, total, unreadable, quarantined } = found;
  return (
    <>
      <Typography>{t(sentenceKey(found), { count: total })}</Typography>
      {store === 'there' && <UnreadableTable rows={unreadable} />}
      {quarantined.length > 0 && <Typography sx={{ mt: 1.5 }}>{t('unreadable.aside', { count: quarantined.length })}</Typography>}
      <UnreadableTable rows={quarantined} />
    </>
  );
}
