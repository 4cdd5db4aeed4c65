import { describe, expect, it } from 'vitest';
import { wayOut } from './way-out.ts';

const leave = (): void => undefined;
const at = (part: Partial<Parameters<typeof wayOut>[0]>) => wayOut({ busy: false, harmless: false, ...part }, leave);

describe('the way out of a dialog', () => {
  it('is Cancel as long as nothing was asked of the engine', () => {
    expect(at({})).toEqual({ onClick: leave, word: 'cancel', why: null });
  });

  it('is closed, with the reason, while something is done that cannot be taken back', () => {
    expect(at({ busy: true })).toEqual({ onClick: null, word: 'cancel', why: 'under-way' });
  });

  it('is open all the while where only something is asked', () => {
    expect(at({ busy: true, harmless: true })).toEqual({ onClick: leave, word: 'cancel', why: null });
  });

  it('is called as the dialog calls it', () => {
    expect(wayOut({ busy: true, harmless: false }, leave, 'close')).toMatchObject({ word: 'close', onClick: null });
  });
});
