/** A verb: its grammar, and what it does. The exit code that it returns is 0 where nothing else is said. */
import type { ConsoleClient } from '../shared/contract/console/index.ts';
import type { I18n } from '../shared/i18n/index.ts';
import type { Invocation, VerbSpec } from './grammar.ts';
import type { Interrupt } from './interrupt.ts';
import type { Io } from './io.ts';
import type { Printer } from './printer.ts';
import type { Progress } from './progress.ts';

export interface Run {
  readonly io: Io;
  readonly i18n: I18n;
  readonly printer: Printer;
  readonly progress: Progress;
  readonly interrupt: Interrupt;
  readonly client: ConsoleClient;
  /** Who runs the tool, `HOST\name`. */
  readonly account: string;
  readonly dataFolder: string;
  readonly given: Pick<Invocation<VerbSpec>, 'arguments' | 'options' | 'fields'>;
}

export interface Verb extends VerbSpec {
  readonly run: (run: Run) => Promise<number>;
}

/** The contract of an argument list is checked before a verb runs: what is not optional is there. */
export const argument = ({ given }: Run, index: number): string => given.arguments[index] ?? '';
