/** The pictures of this product, drawn on a grid of 24: lines in the colour of the text around them, one tone of it for surfaces. */
import type { ReactNode } from 'react';
import SvgIcon from '@mui/material/SvgIcon';

const surface = { fill: 'currentColor', fillOpacity: 0.16 } as const;
const mark = { stroke: 'var(--mui-palette-background-paper)', strokeWidth: 2.4 } as const;
const solid = { fill: 'currentColor', stroke: 'none' } as const;

const PICTURES = {
  /** A key: the whole system. */
  root: (
    <>
      <circle cx="8" cy="8" r="5" {...surface} />
      <circle cx="8" cy="8" r="1.4" {...solid} />
      <path d="M11.6 11.6 20.5 20.5M17.5 17.5l2.6-2.6M14.6 14.6l2-2" />
    </>
  ),
  /** A shield with a keyhole. */
  system: (
    <>
      <path d="M12 2.8 20 5.6v6.2c0 4.6-3.2 7.9-8 9.6-4.8-1.7-8-5-8-9.6V5.6Z" {...surface} />
      <circle cx="12" cy="10.2" r="2" {...solid} />
      <path d="M12 11.5v4.3" />
    </>
  ),
  /** Two machines of a rack. */
  servers: (
    <>
      <rect x="3" y="4" width="18" height="7" rx="1.5" {...surface} />
      <rect x="3" y="13" width="18" height="7" rx="1.5" {...surface} />
      <path d="M11 7.5h6.5M11 16.5h6.5" />
      <circle cx="6.8" cy="7.5" r="1.1" {...solid} />
      <circle cx="6.8" cy="16.5" r="1.1" {...solid} />
    </>
  ),
  /** Windows, one behind the other. */
  applications: (
    <>
      <path d="M7 7V4.5h14v11h-3" />
      <rect x="3" y="8" width="14" height="12" rx="1.2" {...surface} />
      <path d="M3 11.8h14" />
    </>
  ),
  /** A window that one signs in to. */
  application: (
    <>
      <rect x="3" y="4" width="18" height="16" rx="1.2" {...surface} />
      <path d="M3 8.4h18M12.6 14.2h5M15.8 14.2v2.2" />
      <circle cx="10.2" cy="14.2" r="2.3" />
    </>
  ),
  /** A person, and the arrow to whom he is elsewhere. */
  mapping: (
    <>
      <circle cx="9" cy="7.5" r="3.6" {...surface} />
      <path d="M2.8 20.2c0-4 2.6-6.6 6.2-6.6 1.7 0 3.1.5 4.2 1.5" />
      <path d="M14 18.2h7M18.2 15.2l3 3-3 3" />
    </>
  ),
  /** A sheet of records, each with its line. */
  audit: (
    <>
      <path d="M5 3h11l3.5 3.5V21H5Z" {...surface} />
      <path d="M15.6 3v4h3.9M8.2 11h1M8.2 14.2h1M8.2 17.4h1M11.8 11h4.6M11.8 14.2h4.6M11.8 17.4h4.6" />
    </>
  ),
  /** Eight sides, as on the road. */
  stop: (
    <>
      <path d="M8 2.5h8l5.5 5.5v8L16 21.5H8L2.5 16V8Z" {...solid} />
      <path d="M7.5 12h9" {...mark} />
    </>
  ),
  risk: (
    <>
      <path d="M12 2.6 22.6 21H1.4Z" {...solid} strokeLinejoin="round" />
      <path d="M12 9v5.6M12 17.6v.2" {...mark} />
    </>
  ),
  note: (
    <>
      <circle cx="12" cy="12" r="9.8" {...solid} />
      <path d="M12 11v6M12 7v.2" {...mark} />
    </>
  ),
  well: (
    <>
      <circle cx="12" cy="12" r="9.8" {...solid} />
      <path d="m7.4 12.4 3.2 3.2 6-6.6" {...mark} />
    </>
  ),
  /** Of a choice that is on, and of a step that is done. */
  check: <path d="m4.5 12.8 5 5 10-11.6" strokeWidth={2.4} />,
  /** Of the one that is chosen of several. */
  dot: <circle cx="12" cy="12" r="4" {...solid} />,
  /** Points at the step that is under way. */
  now: <path d="M8.5 5.5v13l9-6.5Z" {...solid} />,
} as const satisfies Readonly<Record<string, ReactNode>>;

export type IconName = keyof typeof PICTURES;

interface Props {
  readonly name: IconName;
  /** Pixels. */
  readonly size: number;
  /** Of the palette. */
  readonly colour: string;
}

/** Decoration: whatever it says stands beside it in words. */
export function Icon({ name, size, colour }: Props) {
  return (
    <SvgIcon
      aria-hidden
      sx={{ fontSize: size, color: colour, flex: 'none' }}
      stroke="currentColor"
      strokeWidth={1.7}
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <g fill="none">{PICTURES[name]}</g>
    </SvgIcon>
  );
}
