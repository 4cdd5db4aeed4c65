import { describe, expect, it } from 'vitest';
import { allRows } from './all-rows.ts';
import type { Column } from './column.ts';
import { gridColumns } from './grid-columns.ts';
import { layoutOf, shownColumns } from './layout.ts';
import { sorted } from './row-order.ts';
import { asCsv, asTabs } from './table-text.ts';
import { typeAhead } from './type-ahead.ts';

interface Row {
  readonly name: string;
  readonly size: number | null;
}
const COLUMNS: readonly Column<Row>[] = [
  { id: 'name', title: 'Name', text: ({ name }) => name, width: 200 },
  { id: 'size', title: 'Size', text: ({ size }) => String(size ?? '–'), sortBy: ({ size }) => size, width: 80, hidden: true },
];
const fresh = layoutOf(COLUMNS, undefined);

describe('the layout of a list', () => {
  it('is what its columns say, until the person changes it', () => {
    expect(fresh).toEqual({
      columns: [
        { id: 'name', width: 200, hidden: false },
        { id: 'size', width: 80, hidden: true },
      ],
      sort: null,
    });
    expect(shownColumns(COLUMNS, fresh).map(({ id }) => id)).toEqual(['name']);
  });

  it('keeps order, width and sort; a column of old is forgotten and a new one stands at the end', () => {
    const remembered = {
      columns: [
        { id: 'gone', width: 10, hidden: false },
        { id: 'size', width: 90, hidden: false },
      ],
      sort: { column: 'size', descending: true },
    };
    expect(layoutOf(COLUMNS, remembered)).toEqual({
      columns: [
        { id: 'size', width: 90, hidden: false },
        { id: 'name', width: 200, hidden: false },
      ],
      sort: { column: 'size', descending: true },
    });
    expect(layoutOf(COLUMNS, { ...remembered, sort: { column: 'gone', descending: false } }).sort).toBeNull();
  });
});

describe('the order of a column', () => {
  const [column] = gridColumns(COLUMNS, fresh, 'en');
  const compare = column?.comparator as (a: unknown, b: unknown, x: null, y: null, descending: boolean) => number;

  it('is by figure and by the language, with nothing at the end either way', () => {
    expect(compare(2, 10, null, null, false)).toBeLessThan(0);
    expect(compare('SSO2', 'SSO10', null, null, false)).toBeLessThan(0);
    expect(compare('état', 'zone', null, null, false)).toBeLessThan(0);
    expect(compare(null, 1, null, null, false)).toBeGreaterThan(0);
    expect(-compare(null, 1, null, null, true)).toBeGreaterThan(0);
  });
});

describe('rows as text', () => {
  const rows: readonly Row[] = [
    { name: 'a\tb\n"c"', size: 1 },
    { name: '=1+1', size: null },
  ];

  it('stand one a line on the clipboard', () => {
    expect(asTabs(COLUMNS, rows)).toBe('Name\tSize\na b "c"\t1\n=1+1\t–');
  });

  it('are quoted in a file, and none is a formula', () => {
    expect(asCsv(COLUMNS, rows).split('\r\n')).toEqual(['"Name","Size"', '"a\tb\n""c""","1"', '"\'=1+1","–"', '']);
  });
});

describe('all rows', () => {
  it('are read page by page, in the order of the list, and end where rows went meanwhile', async () => {
    const asked: number[] = [];
    const load = ({ offset, limit }: { offset: number; limit: number }) => {
      asked.push(offset);
      const rows = Array.from({ length: Math.max(0, Math.min(limit, 700 - offset)) }, (_, at) => offset + at);
      return Promise.resolve({ rows, total: 900 });
    };
    const rows = await allRows({ kind: 'paged', key: '', load }, null);
    expect(rows).toHaveLength(700);
    expect(asked).toEqual([0, 500, 700]);
  });
});

describe('rows for a file', () => {
  it('are in the order that the list shows, by a column that may be hidden; what has no value is last', () => {
    const rows: Row[] = [
      { name: 'a', size: 2 },
      { name: 'b', size: null },
      { name: 'c', size: 10 },
    ];
    const by = (descending: boolean) => sorted(rows, COLUMNS, { column: 'size', descending }, 'en').map(({ name }) => name);
    expect(by(false)).toEqual(['a', 'c', 'b']);
    expect(by(true)).toEqual(['c', 'a', 'b']);
    expect(sorted(rows, COLUMNS, null, 'en')).toBe(rows);
  });
});

describe('type-ahead', () => {
  const texts = ['Alpha', 'Beta', null, 'Bravo', 'École'];

  it('goes to the next row that begins so, round the end', () => {
    const { type } = typeAhead();
    expect(type('b', 0, 0, texts)).toBe(1);
    expect(type('b', 100, 1, texts)).toBe(3);
    expect(type('a', 5000, 3, texts)).toBe(0);
    expect(type('é', 10_000, 0, texts)).toBe(4);
    expect(type('x', 20_000, 0, texts)).toBeNull();
  });

  it('takes letters that follow at once for one word', () => {
    const { type } = typeAhead();
    expect(type('b', 0, 0, texts)).toBe(1);
    expect(type('r', 100, 1, texts)).toBe(3);
  });
});
