/**
 * Help: the administrator's guide inside the console, over whatever stands open, which keeps what was typed. Contents or search at
 * the left, the page at the right. Alt+Left and Alt+Right go back and forward, Ctrl+F searches, Escape closes.
 */
import { useId, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import Box from '@mui/material/Box';
import Dialog from '@mui/material/Dialog';
import { useTranslation } from 'react-i18next';
import { pickLanguage } from '../../shared/i18n/index.ts';
import type { Topic } from './contents.ts';
import { GUIDES } from './guide.ts';
import { HelpBar } from './help-bar.tsx';
import { HelpContents } from './help-contents.tsx';
import { HelpHits, topicOfHit } from './help-hits.tsx';
import { HelpPage } from './help-page.tsx';
import { searchSections } from './search.ts';
import { useTrail } from './use-trail.ts';

interface Props {
  readonly start: Topic;
  readonly onClose: () => void;
}

export function HelpWindow({ start, onClose }: Props) {
  const { i18n } = useTranslation('help');
  const titleId = useId();
  const search = useRef<HTMLInputElement>(null);
  const guide = GUIDES[pickLanguage([i18n.language])];
  const { topic, enters, go, back, forward } = useTrail(start);
  const [question, setQuestion] = useState('');
  const hits = useMemo(() => searchSections(guide.sections, question), [guide, question]);
  const enter = (next: Topic): void => go(next, true);

  const onKeyDown = (event: KeyboardEvent): void => {
    const act = keyOf(event, { back, forward, find: () => search.current?.select() });
    if (act === undefined) return;
    event.preventDefault();
    act?.();
  };
  return (
    <Dialog
      open
      transitionDuration={0}
      maxWidth={false}
      slotProps={{ paper: { sx: { width: 'min(1120px, 100%)', height: '100%' } } }}
      aria-labelledby={titleId}
      onClose={(_event, reason) => {
        if (reason === 'escapeKeyDown') onClose();
      }}
      onKeyDown={onKeyDown}
    >
      <HelpBar
        titleId={titleId}
        back={back}
        forward={forward}
        search={search}
        question={question}
        onQuestion={setQuestion}
        onFirst={() => hits.slice(0, 1).map(topicOfHit).forEach(enter)}
        onClose={onClose}
      />
      <Box sx={{ display: 'grid', gridTemplateColumns: '300px minmax(0, 1fr)', flex: 1, minHeight: 0 }}>
        <Box sx={{ overflow: 'auto', borderRight: 1, borderColor: 'divider' }}>
          {question.trim() === '' ? (
            <HelpContents guide={guide} page={topic.page} onChoose={(page) => go({ page, section: null }, false)} />
          ) : (
            <HelpHits guide={guide} question={question.trim()} hits={hits} onChoose={enter} />
          )}
        </Box>
        <HelpPage guide={guide} topic={topic} enters={enters} onLink={enter} />
      </Box>
    </Dialog>
  );
}

interface Keys {
  readonly back: (() => void) | null;
  readonly forward: (() => void) | null;
  readonly find: () => void;
}

/** undefined: not a key of this window. null: one that can do nothing now. */
function keyOf({ key, altKey, ctrlKey, metaKey }: KeyboardEvent, { back, forward, find }: Keys): (() => void) | null | undefined {
  if (altKey && key === 'ArrowLeft') return back;
  if (altKey && key === 'ArrowRight') return forward;
  return (ctrlKey || metaKey) && key.toLowerCase() === 'f' ? find : undefined;
}
