import { describe, expect, it } from 'vitest';
import { isSsoError, type ErrorParams } from '../../shared/errors.ts';
import { readHeader } from './credentials-header.ts';
import { RowReader, type ImportTarget } from './credentials-row.ts';
import { SeenNames } from './seen-names.ts';

const field = (ordinal: number, label: string) => ({ ordinal, label });
const SAP: ImportTarget = {
  id: 'a',
  name: 'SAP',
  type: 'individual',
  fields: [field(0, 'User'), field(1, 'Password'), field(2, 'Client')],
};
const TSO: ImportTarget = { id: 'b', name: 'TSO', type: 'individual', fields: [field(0, 'User'), field(1, 'Password')] };
const GROUP: ImportTarget = { id: 'c', name: 'Team', type: 'group', fields: [field(0, 'User')] };
const PIN: ImportTarget = { id: 'd', name: 'Bank', type: 'individual', fields: [field(0, 'User'), field(1, 'PIN')] };
const TARGETS = new Map([SAP, TSO, GROUP, PIN].map((target) => [target.name.toLowerCase(), target]));
const HEADER = ['application', 'account', 'externalUser', 'Password', 'Client'];

const read = (cells: readonly string[], header = HEADER) =>
  new RowReader(readHeader({ line: 1, cells: header }, 'c.csv'), TARGETS, 'c.csv', 'HOST').read({ line: 2, cells });

function fault(cells: readonly string[], header = HEADER): ErrorParams {
  try {
    read(cells, header);
  } catch (error) {
    if (isSsoError(error, 'CSV_INVALID')) return error.params;
    throw error;
  }
  throw new Error('The line was accepted');
}

describe('a line of a credentials file', () => {
  it('is matched to its application by field labels, in any letter case', () => {
    expect(read(['sap', 'host2/anna', 'ANNA', 'pw', '100'], ['Application', 'ACCOUNT', 'externaluser', 'password', 'client'])).toEqual({
      line: 2,
      application: SAP,
      account: 'host2\\anna',
      accountKey: 'host2\\anna',
      externalUser: 'ANNA',
      externalKey: 'anna',
      fields: new Map([
        [1, 'pw'],
        [2, '100'],
      ]),
    });
  });

  it('leaves the cells of other applications empty; its own may be empty, and keep their blanks', () => {
    expect(read(['TSO', 'anna', 'A', ' pw ', '']).fields).toEqual(new Map([[1, ' pw ']]));
    expect(read(['TSO', 'anna', 'A', '', '']).account).toBe('HOST\\anna');
  });

  it.each([
    [['TSO', 'a', 'A', 'pw'], { problem: 'csv-columns', expected: 5, found: 4 }],
    [['', 'a', 'A', 'pw', ''], { problem: 'csv-application-empty' }],
    [['Unknown', 'a', 'A', 'pw', ''], { problem: 'csv-application-unknown', application: 'Unknown' }],
    [['Team', 'a', 'A', 'pw', ''], { problem: 'csv-application-type', application: 'Team' }],
    [['TSO', ' ', 'A', 'pw', ''], { problem: 'csv-account-empty' }],
    [['TSO', 'x'.repeat(300), 'A', 'pw', ''], { problem: 'csv-account-long', max: 256 }],
    [['TSO', 'a', '', 'pw', ''], { problem: 'csv-user-empty' }],
    [['TSO', 'a', 'x'.repeat(257), 'pw', ''], { problem: 'csv-user-long' }],
    [['TSO', 'a', 'A', 'pw', '100'], { problem: 'csv-label-foreign', label: 'Client' }],
    [['Bank', 'a', 'A', '', ''], { problem: 'csv-label-missing', label: 'PIN' }],
    [['TSO', 'a', 'A', 'x'.repeat(70_000), ''], { problem: 'csv-value-long' }],
  ])('%#: is refused by its number', (cells, expected) => {
    expect(fault(cells)).toMatchObject({ file: 'c.csv', line: 2, ...expected });
  });

  it.each([
    [['app', 'account', 'externalUser'], { problem: 'csv-header' }],
    [['application', 'account'], { problem: 'csv-header' }],
    [[...HEADER, ''], { problem: 'csv-header-label', column: 6 }],
    [[...HEADER, 'CLIENT'], { problem: 'csv-header-twice', value: 'CLIENT' }],
  ])('%#: a header is refused', (header, expected) => {
    expect(fault(['TSO', 'a', 'A', 'pw', ''], header)).toMatchObject({ line: 1, ...expected });
  });
});

describe('SeenNames', () => {
  it('remembers the first line of each of many names', () => {
    const seen = new SeenNames();
    for (let line = 1; line <= 20_000; line += 1) expect(seen.lineOf(`name ${line}`, line)).toBeNull();
    expect(seen.lineOf('name 17', 20_001)).toBe(17);
    expect(seen.lineOf('name 19999', 20_002)).toBe(19_999);
  });
});
