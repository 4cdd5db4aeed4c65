/** A dialog that asks for something and hands it to the engine: while that runs it stays, and what went wrong with no field stands last. */
import type { ReactNode } from 'react';
import { ErrorNote } from '../components/error-note.tsx';
import { CancelButton, DefaultButton } from './buttons.tsx';
import { DialogFrame } from './dialog-frame.tsx';
import type { Task } from './use-task.ts';

interface Props {
  readonly title: string;
  readonly verb: string;
  readonly task: Task;
  readonly onSubmit: () => Promise<void>;
  readonly onCancel: () => void;
  readonly children: ReactNode;
}

export function FormDialog({ title, verb, task, onSubmit, onCancel, children }: Props) {
  return (
    <DialogFrame
      title={title}
      onClose={task.busy ? null : onCancel}
      onSubmit={() => void onSubmit()}
      buttons={
        <>
          <DefaultButton busy={task.busy}>{verb}</DefaultButton>
          <CancelButton onClick={onCancel} />
        </>
      }
    >
      {children}
      {task.error !== null && <ErrorNote error={task.error} />}
    </DialogFrame>
  );
}
