/** A dialog about mappings is given their application too, as it was when the dialog opened: a refresh behind it takes nothing away. */
import { useState, type ComponentType } from 'react';
import type { ApplicationView } from '../../../shared/contract/console/applications.ts';
import type { MappingRow } from '../../actions/target.ts';
import { useConsole } from '../../app/console-context.tsx';
import type { OpenedProps } from '../../dialogs/dialog-props.ts';
import { Gone, forTarget } from '../../dialogs/for-target.tsx';

export interface MappingsDialogProps {
  readonly application: ApplicationView;
  readonly rows: readonly MappingRow[];
  readonly onClose: () => void;
}

export function forMappings(Dialog: ComponentType<MappingsDialogProps>): ComponentType<OpenedProps> {
  return forTarget('mappings', function DialogForMappings({ target, onClose }) {
    const { applications } = useConsole();
    const [application] = useState(() => applications.find(({ id }) => id === target.application));
    if (application === undefined) return <Gone onClose={onClose} />;
    return <Dialog application={application} rows={target.rows} onClose={() => onClose()} />;
  });
}
