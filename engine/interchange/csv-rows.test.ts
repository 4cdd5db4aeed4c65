import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { isSsoError } from '../../shared/errors.ts';
import { csvRows, type CsvRow } from './csv-rows.ts';

async function* inPieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  await Promise.resolve();
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function rows(text: string | Buffer, size = 7): Promise<CsvRow[]> {
  const all: CsvRow[] = [];
  for await (const piece of csvRows(inPieces(Buffer.from(text), size), 'c.csv')) all.push(...piece);
  return all;
}

async function fault(text: string | Buffer): Promise<unknown> {
  const error: unknown = await rows(text).then(
    () => null,
    (reason: unknown) => reason,
  );
  return isSsoError(error, 'CSV_INVALID') ? error.params : error;
}

describe('rows of a CSV file', () => {
  it('begin on the line that an editor shows, whatever line breaks are inside cells', async () => {
    const text = '\ufeffa,b\r\n"x\r\ny",2\r\n\r\n"p\nq\nr",3\n4,5';
    expect(await rows(text)).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 2, cells: ['x\r\ny', '2'] },
      { line: 5, cells: ['p\nq\nr', '3'] },
      { line: 8, cells: ['4', '5'] },
    ]);
  });

  it('keep quotation marks, commas and blanks as RFC 4180 says', async () => {
    expect(await rows('"a ""b"", c", d ,\n')).toEqual([{ line: 1, cells: ['a "b", c', ' d ', ''] }]);
  });

  it('are the same however the file comes in pieces', async () => {
    const cell = fc.string({ unit: 'grapheme', maxLength: 8 }).map((text) => text.replaceAll('\ufeff', ''));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 1, max: 9 }),
        async (table, size) => {
          const text = table.map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(',')).join('\r\n');
          expect((await rows(text, size)).map(({ cells }) => cells)).toEqual(table);
        },
      ),
      { numRuns: 60 },
    );
  });

  it.each([
    ['a,b\nc,"unclosed\n1,2\n', { line: 2, problem: 'csv-syntax' }],
    ['a,b\n1,2\nc,d"e\n', { line: 3, problem: 'csv-syntax' }],
    ['a,b\n"c"d,e\n', { line: 2, problem: 'csv-syntax' }],
    [Buffer.from('a,b\n1,2\nc,\xe9\n', 'latin1'), { line: 3, problem: 'csv-encoding' }],
    [Buffer.concat([Buffer.from('a,b\n1,2\nc,'), Buffer.from([0xc3])]), { line: 3, problem: 'csv-encoding' }],
  ])('%#: a fault is named by its line', async (text, expected) => {
    expect(await fault(text)).toMatchObject({ file: 'c.csv', ...expected });
  });

  it('are refused without quoting the file, which holds passwords', async () => {
    expect(JSON.stringify(await fault('a,b\nc,hunter"2\n'))).not.toContain('hunter');
  });
});
