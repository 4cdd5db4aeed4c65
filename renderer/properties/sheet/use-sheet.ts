/**
 * A property sheet at work: the person's draft over what was read, what is wrong with it, and its way to the engine. What somebody
 * else changes meanwhile comes in by `loaded` when the screen reads again, or by the engine's refusal (CONFLICT).
 */
import { useState } from 'react';
import { failureOf, hasCode, type Failure } from '../../rpc/failure.ts';
import { change, changedIn, decide, draftOf, merge, settle, type Draft, type FieldOf, type Values } from './draft.ts';

/** `revision` is another one after every change. */
export interface Loaded<V extends Values> {
  readonly values: V;
  readonly revision: number;
}

export type Errors<V extends Values> = Partial<Readonly<Record<FieldOf<V>, string>>>;

export interface SheetSource<V extends Values> {
  readonly loaded: Loaded<V>;
  readonly reread: () => Promise<Loaded<V>>;
  /** Of what was changed; answers what is the case then. */
  readonly save: (changed: Partial<V>, revision: number) => Promise<Loaded<V>>;
  /** Of what can be told without asking: a sentence for each field that is wrong. */
  readonly check: (values: V) => Errors<V>;
  /** The fields of a draft that was refused that the refusal belongs to; none: to the sheet as a whole. */
  readonly blame: (failure: Failure, draft: Draft<V>) => Errors<V>;
  /** Said at a field that is still to be decided. */
  readonly undecidedText: string;
}

export interface Sheet<V extends Values> {
  readonly values: V;
  readonly set: (part: Partial<V>) => void;
  readonly errors: Errors<V>;
  /** What was read last: theirs, where `undecided` has the field. */
  readonly base: V;
  readonly taken: readonly FieldOf<V>[];
  readonly undecided: readonly FieldOf<V>[];
  readonly decide: (field: FieldOf<V>, whose: 'mine' | 'theirs') => void;
  readonly dirty: boolean;
  readonly busy: boolean;
  /** What was refused and belongs to no field. */
  readonly refusal: unknown;
  /** How many times it was sent back: what is wrong is brought into sight then, and not while it is being corrected. */
  readonly refused: number;
  /** Whether all that was changed is in effect now. */
  readonly apply: () => Promise<boolean>;
}

interface State<V extends Values> {
  readonly draft: Draft<V>;
  readonly revision: number;
  readonly errors: Errors<V>;
  readonly refusal: unknown;
  readonly refused: number;
  readonly busy: boolean;
}

const begin = <V extends Values>({ values, revision }: Loaded<V>): State<V> => ({
  draft: draftOf(values),
  revision,
  errors: {},
  refusal: null,
  refused: 0,
  busy: false,
});

function without<V extends Values>(errors: Errors<V>, fields: readonly string[]): Errors<V> {
  return Object.fromEntries(Object.entries(errors).filter(([field]) => !fields.includes(field))) as Errors<V>;
}

export function useSheet<V extends Values>(source: SheetSource<V>): Sheet<V> {
  const { loaded, reread, save, check, blame, undecidedText } = source;
  const [state, setState] = useState(() => begin(loaded));
  const { draft, revision } = state;
  // Somebody's change that came with the screen's own reading; a reading that was overtaken is none.
  if (loaded.revision > revision) setState({ ...state, revision: loaded.revision, draft: merge(draft, loaded.values) });

  const wrong = (held: Draft<V>): Errors<V> => ({
    ...check(held.mine),
    ...(Object.fromEntries(held.undecided.map((field) => [field, undecidedText])) as Errors<V>),
  });
  const stop = (held: Draft<V>, at: number, part: Partial<State<V>>): false => {
    setState(({ refused }) => ({ draft: held, revision: at, errors: {}, refusal: null, busy: false, ...part, refused: refused + 1 }));
    return false;
  };
  /** What is typed while it is under way stays, over what is saved then. */
  const send = async (held: Draft<V>, at: number): Promise<boolean> => {
    const errors = wrong(held);
    if (Object.keys(errors).length > 0) return stop(held, at, { errors });
    const changed = Object.fromEntries(changedIn(held).map((field) => [field, held.mine[field]])) as Partial<V>;
    try {
      const now = await save(changed, at);
      setState(({ draft: typed }) => ({ ...begin(now), draft: settle(typed, held.mine, now.values) }));
      return true;
    } catch (thrown) {
      const failure = failureOf(thrown);
      if (hasCode(failure, 'CONFLICT')) return await again(held);
      const blamed = blame(failure, held);
      return stop(held, at, Object.keys(blamed).length > 0 ? { errors: blamed } : { refusal: thrown });
    }
  };
  /** Where what the sheet shows is as it was, there is nothing to look at first: it was another setting that changed. */
  const again = async (held: Draft<V>): Promise<boolean> => {
    const now = await reread();
    const merged = merge(held, now.values);
    const seen = merged.taken.length === held.taken.length && merged.undecided.length === 0;
    return seen ? send(merged, now.revision) : stop(merged, now.revision, { errors: wrong(merged) });
  };
  const apply = async (): Promise<boolean> => {
    setState({ ...state, busy: true, refusal: null });
    return send(draft, revision).catch((thrown: unknown) => stop(draft, revision, { refusal: thrown }));
  };
  return {
    values: draft.mine,
    base: draft.base,
    taken: draft.taken,
    undecided: draft.undecided,
    errors: state.errors,
    dirty: changedIn(draft).length > 0,
    busy: state.busy,
    refusal: state.refusal,
    refused: state.refused,
    apply,
    set: (part) => setState((held) => ({ ...held, draft: change(held.draft, part), errors: without(held.errors, Object.keys(part)) })),
    decide: (field, whose) =>
      setState((held) => ({ ...held, draft: decide(held.draft, field, whose), errors: without(held.errors, [field]) })),
  };
}
