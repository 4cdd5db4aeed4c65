/** Master secrets of a file, each with its state, its check value and what is said of it. */
import type { ReactNode } from 'react';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { useTranslation } from 'react-i18next';
import type { BackupVerification } from '../../shared/contract/console/backup.ts';
import { useFormat } from '../text/use-format.ts';

export type FileSecret = BackupVerification['secrets'][number];

interface Props {
  readonly secrets: readonly FileSecret[];
  readonly label: string;
  readonly verdict: (secret: FileSecret) => ReactNode;
  /** A restore opens a sample only: then there is no count to show. */
  readonly counted: boolean;
}

export function SecretTable({ secrets, label, verdict, counted }: Props) {
  const { t } = useTranslation(['console', 'dialogs', 'domain']);
  const format = useFormat();
  return (
    <Table size="small" aria-label={label} sx={{ my: 1, userSelect: 'text' }}>
      <TableHead>
        <TableRow>
          <TableCell align="right">{t('columns.version')}</TableCell>
          <TableCell>{t('dialogs:stateThen')}</TableCell>
          <TableCell>{t('columns.created')}</TableCell>
          <TableCell>{t('columns.checkValue')}</TableCell>
          {counted && <TableCell align="right">{t('columns.opens')}</TableCell>}
          <TableCell>{t('columns.fit')}</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {secrets.map((secret) => (
          <TableRow key={secret.id}>
            <TableCell align="right">{format.number(secret.version)}</TableCell>
            <TableCell>{t(`domain:secretState.${secret.state}`)}</TableCell>
            <TableCell sx={{ whiteSpace: 'nowrap' }}>{format.date(secret.createdAt)}</TableCell>
            <TableCell sx={{ fontFamily: 'monospace', fontSize: '0.8125rem', overflowWrap: 'anywhere' }}>{secret.checkValue}</TableCell>
            {counted && <TableCell align="right">{format.number(secret.opens)}</TableCell>}
            <TableCell>{verdict(secret)}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

/** The same in a line, for the text that is copied. */
export function useSecretLine(): (secret: FileSecret, verdict: string) => string {
  const { t } = useTranslation(['console', 'dialogs', 'domain']);
  const format = useFormat();
  return ({ version, state, createdAt, checkValue }, verdict) =>
    t('dialogs:secretLine', { version, state: t(`domain:secretState.${state}`), created: format.date(createdAt), checkValue, verdict });
}
