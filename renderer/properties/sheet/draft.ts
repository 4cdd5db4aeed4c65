/**
 * What a property sheet holds: the values as they were read, the person's own over them, and what somebody else changed
 * meanwhile. Pure. A change of somebody else's is never overwritten unseen, and never overwrites the person's own.
 */
export type Value = string | boolean | readonly string[];
export type Values = Readonly<Record<string, Value>>;
export type FieldOf<V extends Values> = keyof V & string;

export interface Draft<V extends Values> {
  /** As they were last read, by now with what others changed. */
  readonly base: V;
  /** As the sheet shows them. */
  readonly mine: V;
  /** Fields that somebody else changed and that the person did not: the sheet shows theirs. */
  readonly taken: readonly FieldOf<V>[];
  /** Fields that both changed, and not to the same: for the person to decide. Theirs is in `base`. */
  readonly undecided: readonly FieldOf<V>[];
}

export const sameValue = (one: Value | undefined, other: Value | undefined): boolean => JSON.stringify(one) === JSON.stringify(other);

export const draftOf = <V extends Values>(values: V): Draft<V> => ({ base: values, mine: values, taken: [], undecided: [] });

export const changedIn = <V extends Values>({ base, mine }: Draft<V>): readonly FieldOf<V>[] =>
  Object.keys(mine).filter((field) => !sameValue(mine[field], base[field]));

export const change = <V extends Values>(draft: Draft<V>, part: Partial<V>): Draft<V> => ({ ...draft, mine: { ...draft.mine, ...part } });

/** What is read again, under what the person has changed since. */
export function merge<V extends Values>({ base, mine, taken, undecided }: Draft<V>, theirs: V): Draft<V> {
  const fields: readonly FieldOf<V>[] = Object.keys(theirs);
  const byThem = (field: FieldOf<V>): boolean => !sameValue(theirs[field], base[field]);
  const byMe = (field: FieldOf<V>): boolean => !sameValue(mine[field], base[field]);
  const apart = (field: FieldOf<V>): boolean => !sameValue(mine[field], theirs[field]);
  const own = Object.fromEntries(fields.filter(byMe).map((field) => [field, mine[field]])) as Partial<V>;
  return {
    base: theirs,
    mine: { ...theirs, ...own },
    taken: fields.filter((field) => (taken.includes(field) || byThem(field)) && !byMe(field)),
    undecided: fields.filter((field) => (undecided.includes(field) || byThem(field)) && byMe(field) && apart(field)),
  };
}

/** After `sent` was saved, as `now` says: what was typed meanwhile stays, and is still to be saved. */
export const settle = <V extends Values>(typed: Draft<V>, sent: V, now: V): Draft<V> =>
  merge({ ...typed, base: sent, taken: [], undecided: [] }, now);

export function decide<V extends Values>(draft: Draft<V>, field: FieldOf<V>, whose: 'mine' | 'theirs'): Draft<V> {
  const undecided = draft.undecided.filter((other) => other !== field);
  if (whose === 'mine') return { ...draft, undecided };
  return { ...draft, undecided, mine: { ...draft.mine, [field]: draft.base[field] } };
}
