/**
 * ENTSSO's grammar: one verb with one dash, in any letter case, its arguments, and options with two dashes. A dash that a
 * document made long (`–`, `—`) and a doubled one are taken for the same; a single `--` ends verbs and options.
 */
import { SsoError } from '../shared/errors.ts';
import { nearest } from './nearest.ts';

export const OPTIONS = {
  json: { value: false },
  'password-stdin': { value: false },
  'password-file': { value: true },
  'protector-file': { value: true },
  reminder: { value: true },
  name: { value: true },
  'server-name': { value: true },
  admins: { value: true },
  confirm: { value: true },
  'last-good': { value: false },
  user: { value: true },
  field: { value: true },
  after: { value: true },
  limit: { value: true },
  from: { value: true },
  to: { value: true },
  actor: { value: true },
  table: { value: true },
} as const satisfies Record<string, { readonly value: boolean }>;

export type OptionName = keyof typeof OPTIONS;

/** A backup need not have a reminder; what does not confirm is refused as that. */
const MAY_BE_EMPTY: ReadonlySet<OptionName> = new Set(['reminder', 'confirm']);

/** An argument's name is a key of the catalogue (`cli:argument.…`); `choices` are never translated. */
export interface ArgumentSpec {
  readonly name: string;
  readonly optional?: boolean;
  readonly choices?: readonly string[];
}

export interface VerbSpec {
  /** As it is written, without the dash. */
  readonly name: string;
  readonly arguments: readonly ArgumentSpec[];
  readonly options: readonly OptionName[];
}

export interface Invocation<Verb extends VerbSpec> {
  readonly verb: Verb;
  readonly arguments: readonly string[];
  readonly options: ReadonlyMap<OptionName, string>;
  /** `--field` may stand several times. */
  readonly fields: readonly string[];
}

export type Parsed<Verb extends VerbSpec> =
  | { readonly kind: 'list' }
  | { readonly kind: 'help'; readonly verb: Verb }
  | { readonly kind: 'version' }
  | { readonly kind: 'verb'; readonly invocation: Invocation<Verb> };

const DASH = /^[-\u2010-\u2015\u2212]+/;
const HELP = new Set(['help', 'h', '?']);
const VERSION = new Set(['version']);
const JSON_WORD = new Set(['json']);

const isDashed = (word: string): boolean => DASH.test(word) && word.replace(DASH, '') !== '';
const bare = (word: string): string => word.replace(DASH, '');
/** `passwordStdin`, `PASSWORD-STDIN` and `password-stdin` are one option. */
const folded = (word: string): string => word.toLowerCase().replaceAll(/[-_]/g, '');
const usage = (problem: string, params: Readonly<Record<string, string>> = {}): SsoError => new SsoError('USAGE', { ...params, problem });

function findVerb<Verb extends VerbSpec>(verbs: readonly Verb[], word: string): Verb {
  const verb = verbs.find(({ name }) => name.toLowerCase() === bare(word).toLowerCase());
  if (verb) return verb;
  const near = nearest(
    bare(word),
    verbs.map(({ name }) => name),
  );
  if (near === null) throw usage('unknown-verb', { verb: `-${bare(word)}` });
  throw usage('unknown-verb-near', { verb: `-${bare(word)}`, nearest: `-${near}` });
}

function findOption(verb: VerbSpec, word: string): OptionName {
  const known: readonly OptionName[] = ['json', 'protector-file', ...verb.options];
  const option = known.find((name) => folded(name) === folded(word));
  if (option) return option;
  const [near, said] = [nearest(word, known), { verb: `-${verb.name}`, option: `--${word}` }];
  throw near === null ? usage('unknown-option', said) : usage('unknown-option-near', { ...said, nearest: `--${near}` });
}

/** Never echoes what follows a user's name in an address: that is a password. */
function refusePasswordInUrl(word: string): void {
  const match = /^([a-z][a-z0-9+.-]*:\/\/[^/@:]*):[^@]*(@[^/]*)/i.exec(word);
  if (match) throw usage('password-url', { value: `${match[1] ?? ''}${match[2] ?? ''}` });
}

class Reader {
  readonly options = new Map<OptionName, string>();
  readonly fields: string[] = [];
  readonly arguments: string[] = [];
  readonly #verb: VerbSpec;
  readonly #words: readonly string[];
  #at = 0;

  constructor(verb: VerbSpec, words: readonly string[]) {
    this.#verb = verb;
    this.#words = words;
  }

