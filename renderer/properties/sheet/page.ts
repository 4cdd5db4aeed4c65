/** What a page of a property sheet is made of. */
import type { ComponentType } from 'react';
import type { FieldOf, Values } from './draft.ts';
import type { Sheet } from './use-sheet.ts';

export interface PageProps<V extends Values> {
  readonly sheet: Sheet<V>;
}

export interface SheetPage<V extends Values> {
  readonly id: string;
  readonly title: string;
  /** What is wrong with one of these is marked on the page's tab. */
  readonly fields: readonly FieldOf<V>[];
  readonly Page: ComponentType<PageProps<V>>;
}

/** What a field is called, and a value of it as text: for what somebody else changed. */
export interface FieldTexts<V extends Values> {
  readonly label: (field: FieldOf<V>) => string;
  readonly value: (field: FieldOf<V>, values: V) => string;
}
