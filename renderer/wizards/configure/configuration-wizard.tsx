/**
 * Creates a new SSO system: name, database, administrators, backup; then carries it out and says what to do next. Answers are kept
 * while one goes back and forth; nothing is changed before the summary was agreed to.
 */
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useConsole } from '../../app/console-context.tsx';
import { useSuggestedPath } from '../../dialogs/backup-target.ts';
import type { NewPassword } from '../../dialogs/new-password.ts';
import type { DialogProps } from '../../dialogs/dialog-props.ts';
import { pageBeside, type Answers, type Names, type PageId } from './answers.ts';
import { AdministratorsPage } from './administrators-page.tsx';
import { BackupFilePage, type BackupFile } from './backup-file-page.tsx';
import { BackupPasswordPage } from './backup-password-page.tsx';
import { DatabasePage } from './database-page.tsx';
import { DonePage } from './done-page.tsx';
import { NamesPage } from './names-page.tsx';
import { ProgressPage } from './progress-page.tsx';
import { SummaryPage } from './summary-page.tsx';
import { useAdministrators } from './use-administrators.ts';
import { useCarryOut } from './use-carry-out.ts';
import { useWrongPage } from './use-wrong-page.ts';
import { WelcomePage } from './welcome-page.tsx';

/** What is wrong is said when a field is left, and taken back as soon as it is right. */
const MODE = { mode: 'onTouched' } as const;

export function ConfigurationWizard({ onClose }: DialogProps) {
  const { t } = useTranslation('console');
  const suggested = useSuggestedPath(t('backup.fileName'));
  return suggested === undefined ? null : <Pages suggested={suggested} onClose={onClose} />;
}

function Pages({ suggested, onClose }: Pick<DialogProps, 'onClose'> & { suggested: string }) {
  const { caller } = useConsole().overview;
  const [page, setPage] = useState<PageId>('welcome');
  const names = useForm<Names>({ ...MODE, defaultValues: { systemName: '', serverName: '' } });
  const file = useForm<BackupFile>({ ...MODE, defaultValues: { path: suggested } });
  const password = useForm<NewPassword>({ ...MODE, defaultValues: { password: '', confirm: '', reminder: '' } });
  const administrators = useAdministrators(caller.account);
  const { carried, error, begin } = useCarryOut(() => setPage('done'));
  const wrongPage = useWrongPage({ file, password, administrators });

  const answers = (): Answers => ({
    ...names.getValues(),
    administrators: administrators.list.map(({ account }) => account),
    path: file.getValues('path').trim(),
    password: password.getValues('password'),
    reminder: password.getValues('reminder').trim(),
  });
  const go = (to: PageId | null) => () => {
    if (to !== null) setPage(to);
  };
  const start = (): void => {
    setPage('progress');
    begin(answers());
  };
  const before = pageBeside(page, -1);
  // What the engine has created cannot be asked again: then the questions begin with the backup file.
  const locked = before === null || (carried.created !== null && page === 'backup-file');
  const props = { onBack: locked ? null : go(before), onNext: go(pageBeside(page, 1)), onCancel: () => onClose() };

  switch (page) {
    case 'welcome':
      return <WelcomePage {...props} onBringBack={() => onClose('restore-database')} />;
    case 'names':
      return <NamesPage {...props} form={names} />;
    case 'database':
      return <DatabasePage {...props} />;
    case 'administrators':
      return <AdministratorsPage {...props} administrators={administrators} />;
    case 'backup-file':
      return <BackupFilePage {...props} form={file} />;
    case 'backup-password':
      return <BackupPasswordPage {...props} form={password} known={[names.getValues('systemName'), caller.account]} />;
    case 'summary':
      return <SummaryPage {...props} answers={answers()} created={carried.created !== null} onNext={start} />;
    case 'progress':
      return <ProgressPage {...props} carried={carried} error={error} onBack={() => setPage(wrongPage(error))} onNext={start} />;
    case 'done':
      return <DonePage answers={answers()} carried={carried} onNext={props.onCancel} />;
  }
}
