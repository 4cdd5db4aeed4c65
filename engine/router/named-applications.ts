/** Which applications a call is about, before its input is judged: whatever stands there is only compared. */
import type { NamedApplication } from '../access/index.ts';

const field = (input: unknown, name: string): unknown =>
  typeof input === 'object' && input !== null ? (input as Readonly<Record<string, unknown>>)[name] : undefined;

const isText = (value: unknown): value is string => typeof value === 'string';

/**
 * Each noun names them in its own way, `mappings` by `application`, a name, `applications` by `id` and `ids`; nothing else in the input
 * counts, or a call could be judged by one application and done to another. None: the whole system.
 */
export function namedApplications([noun]: readonly string[], input: unknown): readonly NamedApplication[] {
  if (noun === 'applications') return idsIn(input).map((id) => ({ id }));
  const name = noun === 'mappings' ? field(input, 'application') : undefined;
  return isText(name) ? [{ name }] : [];
}

/** All that stand there: which of them the procedure reads is not known here. */
function idsIn(input: unknown): readonly string[] {
  const [id, ids] = [field(input, 'id'), field(input, 'ids')];
  return [id, ...(Array.isArray(ids) ? (ids as readonly unknown[]) : [])].filter(isText);
}
