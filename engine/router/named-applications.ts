/** Which applications a call is about, before its input is judged: whatever stands there is only compared. */
import type { NamedApplication } from '../access/index.ts';

const field = (input: unknown, name: string): unknown =>
  typeof input === 'object' && input !== null ? (input as Readonly<Record<string, unknown>>)[name] : undefined;

const isText = (value: unknown): value is string => typeof value === 'string';

/** `application` is a name, wherever it stands; `id` and `ids` are applications' in their own noun only. None: the whole system. */
export function namedApplications(path: readonly string[], input: unknown): readonly NamedApplication[] {
  const name = field(input, 'application');
  if (isText(name)) return [{ name }];
  if (path[0] !== 'applications') return [];
  const [id, ids] = [field(input, 'id'), field(input, 'ids')];
  const all = isText(id) ? [id] : Array.isArray(ids) ? ids.filter(isText) : [];
  return all.map((one) => ({ id: one }));
}
