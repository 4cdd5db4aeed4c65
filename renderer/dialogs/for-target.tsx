/** A dialog that is about one kind of thing: it is given that; where that is not there (any more), the dialog is not either. */
import { useEffect, useEffectEvent, type ComponentType } from 'react';
import type { TargetKind, TargetOf } from '../actions/target.ts';
import type { DialogProps, OpenedProps } from './dialog-props.ts';

export interface TargetDialogProps<Kind extends TargetKind> extends DialogProps {
  readonly target: TargetOf<Kind>;
}

export function forTarget<Kind extends TargetKind>(kind: Kind, Dialog: ComponentType<TargetDialogProps<Kind>>): ComponentType<OpenedProps> {
  return function DialogForTarget({ target, onClose }: OpenedProps) {
    return target?.kind === kind ? <Dialog target={target as TargetOf<Kind>} onClose={onClose} /> : <Gone onClose={onClose} />;
  };
}

/** What a dialog was to be about has gone: it closes again, so that the keyboard is not left with nothing. */
export function Gone({ onClose }: DialogProps): null {
  const close = useEffectEvent(() => onClose());
  useEffect(() => close(), []);
  return null;
}
