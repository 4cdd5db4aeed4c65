/** Folders and files of one folder: arrows move, Enter and double click open. */
import { useRef, type KeyboardEvent } from 'react';
import FolderOutlined from '@mui/icons-material/FolderOutlined';
import InsertDriveFileOutlined from '@mui/icons-material/InsertDriveFileOutlined';
import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import type { FolderView } from '../../shared/contract/shell.ts';
import { useFormat } from '../text/use-format.ts';

type Entry = FolderView['entries'][number];

interface Props {
  readonly entries: readonly Entry[];
  readonly chosen: string;
  readonly onChoose: (name: string) => void;
  readonly onOpen: (name: string) => void;
}

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10, Home: -Infinity, End: Infinity };

export function FileList({ entries, chosen, onChoose, onOpen }: Props) {
  const { t } = useTranslation('console');
  const list = useRef<HTMLDivElement>(null);
  const at = entries.findIndex(({ name }) => name === chosen);

  const onKeyDown = (event: KeyboardEvent): void => {
    const step = STEPS[event.key];
    if (event.key === 'Enter' && at >= 0) {
      event.preventDefault();
      onOpen(chosen);
    }
    if (step === undefined || entries.length === 0) return;
    event.preventDefault();
    const next = Math.min(entries.length - 1, Math.max(0, at < 0 ? 0 : at + step));
    onChoose(entries[next]?.name ?? chosen);
    list.current?.querySelectorAll('[role="option"]').item(next).scrollIntoView({ block: 'nearest' });
  };
  return (
    <Box
      ref={list}
      role={entries.length === 0 ? 'group' : 'listbox'}
      aria-label={t('files.list')}
      tabIndex={0}
      {...(at < 0 ? {} : { 'aria-activedescendant': `file-${at}` })}
      onKeyDown={onKeyDown}
      sx={{ border: 1, borderColor: 'divider', height: 280, overflow: 'auto' }}
    >
      {entries.map((entry, index) => (
        <Row key={entry.name} id={`file-${index}`} entry={entry} selected={index === at} onChoose={onChoose} onOpen={onOpen} />
      ))}
      {entries.length === 0 && <Box sx={{ p: 1, color: 'text.secondary' }}>{t('files.empty')}</Box>}
    </Box>
  );
}

interface RowProps extends Pick<Props, 'onChoose' | 'onOpen'> {
  readonly id: string;
  readonly entry: Entry;
  readonly selected: boolean;
}

function Row({ id, entry, selected, onChoose, onOpen }: RowProps) {
  const format = useFormat();
  const folder = entry.kind === 'folder';
  const Icon = folder ? FolderOutlined : InsertDriveFileOutlined;
  return (
    <Box
      id={id}
      role="option"
      aria-selected={selected}
      onClick={() => onChoose(entry.name)}
      onDoubleClick={() => onOpen(entry.name)}
      sx={{
        display: 'grid',
        gridTemplateColumns: '20px minmax(0, 1fr) auto 150px',
        gap: 1,
        px: 1,
        py: 0.25,
        alignItems: 'center',
        cursor: 'default',
        '&[aria-selected="true"]': { bgcolor: 'action.selected' },
        '@media (forced-colors: active)': { '&[aria-selected="true"]': { outline: '1px solid Highlight' } },
      }}
    >
      <Icon aria-hidden sx={{ fontSize: 17, color: folder ? 'primary.main' : 'text.secondary' }} />
      <Box sx={{ overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>{entry.name}</Box>
      <Box sx={{ color: 'text.secondary' }}>{folder ? null : format.bytes(entry.bytes)}</Box>
      <Box sx={{ color: 'text.secondary', textAlign: 'right', whiteSpace: 'nowrap' }}>{format.shortDateTime(entry.modifiedAt)}</Box>
    </Box>
  );
}
