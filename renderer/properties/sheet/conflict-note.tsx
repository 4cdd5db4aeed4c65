/** At a field that the person and somebody else changed: theirs, and whose it shall be. */
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import type { FieldOf, Values } from './draft.ts';
import type { FieldTexts } from './page.ts';
import type { Sheet } from './use-sheet.ts';

interface Props<V extends Values> {
  readonly sheet: Sheet<V>;
  readonly field: FieldOf<V>;
  readonly texts: FieldTexts<V>;
}

export function ConflictNote<V extends Values>({ sheet, field, texts }: Props<V>) {
  const { t } = useTranslation(['console', 'properties']);
  if (!sheet.undecided.includes(field)) return null;
  return (
    <Box
      role="group"
      aria-label={texts.label(field)}
      sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, borderLeft: 3, borderColor: 'warning.main', pl: 1, my: 0.5 }}
    >
      <Box component="span" sx={{ mr: 1, overflowWrap: 'anywhere' }}>
        {t('properties:sheet.theirs', { value: texts.value(field, sheet.base) })}
      </Box>
      <Button onClick={() => sheet.decide(field, 'mine')}>{t('properties:sheet.keepMine')}</Button>
      <Button onClick={() => sheet.decide(field, 'theirs')}>{t('properties:sheet.takeTheirs')}</Button>
    </Box>
  );
}
