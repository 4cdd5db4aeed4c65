/** Configure: creates a new SSO system whose first server this one is; then Generate is the next thing to do. */
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import { NAME_LENGTH } from '../../shared/domain/limits.ts';
import { codePoints } from '../../shared/domain/names.ts';
import { useConsole } from '../app/console-context.tsx';
import { ErrorNote } from '../components/error-note.tsx';
import { useRpc } from '../rpc/rpc-context.tsx';
import { CancelButton, DefaultButton } from './buttons.tsx';
import { DialogFrame } from './dialog-frame.tsx';
import { Field } from './field.tsx';
import type { DialogProps } from './open-dialog.tsx';
import { useTask } from './use-task.ts';
import { Verdict } from './verdict.tsx';

interface Created {
  readonly serverName: string;
  readonly databasePath: string;
}

/** One account a line, or separated by semicolons as ENTSSO has them. */
const accountsOf = (text: string): string[] =>
  text
    .split(/[;\n]/)
    .map((account) => account.trim())
    .filter((account) => account !== '');

export function ConfigureDialog({ onClose }: DialogProps) {
  const { t } = useTranslation('console');
  const [created, setCreated] = useState<Created | null>(null);
  const title = t('titles.configure');
  if (created === null) return <Ask title={title} onCreated={setCreated} onCancel={() => onClose()} />;
  return (
    <DialogFrame
      title={title}
      onClose={() => onClose()}
      onSubmit={() => onClose('generate')}
      buttons={
        <>
          <DefaultButton focused>{t('configure.generate')}</DefaultButton>
          <Button onClick={() => onClose()}>{t('configure.later')}</Button>
        </>
      }
    >
      <Verdict
        sign="well"
        sentence={t('configure.done', { server: created.serverName })}
        details={[t('configure.database', { path: created.databasePath }), t('configure.nextStep')]}
      />
    </DialogFrame>
  );
}

interface AskProps {
  readonly title: string;
  readonly onCreated: (created: Created) => void;
  readonly onCancel: () => void;
}

function Ask({ title, onCreated, onCancel }: AskProps) {
  const { t } = useTranslation('console');
  const { client } = useRpc();
  const { overview } = useConsole();
  const form = useForm({ defaultValues: { systemName: '', administrators: overview.caller.account } });
  const task = useTask({
    fields: ['administrators'],
    onFieldError: (_field, message) => form.setError('administrators', { message }, { shouldFocus: true }),
  });
  const submit = form.handleSubmit(({ systemName, administrators }) =>
    task.run(async () =>
      onCreated(await client.console.system.create({ systemName: systemName.trim(), administrators: accountsOf(administrators) })),
    ),
  );
  const { errors } = form.formState;
  const nameIsGood = (name: string): true | string => {
    const length = codePoints(name.trim());
    if (length === 0) return t('configure.nameMissing');
    return length <= NAME_LENGTH.system || t('configure.nameLong', { max: NAME_LENGTH.system });
  };
  return (
    <DialogFrame
      title={title}
      onClose={task.busy ? null : onCancel}
      onSubmit={() => void submit()}
      buttons={
        <>
          <DefaultButton busy={task.busy}>{t('configure.verb')}</DefaultButton>
          <CancelButton onClick={onCancel} />
        </>
      }
    >
      <Typography sx={{ mb: 1.25 }}>{t('configure.introduction', { folder: overview.dataFolder })}</Typography>
      <Field
        label={t('configure.name')}
        hint={t('configure.nameHint')}
        autoFocus
        error={errors.systemName?.message}
        registration={form.register('systemName', { validate: nameIsGood })}
      />
      <Field
        label={t('configure.administrators')}
        hint={t('configure.administratorsHint')}
        multiline
        error={errors.administrators?.message}
        registration={form.register('administrators', {
          validate: (text) => accountsOf(text).length > 0 || t('configure.administratorsMissing'),
        })}
      />
      {task.error !== null && <ErrorNote error={task.error} />}
    </DialogFrame>
  );
}
