/** What was done: any number of actions, named as the list names them. Closed it says one name, or how many. */
import CheckBox from '@mui/icons-material/CheckBox';
import CheckBoxOutlineBlank from '@mui/icons-material/CheckBoxOutlineBlank';
import MenuItem from '@mui/material/MenuItem';
import Select from '@mui/material/Select';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { AuditAction } from '../../../shared/domain/audit-actions.ts';
import { useAuditView } from '../../audit/use-audit-view.ts';
import { useRecordTexts } from '../../audit/use-record-texts.ts';
import { useRpc } from '../../rpc/rpc-context.tsx';
import { choicesLook } from '../../components/choices-look.ts';

export function ActionFilter() {
  const { t, i18n } = useTranslation('audit');
  const { query } = useRpc();
  const { action: nameOf } = useRecordTexts();
  const { view, change } = useAuditView();
  const { data = [] } = useQuery(query.console.audit.actions.queryOptions({ staleTime: Infinity }));
  const label = t('audit:filter.actions');
  const collator = new Intl.Collator(i18n.language);
  const actions = data.filter((action) => action !== 'mappings.lookUp').sort((one, other) => collator.compare(nameOf(one), nameOf(other)));
  const shown = (chosen: readonly AuditAction[]): string => {
    const [first, ...others] = chosen;
    if (first === undefined) return t('audit:anyAction');
    return others.length === 0 ? nameOf(first) : t('audit:actions', { count: chosen.length });
  };
  return (
    <Select<readonly AuditAction[]>
      multiple
      displayEmpty
      size="small"
      value={view.actions}
      onChange={({ target }) => change({ actions: target.value as readonly AuditAction[] })}
      renderValue={shown}
      SelectDisplayProps={{ 'aria-label': label }}
      MenuProps={choicesLook(label)}
      sx={{ width: 170, '& .MuiSelect-select': { py: '3px' } }}
    >
      {actions.map((action) => (
        <MenuItem key={action} value={action}>
          <Tick on={view.actions.includes(action)} />
          {nameOf(action)}
        </MenuItem>
      ))}
    </Select>
  );
}

/** A picture of a box: an option is not made of controls. */
function Tick({ on }: { on: boolean }) {
  const Box = on ? CheckBox : CheckBoxOutlineBlank;
  return <Box aria-hidden sx={{ fontSize: 18, mr: 1, color: on ? 'primary.main' : 'text.secondary' }} />;
}
