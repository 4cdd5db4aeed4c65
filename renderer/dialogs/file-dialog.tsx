/** The page's own file dialog, over the folders of the engine's machine. A browser's own would show the wrong machine's files. */
import { useState, type KeyboardEvent } from 'react';
import ArrowUpward from '@mui/icons-material/ArrowUpward';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import List from '@mui/material/List';
import ListItemButton from '@mui/material/ListItemButton';
import OutlinedInput from '@mui/material/OutlinedInput';
import Tooltip from '@mui/material/Tooltip';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { usePreferences } from '../app/preferences.ts';
import { useShell } from '../app/shell-context.tsx';
import { ErrorNote } from '../components/error-note.tsx';
import { useRpc } from '../rpc/rpc-context.tsx';
import { fileName, folderOf, joinPath } from '../text/paths.ts';
import { CancelButton, DefaultButton } from './buttons.tsx';
import { DialogFrame } from './dialog-frame.tsx';
import { FileList } from './file-list.tsx';

interface Props {
  readonly purpose: 'name' | 'pick';
  readonly title: string;
  readonly suggested: string;
  readonly onDone: (path: string | null) => void;
}

export function FileDialog({ purpose, title, suggested, onDone }: Props) {
  const { t } = useTranslation('console');
  const { query } = useRpc();
  const { platform } = useShell();
  const { preferences } = usePreferences();
  const [path, setPath] = useState<string | null>(folderOf(suggested, platform) ?? preferences?.lastFolder ?? null);
  const [name, setName] = useState(fileName(suggested, platform));
  const folder = useQuery(query.shell.folder.queryOptions({ input: { path }, staleTime: 0 }));
  const view = folder.data;

  const open = (next: string | null): void => {
    setPath(next);
    if (purpose === 'pick') setName('');
  };
  const accept = (chosen: string): void => {
    const target = view?.entries.find((entry) => entry.name === chosen);
    if (view === undefined || chosen.trim() === '') return;
    if (target?.kind === 'folder') open(joinPath(view.path, chosen, platform));
    else onDone(folderOf(chosen, platform) === null ? joinPath(view.path, chosen, platform) : chosen);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Backspace' || event.target instanceof HTMLInputElement || view === undefined || view.parent === null) return;
    event.preventDefault();
    open(view.parent);
  };
  return (
    <DialogFrame
      title={title}
      width="md"
      onClose={() => onDone(null)}
      onSubmit={() => accept(name)}
      buttons={
        <>
          <DefaultButton>{t(purpose === 'name' ? 'buttons.save' : 'buttons.open')}</DefaultButton>
          <CancelButton onClick={() => onDone(null)} />
        </>
      }
    >
      <Box onKeyDown={onKeyDown} sx={{ display: 'grid', gridTemplateColumns: '170px minmax(0, 1fr)', gap: 1 }}>
        <Box sx={{ gridColumn: '1 / 3', display: 'flex', gap: 1, alignItems: 'center' }}>
          <Tooltip title={t('files.up')}>
            <span>
              <IconButton
                aria-label={t('files.up')}
                disabled={view?.parent === null || view === undefined}
                onClick={() => open(view?.parent ?? null)}
              >
                <ArrowUpward fontSize="small" />
              </IconButton>
            </span>
          </Tooltip>
          <Box aria-live="polite" sx={{ overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>
            {view?.path ?? path}
          </Box>
        </Box>
        <List dense disablePadding aria-label={t('files.places')} sx={{ border: 1, borderColor: 'divider', height: 280, overflow: 'auto' }}>
          {view?.places.map((place) => (
            <li key={place.path}>
              <ListItemButton selected={place.path === view.path} onClick={() => open(place.path)} sx={{ py: 0.25, px: 1 }}>
                {place.label}
              </ListItemButton>
            </li>
          ))}
        </List>
        <FileList entries={view?.entries ?? []} chosen={name} onChoose={setName} onOpen={accept} />
        <Box component="label" htmlFor="file-name" sx={{ alignSelf: 'center' }}>
          {t('files.name')}
        </Box>
        <OutlinedInput
          id="file-name"
          value={name}
          autoFocus
          fullWidth
          onChange={(event) => setName(event.target.value)}
          inputProps={{ spellCheck: false }}
        />
      </Box>
      {folder.error !== null && <ErrorNote error={folder.error} />}
    </DialogFrame>
  );
}
