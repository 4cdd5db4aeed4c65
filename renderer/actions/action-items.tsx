/** The items of an action list, for every menu. A disabled one can still be reached by keyboard, for its reason is worth reading. */
import Divider from '@mui/material/Divider';
import ListItemText from '@mui/material/ListItemText';
import MenuItem from '@mui/material/MenuItem';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { KeyName, letterOf } from '../app/menu-items.tsx';
import { Mnemonic } from '../app/mnemonic.tsx';
import { markMnemonic } from '../text/mnemonic.ts';
import { useReason } from '../text/use-reason.ts';
import type { Action, ActionId } from './action.ts';

type Run = (id: ActionId) => void;

/** An array, not a fragment: MUI's menu moves among its direct children. */
export function useActionItems(actions: readonly Action[], run: Run): ReactElement[] {
  const { t } = useTranslation(['actions', 'mnemonics']);
  const reason = useReason();
  return actions.flatMap((action, index) => {
    const startsGroup = index > 0 && actions[index - 1]?.group !== action.group;
    const text = markMnemonic(t(`actions:${action.id}`), t(`mnemonics:${action.id}`));
    const item = (
      <MenuItem
        key={action.id}
        {...letterOf(text)}
        disabled={action.disabled !== null}
        onClick={() => run(action.id)}
        sx={{ whiteSpace: 'normal', '&.Mui-disabled': { opacity: 1 } }}
      >
        <ListItemText
          primary={<Mnemonic text={text} />}
          secondary={action.disabled === null ? null : reason(action.disabled)}
          slotProps={{
            primary: { color: action.disabled === null ? 'textPrimary' : 'textDisabled' },
            secondary: { variant: 'caption', color: 'textSecondary' },
          }}
        />
        {action.shortcut !== null && <KeyName name={action.shortcut} />}
      </MenuItem>
    );
    return startsGroup ? [<Divider key={`before-${action.id}`} />, item] : [item];
  });
}
