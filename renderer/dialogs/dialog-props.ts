/** What every dialog is given, and how one is named in a registry. */
import { lazy, type ComponentType, type LazyExoticComponent } from 'react';
import type { ActionId } from '../actions/action.ts';
import type { Target } from '../actions/target.ts';
import { loadCode } from '../rpc/load-code.ts';

/** `next` opens the dialog of another action in its place, over the same target. */
export interface DialogProps {
  readonly onClose: (next?: ActionId) => void;
}

/** For a dialog that is about something: `forTarget` takes only the kind that it can be about. */
export interface OpenedProps extends DialogProps {
  readonly target: Target | null;
}

export type DialogComponent = LazyExoticComponent<ComponentType<OpenedProps>>;

/** A dialog's code is fetched when it is first opened: the first screen does not wait for it. */
export const dialog = <Name extends string>(load: () => Promise<Record<Name, ComponentType<OpenedProps>>>, name: Name): DialogComponent =>
  lazy(async () => ({ default: (await loadCode(load))[name] }));
