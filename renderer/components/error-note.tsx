/** A failure that belongs to no field: what is the case, what to do next, and ENTSSO's number. */
import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import { failureOf } from '../rpc/failure.ts';
import { useFailureText } from '../text/use-failure-text.ts';

export function ErrorNote({ error }: { error: unknown }) {
  const { t } = useTranslation('console');
  const { what, next, number } = useFailureText()(failureOf(error));
  return (
    <Alert severity="error" role="alert" sx={{ my: 1, userSelect: 'text' }}>
      <AlertTitle sx={{ fontSize: 'inherit', fontWeight: 600, mb: 0.25 }}>{what}</AlertTitle>
      {next}
      {number !== null && (
        <Typography variant="caption" component="div" color="textSecondary">
          {t('errorNumber', { number: String(number) })}
        </Typography>
      )}
    </Alert>
  );
}