  readAll(): void {
    for (; this.#at < this.#words.length; this.#at += 1) {
      const word = this.#words[this.#at] ?? '';
      if (word === '--') {
        this.arguments.push(...this.#words.slice(this.#at + 1));
        break;
      }
      refusePasswordInUrl(word);
      if (isDashed(word)) this.#readOption(bare(word));
      else this.arguments.push(word);
    }
  }

  #readOption(word: string): void {
    const [written = '', ...rest] = word.split('=');
    const name = findOption(this.#verb, written);
    const attached = rest.length > 0 ? rest.join('=') : undefined;
    if (!OPTIONS[name].value && attached !== undefined) throw usage('option-no-value', { option: `--${name}` });
    const value = OPTIONS[name].value ? (attached ?? this.#following(name)) : '';
    if (value === '' && OPTIONS[name].value && !MAY_BE_EMPTY.has(name)) throw usage('option-value', { option: `--${name}` });
    if (name === 'field') this.fields.push(value);
    else if (this.options.has(name)) throw usage('option-twice', { option: `--${name}` });
    else this.options.set(name, value);
  }

  #following(name: OptionName): string {
    const value = this.#words[this.#at + 1];
    if (value === undefined || value === '--') throw usage('option-value', { option: `--${name}` });
    this.#at += 1;
    return value;
  }
}

function checkArguments(verb: VerbSpec, given: readonly string[]): void {
  const missing = verb.arguments.find(({ optional }, index) => given[index] === '' || (!optional && given[index] === undefined));
  if (missing) throw usage('missing-argument', { verb: `-${verb.name}`, argument: missing.choices?.join('|') ?? missing.name });
  // what stands there may be a password: it is not repeated
  if (given.length > verb.arguments.length) throw usage('surplus-argument', { verb: `-${verb.name}` });
}

/** The one that is meant, in any letter case; as it is written among the choices. Throws USAGE. */
export function chosen<Choice extends string>(choices: readonly Choice[], word: string): Choice {
  const choice = choices.find((known) => known.toLowerCase() === word.toLowerCase());
  if (choice === undefined) throw usage('wrong-choice', { value: word, choices: choices.join(', ') });
  return choice;
}

const settleChoice = (spec: ArgumentSpec | undefined, word: string): string => (spec?.choices ? chosen(spec.choices, word) : word);

const isWord = (word: string, known: ReadonlySet<string>): boolean => isDashed(word) && known.has(folded(bare(word)));
const isHelp = (word: string): boolean => isWord(word, HELP);
const isJson = (word: string): boolean => isWord(word, JSON_WORD);

/** Behind a single `--` nothing is a verb or an option any more. */
function beforeEnd(words: readonly string[]): readonly string[] {
  const end = words.indexOf('--');
  return end < 0 ? words : words.slice(0, end);
}

/** Whether one JSON document is wanted, whatever else the words are. */
export const wantsJson = (words: readonly string[]): boolean => beforeEnd(words).some(isJson);

function readInvocation<Verb extends VerbSpec>(verb: Verb, words: readonly string[]): Invocation<Verb> {
  const reader = new Reader(verb, words);
  reader.readAll();
  checkArguments(verb, reader.arguments);
  if (reader.options.has('password-stdin') && reader.options.has('password-file'))
    throw usage('options-exclude', { option: '--password-stdin', other: '--password-file' });
  const settled = reader.arguments.map((word, index) => settleChoice(verb.arguments[index], word));
  return { verb, arguments: settled, options: reader.options, fields: reader.fields };
}

/** Throws USAGE {problem, …}. `--json` may stand in front of the verb, too. */
export function parseCommandLine<Verb extends VerbSpec>(verbs: readonly Verb[], words: readonly string[]): Parsed<Verb> {
  const [first, second] = words.filter((word) => !isJson(word));
  if (first === undefined) return { kind: 'list' };
  if (first === '/?' || isHelp(first)) return second === undefined ? { kind: 'list' } : { kind: 'help', verb: findVerb(verbs, second) };
  if (isWord(first, VERSION)) return { kind: 'version' };
  if (!isDashed(first)) throw usage('no-verb', { value: first });
  const verb = findVerb(verbs, first);
  const rest = words.toSpliced(words.indexOf(first), 1);
  if (beforeEnd(rest).some(isHelp)) return { kind: 'help', verb };
  return { kind: 'verb', invocation: readInvocation(verb, rest) };
}
