/**
 * From a file's bytes to the text that the XML parser is given. ENTSSO's own documentation shows files as a browser or a word
 * processor left them; people paste them. What typography did to them is blanked out, character for character, so that every
 * position in a message is the position in the file:
 * - comments with a long dash or a stray blank in their ends (`<!—an existing group - >`),
 * - the `- ` that a browser draws before elements which can be folded,
 * - white space before the XML declaration.
 */
import { SsoError } from '../../shared/errors.ts';

const UTF16 = { 'utf-16le': [0xff, 0xfe], 'utf-16be': [0xfe, 0xff] } as const;

/** XML_INVALID {expected: 'encoding'}: only UTF-8, or UTF-16 with its mark, as Windows' editors write it. */
export function decodeXml(bytes: Buffer, file: string): string {
  const encoding = bytes[0] === UTF16['utf-16le'][0] && bytes[1] === UTF16['utf-16le'][1] ? 'utf-16le' : 'utf-8';
  const big = bytes[0] === UTF16['utf-16be'][0] && bytes[1] === UTF16['utf-16be'][1];
  try {
    return new TextDecoder(big ? 'utf-16be' : encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new SsoError('XML_INVALID', { file, line: 1, column: 1, element: '?', expected: 'encoding' });
  }
}

/** A tidied text is as long as it was, and has its line breaks where they were. */
const blank = (text: string): string => text.replace(/[^\r\n]/g, ' ');

const PASTED_COMMENT = /<!(?:--|[—–]-?)(?:(?!-->)[^\r\n<])*?(?:-[ ]>|[—–]>)/g;
const DRAWN_FOLD = /^[ \t]*[-+][ \t]+(?=<)/gm;
const DECLARATION = /^\s*<\?xml\s[^?]*\?>/;

export function tidyXml(text: string): string {
  return text.replace(DECLARATION, blank).replace(PASTED_COMMENT, blank).replace(DRAWN_FOLD, blank);
}
