/** All that one record of the audit says; from here to the next older and the next newer one of the list. */
import { useEffect, useState } from 'react';
import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import { CopyButton } from '../components/copy-button.tsx';
import { ErrorNote } from '../components/error-note.tsx';
import { Facts } from '../components/facts.tsx';
import { CloseButton } from '../dialogs/buttons.tsx';
import { DialogFrame } from '../dialogs/dialog-frame.tsx';
import { forTarget, type TargetDialogProps } from '../dialogs/for-target.tsx';
import type { AuditRecord } from '../../shared/contract/console/audit.ts';
import { keyOf } from './record-pager.ts';
import { useRecordFacts } from './use-record-facts.tsx';

export const RecordDialog = forTarget('audit-record', RecordDetails);

interface Beside {
  readonly newer: AuditRecord | null;
  readonly older: AuditRecord | null;
}
const NOBODY: Beside = { newer: null, older: null };

function RecordDetails({ target, onClose }: TargetDialogProps<'audit-record'>) {
  const { t } = useTranslation('audit');
  const [record, setRecord] = useState(target.record);
  const { beside, error } = useBeside(record, target.beside);
  const { facts, text } = useRecordFacts(record);
  const close = (): void => onClose();
  const step = (to: AuditRecord | null, label: string) => (
    <Button
      aria-disabled={to === null}
      onClick={() => {
        if (to !== null) setRecord(to);
      }}
      sx={to === null ? { color: 'text.disabled', cursor: 'default' } : {}}
    >
      {label}
    </Button>
  );
  return (
    <DialogFrame
      title={t('audit:details')}
      width="md"
      onClose={close}
      onSubmit={close}
      buttons={
        <>
          {step(beside.newer, t('audit:newer'))}
          {step(beside.older, t('audit:older'))}
          <CopyButton key={keyOf(record)} text={text} />
          <CloseButton onClick={close} />
        </>
      }
    >
      <Facts facts={facts} />
      {error !== null && <ErrorNote error={error} />}
    </DialogFrame>
  );
}

/** A record that is not there yet is not waited for: its button says so until it is. */
function useBeside(record: AuditRecord, beside: TargetDialogProps<'audit-record'>['target']['beside']): { beside: Beside; error: unknown } {
  const [found, setFound] = useState<{ of: AuditRecord; beside: Beside; error: unknown } | null>(null);
  useEffect(() => {
    let wanted = true;
    const tell = (part: { beside: Beside; error: unknown }): void => {
      if (wanted) setFound({ of: record, ...part });
    };
    Promise.all([beside(record, -1), beside(record, 1)]).then(
      ([newer, older]) => tell({ beside: { newer, older }, error: null }),
      (error: unknown) => tell({ beside: NOBODY, error }),
    );
    return () => {
      wanted = false;
    };
  }, [record, beside]);
  return found?.of === record ? found : { beside: NOBODY, error: null };
}
