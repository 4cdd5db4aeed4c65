/** How something ended, to be read and to be kept: Copy takes it along as plain text, with what it was, where, when and by whom. */
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useConsole } from '../app/console-context.tsx';
import { CopyButton } from '../components/copy-button.tsx';
import type { Sign } from '../components/severity.tsx';
import { useFormat } from '../text/use-format.ts';
import { CloseButton } from './buttons.tsx';
import { DialogFrame } from './dialog-frame.tsx';
import { Verdict } from './verdict.tsx';

export interface Result {
  readonly sign: Sign;
  readonly sentence: string;
  readonly details?: readonly string[];
  /** A table, for instance; `rows` says the same in lines, for the text that is copied. */
  readonly shown?: ReactNode;
  readonly rows?: readonly string[];
}

interface Props {
  readonly title: string;
  readonly result: Result;
  readonly width?: 'sm' | 'md';
  /** What leads on from here, left of Close. */
  readonly buttons?: ReactNode;
  readonly onClose: () => void;
}

export function ResultDialog({ title, result, width = 'sm', buttons, onClose }: Props) {
  const { sign, sentence, details = [], shown, rows = [] } = result;
  const head = useHead(title);
  return (
    <DialogFrame
      title={title}
      width={width}
      onClose={onClose}
      buttons={
        <>
          <CopyButton text={[...head, '', sentence, ...details, ...rows].join('\n')} />
          {buttons}
          <CloseButton onClick={onClose} />
        </>
      }
    >
      <Verdict sign={sign} sentence={sentence} details={details} />
      {shown}
    </DialogFrame>
  );
}

/** What was done, in which system, on which server, by whom, when: two lines. */
function useHead(title: string): readonly string[] {
  const { t } = useTranslation(['console', 'dialogs']);
  const { system, server, caller } = useConsole().overview;
  const format = useFormat();
  const [at] = useState(() => new Date().toISOString());
  const where = { system: system?.name ?? '', server: server?.name ?? '', account: caller.account };
  return [`${title}, ${format.dateTime(at)}`, t('dialogs:result.where', where)];
}
