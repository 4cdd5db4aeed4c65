/** A small tree of elements with their positions, out of saxes. No entities but XML's own five, no document type, no bounds to break. */
import { SaxesParser } from 'saxes';
import { SsoError, type ErrorParams } from '../../shared/errors.ts';

export interface XmlElement {
  readonly name: string;
  /** One-based, of the `<`. */
  readonly line: number;
  readonly column: number;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  readonly text: string;
}

interface OpenElement extends XmlElement {
  readonly children: OpenElement[];
  text: string;
}

type Position = Pick<XmlElement, 'name' | 'line' | 'column'>;

/** XML_INVALID {file, line, column, element, expected}: where, and what should stand there. */
export function xmlInvalid(file: string, at: Position, expected: string, params: ErrorParams = {}): SsoError {
  return new SsoError('XML_INVALID', { ...params, file, line: at.line, column: at.column, element: at.name, expected });
}

/** saxes writes `file:line:column: what`; only the what is kept, the position is given beside it. */
const parserComplaint = (message: string): string => message.replace(/^[^:]*:?\d+:\d+:\s*/, '').replace(/\.$/, '');

export function parseXml(text: string, file: string): XmlElement {
  const parser = new SaxesParser({ xmlns: false, position: true });
  const stack: OpenElement[] = [];
  let root: XmlElement | undefined;
  let closed: XmlElement | undefined;
  let opened = { line: 1, column: 1 };
  const here = (): Position => ({ name: stack.at(-1)?.name ?? 'sso', line: parser.line, column: parser.column + 1 });

  parser.on('error', (error) => {
    const detail = parserComplaint(error.message);
    if (detail.includes('root element')) throw xmlInvalid(file, here(), 'root-sso');
    // At a wrong end tag the parser has taken the open element away before it complains.
    const unclosed = detail.includes('unexpected close') ? closed : detail.includes('unclosed') ? stack.at(-1) : undefined;
    throw unclosed
      ? xmlInvalid(file, { ...here(), name: unclosed.name }, 'close-tag', { value: unclosed.name, begun: unclosed.line })
      : xmlInvalid(file, here(), 'not-well-formed', { detail });
  });
  parser.on('doctype', () => {
    throw xmlInvalid(file, here(), 'doctype');
  });
  parser.on('opentagstart', (tag) => {
    // The parser has read `<name` and the character behind it.
    opened = { line: parser.line, column: Math.max(1, parser.column - tag.name.length - 1) };
  });
  parser.on('opentag', (tag) => {
    const element: OpenElement = { name: tag.name, ...opened, attributes: new Map(Object.entries(tag.attributes)), children: [], text: '' };
    stack.at(-1)?.children.push(element);
    stack.push(element);
    root ??= element;
  });
  const addText = (more: string): void => {
    const element = stack.at(-1);
    if (element) element.text += more;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    closed = stack.pop();
  });
  parser.write(text).close();
  if (!root) throw xmlInvalid(file, { name: 'sso', line: 1, column: 1 }, 'root-sso');
  return root;
}
