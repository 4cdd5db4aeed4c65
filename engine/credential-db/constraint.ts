/** A constraint of the schema that a statement ran into; repositories say in the product's words what it means. */
import { SsoError, type ErrorCode, type ErrorParams } from '../../shared/errors.ts';

export class ConstraintViolation extends Error {
  override readonly name = 'ConstraintViolation';
  readonly kind: 'unique' | 'other';
  /** Empty where the driver does not tell. */
  readonly table: string;

  constructor(kind: 'unique' | 'other', table: string, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.kind = kind;
    this.table = table;
  }
}

/** Runs `statement`; a name or row that is already there becomes `code`. */
export async function refusingDuplicates<T>(statement: Promise<T>, code: ErrorCode, params: ErrorParams = {}): Promise<T> {
  try {
    return await statement;
  } catch (error) {
    if (error instanceof ConstraintViolation && error.kind === 'unique') throw new SsoError(code, params, { cause: error });
    throw error;
  }
}
