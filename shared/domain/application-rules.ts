/** What an affiliate application may be called and made of: judged alike while it is typed, in a file and in the engine. */
import { APPLICATION_FIELDS_MAX, NAME_LENGTH } from './limits.ts';
import { codePoints, hasStraySpace, isOneLine, nameKey } from './names.ts';

/** `problem` is the key of its text (errors:text.*); `max` and `value` fill its blanks. */
export interface Problem {
  readonly problem: string;
  readonly max?: number;
  readonly value?: string;
}

/** Leave nothing to see, or turn the direction of what follows: two names that look alike would be two applications. */
const INVISIBLE =
  /[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{1d173}-\u{1d17a}\u{e0000}-\u{e007f}]/u;

const IGNORABLE = /[\p{Default_Ignorable_Code_Point}\s]/gu;

function textProblem(text: string, kind: 'name' | 'label', max: number): Problem | null {
  if (!isOneLine(text)) return { problem: 'name-characters' };
  if (text.replace(IGNORABLE, '') === '') return { problem: `${kind}-empty` };
  if (INVISIBLE.test(text)) return { problem: 'name-invisible' };
  return codePoints(text) > max ? { problem: `${kind}-long`, max } : null;
}

/** Null where the name may be an application's. It is judged as it stands: trim what a person typed. */
export function applicationNameProblem(name: string): Problem | null {
  const problem = textProblem(name, 'name', NAME_LENGTH.application);
  return problem ?? (hasStraySpace(name) ? { problem: 'name-space' } : null);
}

export interface FieldRule {
  readonly label: string;
  readonly masked: boolean;
  readonly synchronized: boolean;
}

/** `index` is that of the field at fault; null where it is the list. */
export type FieldProblem = Problem & { readonly index: number | null };

function ownProblem({ label, masked, synchronized }: FieldRule, index: number): Problem | null {
  const problem = textProblem(label, 'label', NAME_LENGTH.label);
  if (problem) return problem;
  if (index === 0 && masked) return { problem: 'ordinal-zero-masked' };
  return index === 0 && synchronized ? { problem: 'ordinal-zero-synchronized' } : null;
}

function relation(fields: readonly FieldRule[], index: number): Problem | null {
  const field = fields[index];
  if (!field) return null;
  const before = fields.slice(0, index);
  if (before.some(({ label }) => nameKey(label) === nameKey(field.label))) return { problem: 'label-twice', value: field.label };
  return field.synchronized && before.some(({ synchronized }) => synchronized) ? { problem: 'synchronized-once' } : null;
}

/** The first thing wrong with the fields, in their order; field 0 is the external user. */
export function fieldsProblem(fields: readonly FieldRule[]): FieldProblem | null {
  if (fields.length === 0) return { problem: 'fields-none', index: null };
  if (fields.length > APPLICATION_FIELDS_MAX) return { problem: 'fields-many', max: APPLICATION_FIELDS_MAX, index: null };
  for (const [index, field] of fields.entries()) {
    const problem = ownProblem(field, index) ?? relation(fields, index);
    if (problem) return { ...problem, index };
  }
  return null;
}
