/** The shell's task bar shows how far the operation is, or, while there is none, other work. */
import { useEffect } from 'react';
import { isActive } from '../../shared/domain/operation-states.ts';
import { WORK_KINDS } from '../../shared/domain/work.ts';
import { useCurrentOperation } from '../operation/operation-context.tsx';
import { useRpc } from '../rpc/rpc-context.tsx';
import { fraction } from '../text/format.ts';
import { useWork } from '../work/work-context.tsx';

export function TaskBarProgress() {
  const { client } = useRpc();
  const operation = useCurrentOperation();
  const work = useWork();
  const running = WORK_KINDS.map((kind) => work[kind].work).find((one) => one?.state === 'running');
  const moving = operation !== null && isActive(operation.state) ? operation : running;
  const value = moving ? fraction(moving.done, moving.total) : null;
  useEffect(() => {
    // Decoration of the task bar: if the link broke meanwhile, the banner says so.
    client.shell.showProgress({ value }).catch(() => undefined);
  }, [client, value]);
  return null;
}
