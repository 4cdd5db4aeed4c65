/** The frame of every property sheet: tabs, and OK, Cancel, Apply. Enter is OK, Escape is Cancel. */
import { useEffect, useId, useRef, useState } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import DialogActions from '@mui/material/DialogActions';
import DialogTitle from '@mui/material/DialogTitle';
import { useTranslation } from 'react-i18next';
import { ErrorNote } from '../../components/error-note.tsx';
import { CancelButton, DefaultButton } from '../../dialogs/buttons.tsx';
import { DialogWindow } from '../../dialogs/dialog-window.tsx';
import { useWayOut } from '../../dialogs/use-way-out.ts';
import { HelpButton } from '../../help/help-button.tsx';
import type { Values } from './draft.ts';
import { ForeignNote, type ChangedBy } from './foreign-note.tsx';
import type { FieldTexts, SheetPage } from './page.ts';
import { SheetTabs } from './sheet-tabs.tsx';
import type { Sheet } from './use-sheet.ts';

interface Props<V extends Values> {
  readonly title: string;
  readonly pages: readonly SheetPage<V>[];
  readonly sheet: Sheet<V>;
  readonly texts: FieldTexts<V>;
  /** Who changed what others changed; null while that is not known. */
  readonly changedBy: ChangedBy | null;
  /** The page that it opens on. */
  readonly first: string;
  readonly onClose: () => void;
}

const SHEET_WIDTH = 800;

const isWrong = <V extends Values>({ fields }: SheetPage<V>, { errors }: Sheet<V>): boolean =>
  fields.some((field) => errors[field] !== undefined);

export function PropertySheet<V extends Values>({ title, pages, sheet, texts, changedBy, first, onClose }: Props<V>) {
  const { t } = useTranslation(['console', 'properties']);
  const id = useId();
  const panel = useRef<HTMLDivElement>(null);
  const [shown, show] = useState(first);
  const page = pages.find((one) => one.id === shown) ?? pages[0];
  const wrongPages = pages.filter((one) => isWrong(one, sheet)).map((one) => one.id);

  const [brought, bring] = useState(0);
  if (sheet.refused > brought) {
    bring(sheet.refused);
    const [wrong] = wrongPages;
    if (wrong !== undefined && !wrongPages.includes(shown)) show(wrong);
  }
  useEffect(() => {
    panel.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [sheet.refused]);

  const ok = async (): Promise<void> => {
    if (!sheet.dirty && sheet.undecided.length === 0) onClose();
    else if (await sheet.apply()) onClose();
  };
  const out = useWayOut({ task: { busy: sheet.busy, drop: () => undefined }, onLeave: onClose });
  return (
    <DialogWindow
      labelledBy={id}
      width={SHEET_WIDTH}
      onClose={out.onClick}
      onSubmit={() => {
        if (!sheet.busy) void ok();
      }}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', pr: 1.5 }}>
        <DialogTitle id={id} component="h1" sx={{ flex: 1, minWidth: 0, pb: 0 }}>
          {title}
        </DialogTitle>
        <HelpButton />
      </Box>
      <SheetTabs id={id} pages={pages} shown={page?.id ?? first} wrong={wrongPages} onShow={show} />
      <Box
        ref={panel}
        role="tabpanel"
        id={`${id}-panel`}
        aria-labelledby={`${id}-${page?.id ?? first}`}
        sx={{ px: 2.5, py: 2, height: 440, overflow: 'auto' }}
      >
        {sheet.refusal !== null && <ErrorNote error={sheet.refusal} />}
        <ForeignNote sheet={sheet} texts={texts} changedBy={changedBy} />
        {page !== undefined && <page.Page sheet={sheet} />}
      </Box>
      <DialogActions sx={{ borderTop: 1, borderColor: 'divider' }}>
        <DefaultButton busy={sheet.busy}>{t('properties:sheet.ok')}</DefaultButton>
        <CancelButton {...out} />
        <Button disabled={!sheet.dirty || sheet.busy} onClick={() => void sheet.apply()}>
          {t('properties:sheet.apply')}
        </Button>
      </DialogActions>
    </DialogWindow>
  );
}
