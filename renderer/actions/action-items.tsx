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
import { placeOfReason, type Action, type ActionId } from './action.ts';

type Run = (id: ActionId) => void;

const UNSEEN = { position: 'absolute', width: 1, height: 1, overflow: 'hidden', clipPath: 'inset(50%)', whiteSpace: 'nowrap' } as const;

/** An array, not a fragment: MUI's menu moves among its direct children. */
export function useActionItems(actions: readonly Action[], run: Run): ReactElement[] {
  const { t } = useTranslation(['actions', 'mnemonics']);
  const reason = useReason();
  return actions.flatMap((action, index) => {
    const startsGroup = index > 0 && actions[index - 1]?.group !== action.group;
    const text = markMnemonic(t(`actions:${action.id}`), t(`mnemonics:${action.id}`));
    const why = action.disabled === null ? null : reason(action.disabled);
    const place = placeOfReason(actions, index);
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
          secondary={why}
          slotProps={{
            primary: { color: action.disabled === null ? 'textPrimary' : 'textDisabled' },
            // Where it stands under a later one, it is this one's too for whoever hears it.
            secondary: { variant: 'caption', color: 'textSecondary', sx: place === 'below' ? UNSEEN : {} },
          }}
        />
        {action.shortcut !== null && <KeyName name={action.shortcut} />}
      </MenuItem>
    );
    return startsGroup ? [<Divider key={`before-${action.id}`} />, item] : [item];
  });
}
