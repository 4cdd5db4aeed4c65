/**
 * Rows of an RFC 4180 file with the line that each begins on, a piece of the file at a time. Lines are counted here: the parser
 * counts a line break inside quotation marks twice. A blank line is nothing; a byte order mark is not part of the first cell.
 */
import { isUtf8 } from 'node:buffer';
import { parse } from 'csv-parse';
import { SsoError, type ErrorParams } from '../../shared/errors.ts';

export interface CsvRow {
  /** One-based line of the file that the row begins on. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** CSV_INVALID {file, line, problem}. */
export const csvInvalid = (file: string, line: number, problem: string, params: ErrorParams = {}): SsoError =>
  new SsoError('CSV_INVALID', { ...params, file, line, problem });

/** A row longer than this is a quotation mark that was never closed, and is not gathered in memory. */
const ROW_MAX_CHARACTERS = 1_000_000;

const linesIn = (cell: string): number => (cell.includes('\n') ? cell.split('\n').length - 1 : 0);

/** Fails at the first line that is not UTF-8, so that no credential is stored with a replacement character in it. Null: the end. */
function utf8Check(file: string): (piece: Buffer | null) => void {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let lines = 1;
  return (piece) => {
    try {
      if (piece) decoder.decode(piece, { stream: true });
      else decoder.decode();
    } catch {
      const wrong = (piece ?? Buffer.alloc(0)).toString('latin1').split('\n');
      const at = wrong.findIndex((line, index) => index > 0 && index < wrong.length - 1 && !isUtf8(Buffer.from(line, 'latin1')));
      throw csvInvalid(file, lines + Math.max(0, at), 'csv-encoding');
    }
    for (const byte of piece ?? []) if (byte === 0x0a) lines += 1;
  };
}

type CsvParser = ReturnType<typeof parse>;

/** What the parser has ready now; a write is parsed at once, so nothing is waited for. */
function* ready(parser: CsvParser): Generator<readonly string[]> {
  for (let cells: unknown = parser.read(); Array.isArray(cells); cells = parser.read()) yield cells as string[];
}

const afterTicks = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Rows by the piece. The event loop turns between two pieces. */
export async function* csvRows(pieces: AsyncIterable<Buffer>, file: string): AsyncGenerator<readonly CsvRow[]> {
  const parser = parse({ bom: true, relax_column_count: true, record_delimiter: ['\r\n', '\n'], max_record_size: ROW_MAX_CHARACTERS });
  const failure: { error?: Error } = {};
  parser.on('error', (error) => (failure.error ??= error));
  const checkUtf8 = utf8Check(file);
  let line = 1;

  function take(): CsvRow[] {
    const rows: CsvRow[] = [];
    for (const cells of ready(parser)) {
      if (cells.length > 1 || cells[0] !== '') rows.push({ line, cells });
      line += cells.reduce((sum, cell) => sum + linesIn(cell), 1);
    }
    return rows;
  }
  const failed = (): void => {
    // The parser's own sentence quotes the file, and with it credentials: only its code is kept.
    if (failure.error) throw csvInvalid(file, line, 'csv-syntax', { detail: 'code' in failure.error ? String(failure.error.code) : '' });
  };

  for await (const piece of pieces) {
    checkUtf8(piece);
    parser.write(piece);
    const rows = take();
    if (rows.length > 0) yield rows;
    await afterTicks();
    failed();
  }
  checkUtf8(null);
  parser.end();
  await afterTicks();
  const rows = take();
  if (rows.length > 0) yield rows;
  await afterTicks();
  failed();
}
