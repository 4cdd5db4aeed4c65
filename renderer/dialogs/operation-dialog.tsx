/**
 * The operation under way, whoever began it: its progress; where it stands still, on or back. Asks the backup password only where
 * the engine says that it needs it.
 */
import { useEffect, useEffectEvent, useState } from 'react';
import { useForm } from 'react-hook-form';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import type { OperationView } from '../../shared/contract/schemas.ts';
import { isActive, isBeforeSwitch } from '../../shared/domain/operation-states.ts';
import { useConsole } from '../app/console-context.tsx';
import { useFollowed, useFollower } from '../operation/follower-context.ts';
import { newestOperation } from '../operation/newest.ts';
import { ProgressView } from '../operation/progress-view.tsx';
import { failureOf, type Failure } from '../rpc/failure.ts';
import { useRpc } from '../rpc/rpc-context.tsx';
import { CloseButton } from './buttons.tsx';
import { DialogFrame } from './dialog-frame.tsx';
import { Field } from './field.tsx';
import { FormDialog } from './form-dialog.tsx';
import type { DialogProps } from './open-dialog.tsx';
import type { NewPassword } from './new-password.ts';
import { OperationSteps } from './operation-steps.tsx';
import { PasswordFields } from './password-fields.tsx';
import { useKnownNames } from './strength/use-known-names.ts';
import { useTask } from './use-task.ts';

export function OperationDialog({ onClose }: DialogProps) {
  const { t } = useTranslation('console');
  const { overview } = useConsole();
  const followed = useFollowed();
  const known = newestOperation(followed, overview.operation);
  const standing = known !== null && isActive(known.state) && !known.running && !followed.following;
  useFollowing();

  if (standing) return <Standing operation={known} onClose={onClose} />;
  if (known === null) return <Nothing onClose={() => onClose()} />;
  return (
    <OperationSteps
      title={t(`operation.title.${known.kind}`)}
      followed={
        followed.following
          ? followed
          : { latest: { operation: known, unreadable: [] }, error: followed.error, following: isActive(known.state) }
      }
      onClose={onClose}
      result={({ done }) => ({
        sign: 'well',
        sentence: t(`operation.ended.${known.kind}`),
        details: [t('operation.total', { count: done })],
      })}
    />
  );
}

/** Takes up the stream of an operation that another window or process began. */
function useFollowing(): void {
  const { client } = useRpc();
  const { overview } = useConsole();
  const follower = useFollower();
  const takeUp = useEffectEvent(() => {
    const { operation } = overview;
    if (follower.get().following || operation === null || !isActive(operation.state) || !operation.running) return;
    // It may have ended between the overview and this: then there is nothing to follow, and the next overview says how.
    follower.follow(() => client.console.operation.follow()).catch(() => undefined);
  });
  useEffect(() => takeUp(), []);
}

function Nothing({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('console');
  return (
    <DialogFrame title={t('titles.show-progress')} onClose={onClose} buttons={<CloseButton onClick={onClose} />}>
      <Typography>{t('operation.none')}</Typography>
    </DialogFrame>
  );
}

/** Whether the backup file is still to be written, under a password to be chosen, or is there and has one. */
type NeededPassword = 'new' | 'existing';

function neededPassword(failure: Failure): NeededPassword | null {
  if (failure.kind !== 'error' || failure.code !== 'PASSWORD_MISSING') return null;
  return failure.params['backup'] === 'new' ? 'new' : 'existing';
}

/** Paused, or its process is gone. */
function Standing({ operation, onClose }: { operation: OperationView; onClose: DialogProps['onClose'] }) {
  const { t } = useTranslation('console');
  const { client } = useRpc();
  const follower = useFollower();
  const [needed, setNeeded] = useState<NeededPassword | null>(null);
  const known = useKnownNames();
  const form = useForm<NewPassword>({ defaultValues: { password: '', confirm: '', reminder: '' } });
  const task = useTask({
    fields: ['password', 'reminder'],
    onFieldError: (field, message) => form.setError(field === 'reminder' ? 'reminder' : 'password', { message }, { shouldFocus: true }),
  });
  const before = isBeforeSwitch(operation.state);

  const resume = form.handleSubmit(({ password, reminder }) =>
    task.run(async (call) => {
      const given = { none: {}, existing: { password }, new: { password, reminder } }[needed ?? 'none'];
      try {
        await follower.follow(() => client.console.operation.resume(given, call));
      } catch (error) {
        const asked = neededPassword(failureOf(error));
        if (needed !== null || asked === null) throw error;
        setNeeded(asked);
      }
    }),
  );
  const cancel = (): void =>
    void task.run(async (call) => {
      await client.console.operation.cancel(undefined, call);
      onClose();
    });
  return (
    <FormDialog
      title={t(`operation.title.${operation.kind}`)}
      verb={t(before ? 'operation.continue' : 'operation.resume')}
      word="close"
      task={task}
      focused="verb"
      before={
        before && (
          <Button onClick={cancel} disabled={task.busy} sx={{ mr: 'auto' }}>
            {t('operation.cancel')}
          </Button>
        )
      }
      onSubmit={resume}
      onCancel={() => onClose()}
    >
      <Typography sx={{ mb: 1.25 }}>{t(before ? 'operation.stoppedBefore' : 'operation.stoppedAfter')}</Typography>
      <ProgressView operation={operation} />
      {needed === 'new' && <PasswordFields form={form} known={known} />}
      {needed === 'existing' && (
        <Field
          label={t('fields.backupPassword')}
          hint={t('operation.whyPassword')}
          type="password"
          autoFocus
          error={form.formState.errors.password?.message}
          registration={form.register('password')}
        />
      )}
    </FormDialog>
  );
}
