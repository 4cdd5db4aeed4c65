/** Where nothing stops and nothing is at risk: since when that is proven, and what comes next. */
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import { useConsole } from '../../app/console-context.tsx';
import { useFormat } from '../../text/use-format.ts';
import { lastProof, nextDue } from './next-due.ts';

export function AllWell() {
  const { t } = useTranslation(['console', 'overview']);
  const { overview, run } = useConsole();
  const format = useFormat();
  const [proof, due] = [lastProof(overview), nextDue(overview)];
  if (proof === null || due === null) return null;
  return (
    <Typography component="p" sx={{ ml: 3.5, userSelect: 'text' }}>
      {t('overview:well.proof', { at: format.date(proof) })}{' '}
      {due.at === null ? t(`overview:well.never.${due.action}`) : t('overview:well.next', { at: format.date(due.at) })}{' '}
      <Link component="button" type="button" sx={{ font: 'inherit', verticalAlign: 'baseline' }} onClick={() => run(due.action)}>
        {t(`actions:${due.action}`)}
      </Link>
    </Typography>
  );
}
