import { describe, expect, it } from 'vitest';
import { AT, overview } from '../../examples.helper.ts';
import { lastProof, nextDue } from './next-due.ts';

const DAY = 86_400_000;
const later = (days: number): string => new Date(Date.parse(AT) + days * DAY).toISOString();
const backup = { takenAt: later(-100), secretVersion: 4, verifiedAt: null, path: '/safe/sso-4.bak' };

describe('what is due next, where all is well', () => {
  it('is the copy of the database a month after the last, where all was done today', () => {
    expect(nextDue(overview())).toEqual({ action: 'back-up-database', at: later(31) });
  });

  it('is the copy of the database without a date, where there is none yet', () => {
    expect(nextDue(overview({ databaseBackup: null }))).toEqual({ action: 'back-up-database', at: null });
  });

  it('is the proof of the backup half a year after the last, and after its taking where it was never verified', () => {
    const shown = overview({ backup: { ...backup, takenAt: later(-160) } });
    expect(lastProof(shown)).toBe(later(-160));
    expect(nextDue(shown)).toEqual({ action: 'verify-backup', at: later(20) });
    expect(lastProof(overview({ backup: { ...backup, verifiedAt: later(-3) } }))).toBe(later(-3));
  });

  it('is a new master secret a month before the old one is a year old', () => {
    const { secret } = overview();
    const shown = overview({ secret: secret && { ...secret, createdAt: later(-330) } });
    expect(nextDue(shown)).toEqual({ action: 'generate', at: later(5) });
  });

  it('is as far ahead as the policy says', () => {
    const { secret } = overview();
    const created = secret && { ...secret, createdAt: later(-60) };
    const shown = overview({ secret: created, policy: { secretMaximumAge: 90, secretRemindAhead: 10 } });
    expect(nextDue(shown)).toEqual({ action: 'generate', at: later(20) });
  });

  it('is not known without a backup on record, or without a secret', () => {
    expect(nextDue(overview({ backup: null }))).toBeNull();
    expect(nextDue(overview({ secret: null }))).toBeNull();
  });
});
