/** The help window, where it stands open. Its code, the guide and its pictures are fetched when it is first opened. */
import { lazy, Suspense } from 'react';
import { loadCode } from '../rpc/load-code.ts';
import type { Topic } from './contents.ts';

const HelpWindow = lazy(async () => ({ default: (await loadCode(() => import('./help-window.tsx'))).HelpWindow }));

interface Props {
  readonly topic: Topic | null;
  readonly onClose: () => void;
}

export function OpenHelp({ topic, onClose }: Props) {
  if (topic === null) return null;
  return (
    <Suspense fallback={null}>
      <HelpWindow start={topic} onClose={onClose} />
    </Suspense>
  );
}
