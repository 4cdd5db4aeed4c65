/** Says that an operation which ran in the background has ended: by the desktop where the shell can, else in the window. */
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import Snackbar from '@mui/material/Snackbar';
import { useTranslation } from 'react-i18next';
import { isActive } from '../../shared/domain/operation-states.ts';
import { useRpc } from '../rpc/rpc-context.tsx';
import { operationOf } from './follow.ts';
import { useFollowed } from './follower-context.ts';

/** Milliseconds. Long enough to be read twice; what it says stands in the overview too. */
const SHOWN_FOR = 10_000;

export function EndNotice({ watched }: { watched: boolean }) {
  const { t } = useTranslation('console');
  const { client } = useRpc();
  const followed = useFollowed();
  const [text, setText] = useState<string | null>(null);
  const was = useRef(false);

  const ended = useEffectEvent(async () => {
    const operation = operationOf(followed);
    if (watched || operation === null || isActive(operation.state)) return;
    const body = t(operation.state === 'done' ? `operation.ended.${operation.kind}` : `operation.${operation.state}`);
    const { shown } = await client.shell.notify({ title: t(`operation.title.${operation.kind}`), body });
    if (!shown) setText(body);
  });
  useEffect(() => {
    if (was.current && !followed.following) ended().catch(() => setText(null));
    was.current = followed.following;
  }, [followed.following]);
  return <Snackbar open={text !== null} message={text} autoHideDuration={SHOWN_FOR} onClose={() => setText(null)} />;
}
