/** The packages that the product is built with, and under which licence each is; the build wrote them beside the page. */
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableContainer from '@mui/material/TableContainer';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

interface Licence {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
}

/** Written by the build (scripts/licences.mjs), as the page itself was. */
async function readLicences(): Promise<readonly Licence[]> {
  const answer = await fetch('./licences.json', { cache: 'no-store' });
  return (await answer.json()) as readonly Licence[];
}

export function LicenceTable() {
  const { t } = useTranslation('console');
  const { data = [], error } = useQuery({ queryKey: ['licences'], queryFn: readLicences });
  return (
    <>
      <Typography id="licences" variant="h2" sx={{ mt: 2, mb: 0.5 }}>
        {t('about.components')}
      </Typography>
      {error !== null && <Typography>{t('about.unread')}</Typography>}
      <TableContainer
        tabIndex={0}
        role="region"
        aria-labelledby="licences"
        sx={{ height: 200, border: 1, borderColor: 'divider', borderRadius: 0.5, userSelect: 'text' }}
      >
        <Table stickyHeader size="small" aria-labelledby="licences">
          <TableHead>
            <TableRow>
              <TableCell>{t('about.package')}</TableCell>
              <TableCell>{t('about.version')}</TableCell>
              <TableCell>{t('about.licence')}</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {data.map(({ name, version, licence }) => (
              <TableRow key={`${name} ${version}`}>
                <TableCell>{name}</TableCell>
                <TableCell>{version}</TableCell>
                <TableCell>{licence}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </TableContainer>
    </>
  );
}
