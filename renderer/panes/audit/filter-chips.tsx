/** The filters that are set, in words, each to be taken away; and how many records are known to fit while there are more to read. */
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import { cleared, FILTERS, isSet, without } from '../../audit/audit-view.ts';
import { useAuditView } from '../../audit/use-audit-view.ts';
import { useFilterTexts } from '../../audit/use-filter-texts.ts';

/** `atLeast`: null where the number is known exactly, and stands in the title. */
export function FilterChips({ atLeast }: { atLeast: number | null }) {
  const { t } = useTranslation('audit');
  const { view, change } = useAuditView();
  const textOf = useFilterTexts();
  const set = FILTERS.filter((name) => isSet(view, name));
  if (set.length === 0) return null;
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 0.75, px: 2, pb: 1 }}>
      {set.map((name) => (
        <Chip
          key={name}
          size="small"
          label={textOf(view, name)}
          aria-label={t('audit:remove', { filter: textOf(view, name) })}
          onClick={() => change(without(view, name))}
          onDelete={() => change(without(view, name))}
          sx={{ maxWidth: 320 }}
        />
      ))}
      <Button variant="text" onClick={() => change(cleared(view))} sx={{ minWidth: 0 }}>
        {t('audit:clear')}
      </Button>
      {atLeast !== null && (
        <Typography role="status" color="textSecondary" sx={{ ml: 'auto' }}>
          {t('audit:atLeast', { count: atLeast })}
        </Typography>
      )}
    </Box>
  );
}
