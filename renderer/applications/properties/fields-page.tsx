/** Fields: all locked, for credentials that are stored have their shape. */
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { useTranslation } from 'react-i18next';
import { Check } from '../check.tsx';
import { useDetails } from './details-context.ts';
import { LockedNote } from './locked-note.tsx';

export function FieldsPage() {
  const { t } = useTranslation('applications');
  const { fields, flags } = useDetails();
  const yesNo = (yes: boolean): string => t(`applications:fields.${yes ? 'yes' : 'no'}`);
  return (
    <>
      <LockedNote text={t('applications:locked.fields')} />
      <Table aria-label={t('applications:tabs.fields')} sx={{ mb: 1.5 }}>
        <TableHead>
          <TableRow>
            <TableCell>{t('applications:fields.ordinal')}</TableCell>
            <TableCell>{t('applications:fields.label')}</TableCell>
            <TableCell>{t('applications:fields.masked')}</TableCell>
            <TableCell>{t('applications:fields.synchronized')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {fields.map(({ ordinal, label, masked, synchronized }) => (
            <TableRow key={ordinal}>
              <TableCell>{ordinal}</TableCell>
              <TableCell sx={{ overflowWrap: 'anywhere' }}>
                <bdi>{label}</bdi>
              </TableCell>
              <TableCell>{yesNo(masked)}</TableCell>
              <TableCell>{yesNo(synchronized)}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      <Check
        label={t('applications:options.windowsCredentials')}
        hint={t('applications:locked.atCreation')}
        checked={flags.windowsCredentials}
        disabled
      />
    </>
  );
}
