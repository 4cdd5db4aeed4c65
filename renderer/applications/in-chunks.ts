/** Many things at once, in calls of at most `max` ids, one after the other; each call is all or nothing. Answers the sum of what they answer. */
export async function inChunks<Id>(ids: readonly Id[], max: number, act: (ids: Id[]) => Promise<number>): Promise<number> {
  let sum = 0;
  for (let at = 0; at < ids.length; at += max) sum += await act(ids.slice(at, at + max));
  return sum;
}
