/** The <field> elements of an application: field 0 is the external user, shown to everyone; the rest is what is sealed. */
import { NAME_LENGTH } from '../../shared/domain/limits.ts';
import { codePoints, nameKey } from '../../shared/domain/names.ts';
import type { FieldDefinition } from './application-definition.ts';
import { attributesOf } from './xml-attributes.ts';
import { xmlInvalid, type XmlElement } from './xml-elements.ts';

const KNOWN = { ordinal: 'ordinal', label: 'label', masked: 'masked', synchronized: 'synchronized' };

function readField(element: XmlElement, file: string, expectedOrdinal: number): FieldDefinition {
  const attributes = attributesOf(element, file, KNOWN);
  const ordinal = attributes.wholeNumber('ordinal');
  const label = attributes.text('label');
  if (ordinal === undefined) throw xmlInvalid(file, element, 'attribute-missing', { attribute: 'ordinal' });
  if (label === undefined) throw xmlInvalid(file, element, 'attribute-missing', { attribute: 'label' });
  if (ordinal !== expectedOrdinal) throw xmlInvalid(file, element, 'ordinal-sequence', { max: expectedOrdinal });
  if (label === '') throw xmlInvalid(file, element, 'label-empty');
  if (codePoints(label) > NAME_LENGTH.label) throw xmlInvalid(file, element, 'label-long', { max: NAME_LENGTH.label });
  const field = { ordinal, label, masked: attributes.yesNo('masked', false), synchronized: attributes.yesNo('synchronized', false) };
  if (ordinal === 0 && field.masked) throw xmlInvalid(file, element, 'ordinal-zero-masked');
  if (ordinal === 0 && field.synchronized) throw xmlInvalid(file, element, 'ordinal-zero-synchronized');
  return field;
}

export function readFields(application: XmlElement, elements: readonly XmlElement[], file: string): readonly FieldDefinition[] {
  if (elements.length === 0) throw xmlInvalid(file, application, 'fields-missing');
  const labels = new Set<string>();
  let synchronized = false;
  return elements.map((element, index) => {
    const field = readField(element, file, index);
    if (labels.has(nameKey(field.label))) throw xmlInvalid(file, element, 'label-twice', { value: field.label });
    if (synchronized && field.synchronized) throw xmlInvalid(file, element, 'synchronized-once');
    labels.add(nameKey(field.label));
    synchronized ||= field.synchronized;
    return field;
  });
}
