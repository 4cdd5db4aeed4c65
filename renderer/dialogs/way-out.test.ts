import { describe, expect, it } from 'vitest';
import { wayOut } from './way-out.ts';

const leave = (): void => undefined;
const at = (part: Partial<Parameters<typeof wayOut>[0]>) => wayOut({ busy: false, harmless: false, connection: 'open', ...part }, leave);

describe('the way out of a dialog', () => {
  it('is Cancel as long as nothing was asked of the engine', () => {
    expect(at({})).toEqual({ onClick: leave, word: 'cancel', why: null });
    expect(at({ connection: 'lost' })).toEqual({ onClick: leave, word: 'cancel', why: null });
  });

  it('is closed, with the reason, while something is done that cannot be taken back', () => {
    expect(at({ busy: true })).toEqual({ onClick: null, word: 'cancel', why: 'under-way' });
    expect(at({ busy: true, connection: 'connecting' })).toMatchObject({ onClick: null });
  });

  it('is open all the while where only something is asked', () => {
    expect(at({ busy: true, harmless: true })).toEqual({ onClick: leave, word: 'cancel', why: null });
  });

  it.each(['lost', 'ended'] as const)('is Close, and says so, where the link is %s and no answer will come', (connection) => {
    expect(at({ busy: true, connection })).toEqual({ onClick: leave, word: 'close', why: 'lost' });
  });

  it('is called as the dialog calls it', () => {
    expect(wayOut({ busy: true, harmless: false, connection: 'open' }, leave, 'close')).toMatchObject({ word: 'close', onClick: null });
  });
});
