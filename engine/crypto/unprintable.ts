/** What wraps a key: printed, serialised or put into a text it says that it is a secret, and nothing of it. */
const PRINTED = '[secret]';

export abstract class Unprintable {
  toString(): string {
    return PRINTED;
  }

  toJSON(): string {
    return PRINTED;
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return PRINTED;
  }
}
