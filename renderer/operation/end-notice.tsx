/** Says that what ran in the background has ended: by the desktop where the shell can, else in the window. */
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import Snackbar from '@mui/material/Snackbar';
import { useRpc } from '../rpc/rpc-context.tsx';

/** Milliseconds. Long enough to be read twice; what it says stands in the window too. */
const SHOWN_FOR = 10_000;

interface Props {
  readonly following: boolean;
  /** Whether a dialog stands open, so that the end is seen without a notice. */
  readonly watched: boolean;
  /** null where there is nothing to tell: it goes on, or was ended by hand. */
  readonly tell: () => { readonly title: string; readonly body: string } | null;
}

export function EndNotice({ following, watched, tell }: Props) {
  const { client } = useRpc();
  const [text, setText] = useState<string | null>(null);
  const was = useRef(false);

  const ended = useEffectEvent(async () => {
    const told = watched ? null : tell();
    if (told === null) return;
    const { shown } = await client.shell.notify(told);
    if (!shown) setText(told.body);
  });
  useEffect(() => {
    if (was.current && !following) ended().catch(() => setText(null));
    was.current = following;
  }, [following]);
  return <Snackbar open={text !== null} message={text} autoHideDuration={SHOWN_FOR} onClose={() => setText(null)} />;
}
