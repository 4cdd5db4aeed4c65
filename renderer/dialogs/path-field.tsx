/** A file of the engine's machine: typed, or chosen by Browse… with the shell's own dialog or the page's. */
import { useState } from 'react';
import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import type { ShellClient } from '../../shared/contract/shell.ts';
import { usePreferences } from '../app/preferences.ts';
import { useShell } from '../app/shell-context.tsx';
import { useRpc } from '../rpc/rpc-context.tsx';
import { folderOf } from '../text/paths.ts';
import { Field, type FieldProps } from './field.tsx';
import { FileDialog } from './file-dialog.tsx';

type FileKind = Parameters<ShellClient['pickFile']>[0]['kind'];

interface Props extends Omit<FieldProps, 'label' | 'beside' | 'type' | 'multiline'> {
  readonly label: string;
  readonly kind: FileKind;
  /** Whether a file is to be made or one that is there is to be chosen. */
  readonly purpose: 'name' | 'pick';
  readonly value: string;
  readonly onChosen: (path: string) => void;
}

export function PathField({ kind, purpose, value, onChosen, ...field }: Props) {
  const { t } = useTranslation('console');
  const { client } = useRpc();
  const shell = useShell();
  const { change } = usePreferences();
  const [open, setOpen] = useState(false);

  const chosen = (path: string | null): void => {
    setOpen(false);
    if (path === null) return;
    change({ lastFolder: folderOf(path, shell.platform) });
    onChosen(path);
  };
  const browse = async (): Promise<void> => {
    const ask = { kind, title: field.label, ...(value === '' ? {} : { suggested: value }) };
    chosen(purpose === 'name' ? await client.shell.nameFile(ask) : await client.shell.pickFile(ask));
  };
  const onBrowse = (): void => {
    if (shell.dialogs === 'page') setOpen(true);
    else void browse();
  };
  return (
    <>
      <Field
        {...field}
        beside={
          <Button onClick={onBrowse} sx={{ flex: 'none' }}>
            {t('buttons.browse')}
          </Button>
        }
      />
      {open && <FileDialog purpose={purpose} title={field.label} suggested={value} onDone={chosen} />}
    </>
  );
}
