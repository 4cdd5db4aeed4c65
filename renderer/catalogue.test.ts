/** No text of the page stands in its code, and every text that the code names stands in both catalogues. */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { createI18n, LANGUAGES } from '../shared/i18n/index.ts';

const root = fileURLToPath(new URL('.', import.meta.url));
const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
  (file) => /\.tsx?$/.test(file) && !/\.(test|helper|d)\.ts$/.test(file),
);
const sourceOf = (file: string): ts.SourceFile =>
  ts.createSourceFile(file, readFileSync(join(root, file), 'utf8'), ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);

/** Attributes whose value a person reads or hears. */
const SPOKEN = ['title', 'label', 'aria-label', 'alt', 'placeholder', 'hint'];

function written(node: ts.Node): string[] {
  const own: string[] = [];
  if (ts.isJsxText(node)) own.push(node.text);
  if (
    ts.isJsxAttribute(node) &&
    SPOKEN.includes(node.name.getText()) &&
    node.initializer !== undefined &&
    ts.isStringLiteral(node.initializer)
  )
    own.push(node.initializer.text);
  return [...own.filter((text) => /\p{L}/u.test(text)), ...node.getChildren().flatMap(written)];
}

/** First arguments of `t(…)` that are whole texts; one with a blank in it is checked up to the blank by the tests of its parts. */
function keysOf(node: ts.Node): string[] {
  const argument = ts.isCallExpression(node) && node.expression.getText() === 't' ? node.arguments[0] : undefined;
  const literals = (part: ts.Node): string[] =>
    ts.isStringLiteral(part)
      ? [part.text]
      : ts.isConditionalExpression(part)
        ? [...literals(part.whenTrue), ...literals(part.whenFalse)]
        : [];
  const own = argument === undefined ? [] : literals(argument);
  return [...own, ...node.getChildren().flatMap(keysOf)];
}

function literalsOf(node: ts.Node): string[] {
  const own = ts.isStringLiteralLike(node) || ts.isJsxText(node) || ts.isTemplateLiteralToken(node) ? [node.text] : [];
  return [...own, ...node.getChildren().flatMap(literalsOf)];
}

/** The characters that the parts of the font that are bundled have, as the font declares them. */
const declared = JSON.parse(
  readFileSync(createRequire(import.meta.url).resolve('@fontsource/source-sans-3/unicode.json'), 'utf8'),
) as Readonly<Record<string, string>>;
const fontRanges = ['latin', 'latin-ext'].flatMap((part) =>
  (declared[part] ?? '').split(',').map((range) =>
    range
      .replace('U+', '')
      .split('-')
      .map((code) => parseInt(code, 16)),
  ),
);
const inFont = (letter: string): boolean =>
  fontRanges.some(([from = 0, to = from]) => (letter.codePointAt(0) ?? 0) >= from && (letter.codePointAt(0) ?? 0) <= to);

describe('the code of the page', () => {
  it.each(files)('%s writes nothing that the bundled font cannot draw', (file) => {
    expect(literalsOf(sourceOf(file)).flatMap((text) => Array.from(text).filter((letter) => !inFont(letter)))).toEqual([]);
  });

  it.each(LANGUAGES)('nor does the catalogue (%s)', (language) => {
    const texts = JSON.stringify(createI18n(language).store.data);
    expect(Array.from(texts).filter((letter) => !inFont(letter))).toEqual([]);
  });

  it.each(files.filter((file) => file.endsWith('.tsx')))('%s holds no text', (file) => {
    expect(written(sourceOf(file))).toEqual([]);
  });

  it.each(LANGUAGES)('names only texts that stand in the catalogue (%s)', (language) => {
    const i18n = createI18n(language);
    const stands = (key: string): boolean => {
      const qualified = key.includes(':') ? key : `console:${key}`;
      return i18n.exists(qualified) || i18n.exists(qualified, { count: 2 });
    };
    const keys = files.flatMap((file) => keysOf(sourceOf(file)));
    expect(keys.length).toBeGreaterThan(100);
    expect(keys.filter((key) => !stands(key))).toEqual([]);
  });
});
