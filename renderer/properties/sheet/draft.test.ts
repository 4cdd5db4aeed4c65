import { describe, expect, it } from 'vitest';
import { change, changedIn, decide, draftOf, merge, settle } from './draft.ts';

const READ = { timeout: '2', tickets: false, accounts: ['HOST\\anna'] as readonly string[] };

describe('what was changed', () => {
  it('is nothing at first, and nothing again once it is changed back', () => {
    const draft = draftOf(READ);
    expect(changedIn(draft)).toEqual([]);
    const changed = change(change(draft, { timeout: '5' }), { accounts: ['HOST\\anna', 'HOST\\ben'] });
    expect(changedIn(changed)).toEqual(['timeout', 'accounts']);
    expect(changedIn(change(changed, { timeout: '2', accounts: ['HOST\\anna'] }))).toEqual([]);
  });
});

describe('what somebody else changed meanwhile', () => {
  it('is shown where the person changed nothing, and is no change of theirs', () => {
    const merged = merge(change(draftOf(READ), { timeout: '5' }), { ...READ, tickets: true });
    expect(merged.mine).toEqual({ timeout: '5', tickets: true, accounts: ['HOST\\anna'] });
    expect(merged).toMatchObject({ taken: ['tickets'], undecided: [] });
    expect(changedIn(merged)).toEqual(['timeout']);
  });

  it('stands beside the person’s own where both changed the same, until it is decided', () => {
    const merged = merge(change(draftOf(READ), { timeout: '5' }), { ...READ, timeout: '9' });
    expect(merged).toMatchObject({ mine: { timeout: '5' }, base: { timeout: '9' }, taken: [], undecided: ['timeout'] });
    const mine = decide(merged, 'timeout', 'mine');
    expect(mine).toMatchObject({ mine: { timeout: '5' }, undecided: [] });
    expect(changedIn(mine)).toEqual(['timeout']);
    const theirs = decide(merged, 'timeout', 'theirs');
    expect(theirs).toMatchObject({ mine: { timeout: '9' }, undecided: [] });
    expect(changedIn(theirs)).toEqual([]);
  });

  it('is no conflict where both changed it to the same', () => {
    const merged = merge(change(draftOf(READ), { timeout: '5' }), { ...READ, timeout: '5' });
    expect(merged).toMatchObject({ taken: [], undecided: [] });
    expect(changedIn(merged)).toEqual([]);
  });

  it('is said of every time, where they change more and more', () => {
    const once = merge(change(draftOf(READ), { timeout: '5' }), { ...READ, timeout: '9', tickets: true });
    const twice = merge(once, { ...READ, timeout: '10', tickets: true, accounts: ['HOST\\ben'] });
    expect(twice).toMatchObject({ mine: { timeout: '5', accounts: ['HOST\\ben'] }, undecided: ['timeout'] });
    expect([...twice.taken].sort()).toEqual(['accounts', 'tickets']);
  });

  it('leaves open what is open, when it is read again unchanged', () => {
    const theirs = { ...READ, timeout: '9' };
    const merged = merge(change(draftOf(READ), { timeout: '5' }), theirs);
    expect(merge(merged, theirs)).toEqual(merged);
    const decided = decide(merged, 'timeout', 'mine');
    expect(merge(decided, theirs).undecided).toEqual([]);
  });
});

describe('after a change was saved', () => {
  const sent = { ...READ, timeout: '5' };

  it('nothing is left to be saved', () => {
    const settled = settle(change(draftOf(READ), sent), sent, sent);
    expect(settled).toEqual(draftOf(sent));
  });

  it('what was typed while it was under way stays, and is still to be saved', () => {
    const settled = settle(change(draftOf(READ), { ...sent, tickets: true }), sent, sent);
    expect(settled.mine).toEqual({ ...sent, tickets: true });
    expect(changedIn(settled)).toEqual(['tickets']);
    expect(settled).toMatchObject({ taken: [], undecided: [] });
  });
});
