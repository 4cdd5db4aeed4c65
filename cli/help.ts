/** `-help`: the list of a tool's verbs; `-help <verb>`: one verb with its arguments and options. As lines, or as the document of `--json`. */
import { OPTIONS, type OptionName, type VerbSpec } from './grammar.ts';
import type { I18n } from '../shared/i18n/index.ts';

const argumentText = (i18n: I18n, { name, choices }: VerbSpec['arguments'][number]): string =>
  choices ? choices.join('|') : `<${i18n.t(`cli:argument.${name}`)}>`;

export function verbUsage(i18n: I18n, tool: string, verb: VerbSpec): string {
  const words = verb.arguments.map((argument) => {
    const text = argumentText(i18n, argument);
    return argument.optional ? `[${text}]` : text;
  });
  return [tool, `-${verb.name}`, ...words].join(' ');
}

const optionText = (i18n: I18n, name: OptionName): string =>
  OPTIONS[name].value ? `--${name} <${i18n.t(`cli:optionValue.${name}`)}>` : `--${name}`;

/** The summary of a verb that two tools have differs where it does different things. */
const summaryOf = (i18n: I18n, tool: string, { name }: VerbSpec): string => i18n.t([`cli:verb.${tool}.${name}`, `cli:verb.any.${name}`]);

export function toolHelp(i18n: I18n, tool: string, verbs: readonly VerbSpec[]): string[] {
  const width = Math.max(...verbs.map((verb) => verbUsage(i18n, '', verb).length));
  const lines = verbs.map((verb) => `  ${verbUsage(i18n, '', verb).trim().padEnd(width)}  ${summaryOf(i18n, tool, verb)}`);
  return [i18n.t(`cli:tool.${tool}`), '', ...lines, '', i18n.t('cli:help.more', { tool })];
}

export function verbHelp(i18n: I18n, tool: string, verb: VerbSpec): string[] {
  const names: readonly OptionName[] = [...verb.options, 'protector-file', 'json'];
  const width = Math.max(...names.map((name) => optionText(i18n, name).length));
  const options = names.map((name) => `  ${optionText(i18n, name).padEnd(width)}  ${i18n.t(`cli:option.${name}`)}`);
  return [verbUsage(i18n, tool, verb), '', summaryOf(i18n, tool, verb), '', ...options];
}

export function toolDocument(i18n: I18n, tool: string, verbs: readonly VerbSpec[]) {
  const described = verbs.map((verb) => ({ name: verb.name, usage: verbUsage(i18n, tool, verb), summary: summaryOf(i18n, tool, verb) }));
  return { tool, summary: i18n.t(`cli:tool.${tool}`), verbs: described };
}

export function verbDocument(i18n: I18n, tool: string, verb: VerbSpec) {
  const names: readonly OptionName[] = [...verb.options, 'protector-file', 'json'];
  return {
    tool,
    name: verb.name,
    usage: verbUsage(i18n, tool, verb),
    summary: summaryOf(i18n, tool, verb),
    arguments: verb.arguments.map(({ name, optional = false, choices = null }) => ({ name, optional, choices })),
    options: names.map((name) => ({ name, takesValue: OPTIONS[name].value, summary: i18n.t(`cli:option.${name}`) })),
  };
}
