/** Until its stack is written out, an error holds the functions that it came through, and so all that those were given. */
export function writeOutStack(error: Error): void {
  for (let each: unknown = error; each instanceof Error; each = each.cause) String(each.stack);
}
