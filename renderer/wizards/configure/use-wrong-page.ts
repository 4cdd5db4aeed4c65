/** Which question a failure leads back to, with what is wrong said beside its field. */
import type { UseFormReturn } from 'react-hook-form';
import { fieldOf } from '../../dialogs/field-errors.ts';
import type { NewPassword } from '../../dialogs/new-password.ts';
import { failureOf } from '../../rpc/failure.ts';
import { useFailureText } from '../../text/use-failure-text.ts';
import type { PageId } from './answers.ts';
import type { BackupFile } from './backup-file-page.tsx';
import type { Administrators } from './use-administrators.ts';

interface Fields {
  readonly file: UseFormReturn<BackupFile>;
  readonly password: UseFormReturn<NewPassword>;
  readonly administrators: Administrators;
}

/** The summary where the failure belongs to no field. */
export function useWrongPage({ file, password, administrators }: Fields): (error: unknown) => PageId {
  const textOf = useFailureText();
  return (error) => {
    const failure = failureOf(error);
    const { what, next } = textOf(failure);
    const message = `${what} ${next}`;
    const field = fieldOf(failure, ['path', 'password', 'reminder', 'administrators']);
    switch (field) {
      case 'path':
        file.setError('path', { message });
        return 'backup-file';
      case 'password':
      case 'reminder':
        password.setError(field, { message });
        return 'backup-password';
      case 'administrators':
        administrators.refuse(message);
        return 'administrators';
      case null:
        return 'summary';
    }
  };
}
