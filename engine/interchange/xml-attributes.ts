/** Attributes of ENTSSO's files: names and yes/no in any letter case, with the names that older documents have. */
import { xmlInvalid, type XmlElement } from './xml-elements.ts';

/** Reads an element's attributes by the names that it may have; whatever is left is a mistake. */
export interface AttributeReader {
  text(name: string): string | undefined;
  /** With the blanks around it. */
  exact(name: string): string | undefined;
  yesNo(name: string, otherwise: boolean): boolean;
  wholeNumber(name: string): number | undefined;
}

/** What stands under a name, whatever the case of its letters; a name that every object has (`constructor`) is not among them. */
export function underName<T>(known: Readonly<Record<string, T>>, written: string): T | undefined {
  const key = written.toLowerCase();
  return Object.hasOwn(known, key) ? known[key] : undefined;
}

/** `known` maps each accepted name, in lower case, to the one that the reader is asked for. */
export function attributesOf(element: XmlElement, file: string, known: Readonly<Record<string, string>>): AttributeReader {
  const values = new Map<string, string>();
  for (const [written, value] of element.attributes) {
    const name = underName(known, written);
    if (name === undefined) throw xmlInvalid(file, element, 'attribute-unknown', { attribute: written });
    if (values.has(name)) throw xmlInvalid(file, element, 'attribute-twice', { attribute: name });
    values.set(name, value);
  }
  const text = (name: string): string | undefined => values.get(name)?.trim();
  return {
    text,
    exact: (name) => values.get(name),
    yesNo: (name, otherwise) => {
      const value = text(name);
      if (value === undefined) return otherwise;
      if (/^yes$/i.test(value)) return true;
      if (/^no$/i.test(value)) return false;
      throw xmlInvalid(file, element, 'yes-or-no', { attribute: name, value });
    },
    wholeNumber: (name) => {
      const value = text(name);
      if (value === undefined) return undefined;
      if (!/^\d{1,6}$/.test(value)) throw xmlInvalid(file, element, 'whole-number', { attribute: name, value });
      return Number(value);
    },
  };
}
