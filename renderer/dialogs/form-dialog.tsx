/**
 * A dialog that asks for something and hands it to the engine: while that runs it stays, and is left only where leaving says the truth
 * (way-out.ts). What went wrong with no field stands last.
 */
import type { ReactNode } from 'react';
import { ErrorNote } from '../components/error-note.tsx';
import { CancelButton, DefaultButton } from './buttons.tsx';
import { DialogFrame } from './dialog-frame.tsx';
import type { Task } from './use-task.ts';
import { useWayOut } from './use-way-out.ts';
import type { WayOut } from './way-out.ts';

interface Props {
  readonly title: string;
  readonly verb: string;
  readonly task: Task;
  readonly onSubmit: () => Promise<void>;
  readonly onCancel: () => void;
  readonly width?: 'sm' | 'md';
  /** Where the keyboard begins, if not in a field. */
  readonly focused?: 'verb' | 'cancel';
  /** Something is lost by it. */
  readonly loss?: boolean;
  /** There is nothing to do yet. */
  readonly disabled?: boolean;
  /** What is asked of the engine changes nothing: it is left at any time. */
  readonly harmless?: boolean;
  /** What the way out is called: `close` where it cancels nothing. */
  readonly word?: WayOut['word'];
  /** Other buttons, in front. */
  readonly before?: ReactNode;
  readonly children: ReactNode;
}

export function FormDialog({ title, verb, task, onSubmit, onCancel, children, ...props }: Props) {
  const { width = 'sm', focused, loss = false, disabled = false, harmless = false, word = 'cancel', before } = props;
  const out = useWayOut({ task, onLeave: onCancel, harmless, word });
  return (
    <DialogFrame
      title={title}
      width={width}
      onClose={out.onClick}
      onSubmit={() => {
        if (!task.busy && !disabled) void onSubmit();
      }}
      buttons={
        <>
          {before}
          <DefaultButton busy={task.busy} disabled={disabled} loss={loss} focused={focused === 'verb'}>
            {verb}
          </DefaultButton>
          <CancelButton {...out} focused={focused === 'cancel'} />
        </>
      }
    >
      {children}
      {task.error !== null && <ErrorNote error={task.error} />}
    </DialogFrame>
  );
}
