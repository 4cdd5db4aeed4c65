/** A question with its consequences, the change, and what came of it. */
import { useState } from 'react';
import Alert from '@mui/material/Alert';
import Typography from '@mui/material/Typography';
import { FormDialog } from './form-dialog.tsx';
import { ResultDialog, type Result } from './result-dialog.tsx';
import { useTask, type Call } from './use-task.ts';

interface Props {
  readonly title: string;
  readonly question: readonly string[];
  /** What is lost or stops by it. */
  readonly loss?: string;
  /** Where the keyboard begins: at Cancel, where one key too many would stop everybody. */
  readonly focused?: 'verb' | 'cancel';
  readonly verb: string;
  readonly act: (call: Call) => Promise<Result>;
  readonly onClose: () => void;
}

export function ConfirmedChange({ title, question, loss, focused = 'verb', verb, act, onClose }: Props) {
  const task = useTask();
  const [result, setResult] = useState<Result | null>(null);
  if (result !== null) return <ResultDialog title={title} result={result} onClose={onClose} />;
  return (
    <FormDialog
      title={title}
      verb={verb}
      task={task}
      focused={focused}
      loss={loss !== undefined}
      onSubmit={() => task.run(async (call) => setResult(await act(call)))}
      onCancel={onClose}
    >
      {question.map((sentence) => (
        <Typography key={sentence} sx={{ mb: 1, overflowWrap: 'anywhere', whiteSpace: 'pre-line' }}>
          {sentence}
        </Typography>
      ))}
      {loss !== undefined && (
        <Alert severity="warning" sx={{ mb: 1 }}>
          {loss}
        </Alert>
      )}
    </FormDialog>
  );
}
