/** Add/Remove Columns: which columns a list shows, and in which order. */
import { useState } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import { useTranslation } from 'react-i18next';
import type { ListLayout } from '../../shared/contract/shell.ts';
import { CancelButton, DefaultButton } from '../dialogs/buttons.tsx';
import { DialogFrame } from '../dialogs/dialog-frame.tsx';
import type { Column } from './column.ts';

interface Props<Row> {
  readonly columns: readonly Column<Row>[];
  readonly layout: ListLayout;
  /** null: cancelled. */
  readonly onDone: (layout: ListLayout | null) => void;
}

type State = ListLayout['columns'];

const swapped = (columns: State, at: number): State => [
  ...columns.slice(0, at),
  ...columns.slice(at, at + 2).reverse(),
  ...columns.slice(at + 2),
];

export function ColumnsDialog<Row>({ columns, layout, onDone }: Props<Row>) {
  const { t } = useTranslation('console');
  const [states, setStates] = useState<State>(layout.columns);
  const titleOf = (id: string): string => columns.find((column) => column.id === id)?.title ?? id;
  const shown = states.filter(({ hidden }) => !hidden).length;
  const show = (id: string, hidden: boolean): void => setStates(states.map((state) => (state.id === id ? { ...state, hidden } : state)));
  const move = (at: number, label: string, disabled: boolean, name: string, sign: string) => (
    <Button
      variant="text"
      aria-label={t(label, { column: name })}
      disabled={disabled}
      onClick={() => setStates(swapped(states, at))}
      sx={{ minWidth: 28, px: 0 }}
    >
      {sign}
    </Button>
  );
  return (
    <DialogFrame
      title={t('list.columns')}
      onClose={() => onDone(null)}
      onSubmit={() => onDone({ ...layout, columns: states })}
      buttons={
        <>
          <Button sx={{ mr: 'auto' }} onClick={() => setStates(columns.map(({ id, width, hidden = false }) => ({ id, width, hidden })))}>
            {t('list.restoreColumns')}
          </Button>
          <DefaultButton>{t('buttons.ok')}</DefaultButton>
          <CancelButton onClick={() => onDone(null)} />
        </>
      }
    >
      <Box component="ul" aria-label={t('list.columns')} sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {states.map(({ id, hidden }, at) => (
          <Box key={id} component="li" sx={{ display: 'flex', alignItems: 'center' }}>
            <FormControlLabel
              sx={{ flex: 1 }}
              control={
                <Checkbox
                  size="small"
                  sx={{ py: 0.25 }}
                  checked={!hidden}
                  autoFocus={at === 0}
                  disabled={!hidden && shown === 1}
                  onChange={(_event, checked) => show(id, !checked)}
                />
              }
              label={titleOf(id)}
            />
            {move(at - 1, 'list.columnUp', at === 0, titleOf(id), '↑')}
            {move(at, 'list.columnDown', at === states.length - 1, titleOf(id), '↓')}
          </Box>
        ))}
      </Box>
    </DialogFrame>
  );
}
