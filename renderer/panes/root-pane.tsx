/** The root of the tree: its children, as MMC lists them. Enter and double click go there. */
import List from '@mui/material/List';
import ListItemButton from '@mui/material/ListItemButton';
import ListItemIcon from '@mui/material/ListItemIcon';
import ListItemText from '@mui/material/ListItemText';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import { useConsole } from '../app/console-context.tsx';
import { NodeIcon } from '../tree/node-icon.tsx';
import { scopeTree } from '../tree/nodes.ts';

export function RootPane() {
  const { t } = useTranslation('console');
  const { node, select } = useConsole();
  return (
    <Box sx={{ p: 2 }}>
      <Typography variant="h1" sx={{ mb: 1 }}>
        {t(`nodes.${node}`)}
      </Typography>
      <List dense disablePadding>
        {scopeTree([]).children.map(({ id }) => (
          <li key={id}>
            <ListItemButton onClick={() => select(id)} sx={{ px: 1, borderRadius: 0.5 }}>
              <ListItemIcon sx={{ minWidth: 26 }}>
                <NodeIcon node={id} />
              </ListItemIcon>
              <ListItemText primary={t(`nodes.${id}`)} secondary={t(`describe.${id}`)} />
            </ListItemButton>
          </li>
        ))}
      </List>
    </Box>
  );
}
