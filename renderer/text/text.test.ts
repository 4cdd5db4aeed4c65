import { describe, expect, it } from 'vitest';
import { daysBetween } from './days.ts';
import { formatIn, fraction } from './format.ts';
import { markMnemonic, mnemonicOf } from './mnemonic.ts';
import { inOrder } from './order.ts';
import { fileName, folderOf, joinPath } from './paths.ts';

const english = formatIn('en');
const french = formatIn('fr');

describe('format', () => {
  it('writes numbers as the language does', () => {
    expect(english.number(1_000_000)).toBe('1,000,000');
    expect(french.number(1_000_000)).toBe('1\u202f000\u202f000');
  });

  it('writes sizes in the unit that fits', () => {
    expect(english.bytes(0)).toBe('0 byte');
    expect(english.bytes(1_433_600)).toBe('1.4 MB');
    expect(french.bytes(1_433_600)).toMatch(/^1,4\sMo$/);
    expect(english.bytes(12_345_678_901)).toBe('12 GB');
  });

  it('writes durations in words', () => {
    expect(english.duration(0.2)).toBe('1 second');
    expect(english.duration(89)).toBe('89 seconds');
    expect(english.duration(600)).toBe('10 minutes');
    expect(french.duration(7200)).toBe('2\u00a0heures');
  });

  it('joins lists', () => {
    expect(english.list(['2', '3', '4'])).toBe('2, 3 and 4');
    expect(french.list(['2', '3', '4'])).toBe('2, 3 et 4');
  });

  it('is never at 100 % before the end', () => {
    expect(fraction(999_999, 1_000_000)).toBe(0.99);
    expect(fraction(1_000_000, 1_000_000)).toBe(1);
    expect(fraction(0, 0)).toBe(1);
    expect(english.percent(824, 2000)).toBe('41%');
  });
});

describe('paths', () => {
  it('are taken apart by the rules of the engine’s machine', () => {
    expect(folderOf('/safe/a.bak', 'linux')).toBe('/safe');
    expect(folderOf('/a.bak', 'linux')).toBe('/');
    expect(folderOf('a.bak', 'linux')).toBeNull();
    expect(folderOf('C:\\a.bak', 'win32')).toBe('C:\\');
    expect(folderOf('C:\\safe\\a.bak', 'win32')).toBe('C:\\safe');
    expect(fileName('/safe/a\\b.bak', 'linux')).toBe('a\\b.bak');
  });

  it('are put together without doubling the separator', () => {
    expect(joinPath('/', 'a', 'linux')).toBe('/a');
    expect(joinPath('/safe', 'a', 'linux')).toBe('/safe/a');
    expect(joinPath('D:\\', 'a', 'win32')).toBe('D:\\a');
  });
});

describe('names', () => {
  it('are in the order of the language, figures as numbers', () => {
    const names = ['Zoll', 'Échéancier', 'EDI', 'Store 10', 'Store 9', 'Fleet'];
    expect(inOrder(names, (name) => name, 'fr')).toEqual(['Échéancier', 'EDI', 'Fleet', 'Store 9', 'Store 10', 'Zoll']);
  });
});

describe('mnemonicOf', () => {
  it('finds the marked letter', () => {
    expect(mnemonicOf('Affic&hage')).toEqual({ text: 'Affichage', at: 5, key: 'h' });
    expect(mnemonicOf('Help')).toEqual({ text: 'Help', at: -1, key: null });
  });

  it('is put where a word begins with it, else where it stands first', () => {
    expect(markMnemonic('Set Credentials…', 'C')).toBe('Set &Credentials…');
    expect(markMnemonic('Properties', 'R')).toBe('P&roperties');
    expect(markMnemonic('Properties', 'X')).toBe('Properties');
  });
});

describe('daysBetween', () => {
  it('counts whole days, and none backwards', () => {
    expect(daysBetween('2026-05-02T08:00:00Z', '2026-05-03T07:59:59Z')).toBe(0);
    expect(daysBetween('2026-05-02T08:00:00Z', '2026-05-04T08:00:00Z')).toBe(2);
    expect(daysBetween('2026-05-02T08:00:00Z', '2026-05-01T08:00:00Z')).toBe(0);
  });
});
