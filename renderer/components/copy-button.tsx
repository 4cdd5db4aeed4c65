/** Copies a result as text, and says that it has. */
import { useState } from 'react';
import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';

export function CopyButton({ text }: { text: string }) {
  const { t } = useTranslation('console');
  const [state, setState] = useState<'copy' | 'copied' | 'copyFailed'>('copy');
  const copy = (): void => {
    navigator.clipboard.writeText(text).then(
      () => setState('copied'),
      () => setState('copyFailed'),
    );
  };
  return (
    <Button onClick={copy} aria-live="polite">
      {t(`buttons.${state}`)}
    </Button>
  );
}
