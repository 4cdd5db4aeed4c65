/** A question with its consequences, the change, and what came of it. */
import { useState } from 'react';
import Typography from '@mui/material/Typography';
import { ErrorNote } from '../components/error-note.tsx';
import { CancelButton, DefaultButton } from '../dialogs/buttons.tsx';
import { DialogFrame } from '../dialogs/dialog-frame.tsx';
import { ResultDialog, type Result } from '../dialogs/result-dialog.tsx';
import { useTask } from '../dialogs/use-task.ts';

interface Props {
  readonly title: string;
  readonly question: readonly string[];
  readonly verb: string;
  readonly act: () => Promise<Result>;
  readonly onClose: () => void;
}

export function ConfirmedChange({ title, question, verb, act, onClose }: Props) {
  const task = useTask();
  const [result, setResult] = useState<Result | null>(null);
  if (result !== null) return <ResultDialog title={title} result={result} onClose={onClose} />;
  return (
    <DialogFrame
      title={title}
      onClose={task.busy ? null : onClose}
      onSubmit={() => void task.run(async () => setResult(await act()))}
      buttons={
        <>
          <DefaultButton busy={task.busy} focused>
            {verb}
          </DefaultButton>
          <CancelButton onClick={onClose} />
        </>
      }
    >
      {question.map((sentence) => (
        <Typography key={sentence} sx={{ mb: 1, overflowWrap: 'anywhere' }}>
          {sentence}
        </Typography>
      ))}
      {task.error !== null && <ErrorNote error={task.error} />}
    </DialogFrame>
  );
}
