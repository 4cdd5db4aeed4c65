/** Verify: proves that no record of the audit is missing and none was altered. Begins at once; it changes nothing but that it is on record. */
import { useEffect, useState } from 'react';
import LinearProgress from '@mui/material/LinearProgress';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import type { AuditVerification } from '../../shared/contract/console/audit.ts';
import { useConsole } from '../app/console-context.tsx';
import { ErrorNote } from '../components/error-note.tsx';
import { CancelButton, CloseButton } from '../dialogs/buttons.tsx';
import { DialogFrame } from '../dialogs/dialog-frame.tsx';
import type { DialogProps } from '../dialogs/open-dialog.tsx';
import { ResultDialog, type Result } from '../dialogs/result-dialog.tsx';
import { useRpc } from '../rpc/rpc-context.tsx';

type Found = { readonly verification: AuditVerification } | { readonly error: unknown };

export function VerifyAuditDialog({ onClose }: DialogProps) {
  const { t } = useTranslation(['audit', 'console']);
  const found = useVerification();
  const resultOf = useVerdict();
  const title = t('audit:verify.title');
  const close = (): void => onClose();
  if (found !== null && 'verification' in found)
    return <ResultDialog title={title} onClose={close} result={resultOf(found.verification)} />;
  return (
    <DialogFrame
      title={title}
      onClose={close}
      buttons={found === null ? <CancelButton onClick={close} /> : <CloseButton onClick={close} />}
    >
      {found === null ? (
        <>
          <Typography sx={{ mb: 1 }}>{t('audit:verify.introduction')}</Typography>
          <LinearProgress aria-label={t('console:operation.progress')} sx={{ height: 8, borderRadius: 1 }} />
        </>
      ) : (
        <ErrorNote error={found.error} />
      )}
    </DialogFrame>
  );
}

function useVerification(): Found | null {
  const { client } = useRpc();
  const [found, setFound] = useState<Found | null>(null);
  useEffect(() => {
    client.console.audit.verify().then(
      (verification) => setFound({ verification }),
      (error: unknown) => setFound({ error }),
    );
  }, [client]);
  return found;
}

type Fault = NonNullable<AuditVerification['fault']>;

/** What was found wrong, in a chain of records or in a table that keeps its newest. */
function useFaultText(): (fault: Fault) => string {
  const { t } = useTranslation(['audit', 'domain']);
  const { overview } = useConsole();
  return ({ table, kind, seq, serverId }) => {
    if (table !== 'records' || kind === 'anchor') return t(`domain:audit.kept.${kind}`, { table: t(`domain:audit.table.${table}`), seq });
    const server = overview.server?.id === serverId ? overview.server.name : serverId;
    return t(`audit:verify.${kind}`, { server, seq });
  };
}

/** Of each such table: how many rows hold together, how many went before them, what is wrong. */
function useTableLines(): (verification: AuditVerification) => readonly string[] {
  const { t } = useTranslation('domain');
  return ({ tables }) =>
    tables.flatMap(({ table: name, checked, pruned, unproven, fault }) => {
      const table = t(`domain:audit.table.${name}`);
      return [
        t('domain:audit.kept.whole', { table, count: checked, pruned }),
        ...(unproven === 0 ? [] : [t('domain:audit.kept.unproven', { table, count: unproven })]),
        ...(fault ? [t(`domain:audit.kept.${fault.kind}`, { table, seq: fault.seq })] : []),
      ];
    });
}

function useVerdict(): (verification: AuditVerification) => Result {
  const { t } = useTranslation('audit');
  const [faultText, tableLines] = [useFaultText(), useTableLines()];
  return (verification) => {
    const { checked, unproven, fault, tables } = verification;
    const anyUnproven = unproven + tables.reduce((sum, table) => sum + table.unproven, 0) > 0;
    const notes = [
      ...(unproven === 0 ? [] : [t('audit:verify.unproven', { count: unproven })]),
      ...tableLines(verification),
      ...(anyUnproven ? [t('audit:verify.unprovenWhy')] : []),
    ];
    if (fault === null) {
      const sentence = t('audit:verify.held', { count: checked });
      return { sign: anyUnproven ? 'risk' : 'well', sentence, details: [t('audit:verify.means'), ...notes] };
    }
    const sentence = faultText(fault);
    // a table is looked for only where every record holds; what is wrong with it is the sentence, once
    const upTo = t(fault.table === 'records' ? 'audit:verify.upTo' : 'audit:verify.held', { count: checked });
    const details = [upTo, ...notes.filter((note) => note !== sentence), t(`audit:verify.${fault.kind}Next`)];
    return { sign: 'stop', sentence, details };
  };
}
