/** What a search of the guide found, in place of its contents. */
import Box from '@mui/material/Box';
import List from '@mui/material/List';
import ListItemButton from '@mui/material/ListItemButton';
import ListItemText from '@mui/material/ListItemText';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import type { Topic } from './contents.ts';
import type { Guide } from './guide.ts';
import type { Hit } from './search.ts';

interface Props {
  readonly guide: Guide;
  readonly question: string;
  readonly hits: readonly Hit[];
  readonly onChoose: (topic: Topic) => void;
}

export const topicOfHit = ({ section: { page, level, slug } }: Hit): Topic => ({ page, section: level === 1 ? null : slug });

export function HelpHits({ guide, question, hits, onChoose }: Props) {
  const { t } = useTranslation('help');
  return (
    <Box>
      <Typography role="status" variant="body2" color="textSecondary" sx={{ px: 1.5, py: 0.75 }}>
        {hits.length === 0 ? t('help:nothing', { question }) : t('help:found', { count: hits.length })}
      </Typography>
      {hits.length > 0 && (
        <List dense disablePadding aria-label={t('help:hits')}>
          {hits.map((hit) => (
            <li key={`${hit.section.page}#${hit.section.slug}`}>
              <ListItemButton onClick={() => onChoose(topicOfHit(hit))} sx={{ px: 1.5, display: 'block' }}>
                <ListItemText
                  primary={titleOf(guide, hit)}
                  secondary={hit.excerpt}
                  slotProps={{ primary: { sx: { fontWeight: 600 } }, secondary: { sx: { overflowWrap: 'anywhere' } } }}
                />
              </ListItemButton>
            </li>
          ))}
        </List>
      )}
    </Box>
  );
}

const titleOf = (guide: Guide, { section }: Hit): string =>
  section.level === 1 ? section.title : `${guide.titleOf(section.page)} › ${section.title}`;
