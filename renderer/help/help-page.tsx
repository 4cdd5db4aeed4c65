/** One page of the guide. Markdown becomes elements, never markup text; a link leads to a page of the guide, or nowhere. */
import { createContext, useContext, useEffect, useRef, type ComponentProps, type ReactNode } from 'react';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Markdown, { type ExtraProps } from 'react-markdown';
import remarkGfm from 'remark-gfm';
import { topicOfLink, type Topic } from './contents.ts';
import { pictureUrl, type Guide } from './guide.ts';
import { sectionNamed, slugOf } from './sections.ts';
import { pageLook } from './page-look.ts';

interface Props {
  readonly guide: Guide;
  readonly topic: Topic;
  /** The keyboard goes into the page, to the heading that is shown. */
  readonly enters: boolean;
  readonly onLink: (topic: Topic) => void;
}

/** For the links of a page, which the markdown makes. */
const LinkContext = createContext<Pick<Props, 'topic' | 'onLink'> | null>(null);

export function HelpPage({ guide, topic, enters, onLink }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const slug =
      topic.section === null
        ? null
        : sectionNamed(
            guide.sections.filter(({ page }) => page === topic.page),
            topic.section,
          )?.slug;
    const heading = frame.current?.querySelector<HTMLElement>(slug ? `[data-slug="${CSS.escape(slug)}"]` : 'h1');
    if (slug) heading?.scrollIntoView();
    else frame.current?.scrollTo(0, 0);
    if (enters) heading?.focus({ preventScroll: true });
  }, [guide, topic, enters]);
  return (
    <Box ref={frame} component="article" tabIndex={0} aria-label={guide.titleOf(topic.page)} sx={pageLook}>
      <LinkContext value={{ topic, onLink }}>
        <Markdown remarkPlugins={PLUGINS} components={ELEMENTS} skipHtml>
          {guide.pages.get(topic.page) ?? ''}
        </Markdown>
      </LinkContext>
    </Box>
  );
}

interface TextNode {
  readonly type: string;
  readonly value?: string;
  readonly children?: readonly TextNode[];
}
const textOf = ({ value, children = [] }: TextNode): string => value ?? children.map(textOf).join('');

/** Where links and dialogs lead to, and the keyboard with them. */
function heading(Level: 'h1' | 'h2' | 'h3') {
  return function Heading({ node, children }: { children?: ReactNode } & ExtraProps) {
    return (
      <Level data-slug={slugOf(node === undefined ? '' : textOf(node))} tabIndex={-1}>
        {children}
      </Level>
    );
  };
}

function PageLink({ href = '', children }: ComponentProps<'a'> & ExtraProps) {
  const place = useContext(LinkContext);
  const target = place === null ? null : topicOfLink(href, place.topic.page);
  if (place === null || target === null) return <span>{children}</span>;
  return (
    <Link component="button" type="button" role="link" onClick={() => place.onLink(target)}>
      {children}
    </Link>
  );
}

/** Every picture of the guide is a window of this size: the page does not move while one is fetched. */
function Picture({ src, alt = '' }: ComponentProps<'img'> & ExtraProps) {
  const url = typeof src === 'string' ? pictureUrl(src) : undefined;
  return url === undefined ? null : <img src={url} alt={alt} width={1280} height={800} />;
}

const PLUGINS = [remarkGfm];
const ELEMENTS = { h1: heading('h1'), h2: heading('h2'), h3: heading('h3'), img: Picture, a: PageLink };
