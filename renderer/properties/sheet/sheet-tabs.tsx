/** The tabs of a property sheet. Arrows go along them, Enter is the sheet's OK as anywhere in it. */
import type { KeyboardEvent } from 'react';
import ErrorIcon from '@mui/icons-material/Error';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import { useTranslation } from 'react-i18next';

interface Props {
  readonly id: string;
  readonly pages: readonly { readonly id: string; readonly title: string }[];
  readonly shown: string;
  /** Pages with something to be corrected. */
  readonly wrong: readonly string[];
  readonly onShow: (page: string) => void;
}

function submitOnEnter(event: KeyboardEvent): void {
  if (event.key !== 'Enter') return;
  event.preventDefault();
  event.currentTarget.closest('form')?.requestSubmit();
}

export function SheetTabs({ id, pages, shown, wrong, onShow }: Props) {
  const { t } = useTranslation(['console', 'properties']);
  return (
    <Tabs
      value={shown}
      onChange={(_event, page: string) => onShow(page)}
      selectionFollowsFocus
      variant="scrollable"
      scrollButtons={false}
      aria-label={t('properties:sheet.tabs')}
      sx={{
        px: 1.5,
        minHeight: 36,
        borderBottom: 1,
        borderColor: 'divider',
        '& .MuiTab-root': { minHeight: 36, minWidth: 0, px: 1.5, py: 0.5 },
      }}
    >
      {pages.map((page) => (
        <Tab
          key={page.id}
          value={page.id}
          id={`${id}-${page.id}`}
          aria-controls={`${id}-panel`}
          autoFocus={page.id === shown}
          onKeyDown={submitOnEnter}
          label={page.title}
          {...(wrong.includes(page.id)
            ? {
                icon: <ErrorIcon aria-hidden color="error" sx={{ fontSize: 16 }} />,
                iconPosition: 'end' as const,
                'aria-label': t('properties:sheet.wrongTab', { tab: page.title }),
              }
            : {})}
        />
      ))}
    </Tabs>
  );
}
