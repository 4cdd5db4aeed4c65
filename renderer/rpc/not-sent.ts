/** A call that never left the page, for there was nobody whom it could be sent to: unlike one that broke, it has changed nothing. */
export class NotSent extends Error {
  override readonly name = 'NotSent';
}
