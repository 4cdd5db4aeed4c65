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

function useVerdict(): (verification: AuditVerification) => Result {
  const { t } = useTranslation('audit');
  const { overview } = useConsole();
  return ({ checked, unproven, fault }) => {
    const held = t('audit:verify.held', { count: checked });
    const unprovenNote = unproven === 0 ? [] : [t('audit:verify.unproven', { count: unproven }), t('audit:verify.unprovenWhy')];
    if (fault === null)
      return { sign: unproven === 0 ? 'well' : 'risk', sentence: held, details: [t('audit:verify.means'), ...unprovenNote] };
    const server = overview.server?.id === fault.serverId ? overview.server.name : fault.serverId;
    return {
      sign: 'stop',
      sentence: t(`audit:verify.${fault.kind}`, { server, seq: fault.seq }),
      details: [t('audit:verify.upTo', { count: checked }), ...unprovenNote, t(`audit:verify.${fault.kind}Next`)],
    };
  };
}
