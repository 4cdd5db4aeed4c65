/** A dialog that is about one kind of thing: it is given that, and nothing is shown over anything else. */
import type { ComponentType } from 'react';
import type { TargetKind, TargetOf } from '../actions/target.ts';
import type { DialogProps, OpenedProps } from './dialog-props.ts';

export interface TargetDialogProps<Kind extends TargetKind> extends DialogProps {
  readonly target: TargetOf<Kind>;
}

export function forTarget<Kind extends TargetKind>(kind: Kind, Dialog: ComponentType<TargetDialogProps<Kind>>): ComponentType<OpenedProps> {
  return function DialogForTarget({ target, onClose }: OpenedProps) {
    return target?.kind === kind ? <Dialog target={target as TargetOf<Kind>} onClose={onClose} /> : null;
  };
}
