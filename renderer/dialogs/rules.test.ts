import { ORPCError } from '@orpc/client';
import { describe, expect, it } from 'vitest';
import { failureOf, hasCode } from '../rpc/failure.ts';
import { ringSecret } from '../examples.helper.ts';
import { DIALOGS, dialogOf } from './dialogs.ts';
import { fieldOf } from './field-errors.ts';
import { judgePassword, judgeReminder } from './new-password.ts';
import { verdictOf } from './verify-verdict.ts';

describe('a new password', () => {
  it('is counted in characters as people count them', () => {
    expect(judgePassword('éééééééé'.normalize('NFD'))).toBeNull();
    expect(judgePassword('🔑🔑🔑🔑')).toEqual({ code: 'PASSWORD_TOO_SHORT', params: { min: 8 } });
    expect(judgePassword('x'.repeat(257))).toEqual({ code: 'PASSWORD_TOO_LONG', params: { max: 256 } });
  });

  it('is not told by its reminder', () => {
    expect(judgeReminder('it is Correct Horse', 'correct horse')?.code).toBe('REMINDER_TELLS_PASSWORD');
    expect(judgeReminder('the animal', 'correct horse')).toBeNull();
    expect(judgeReminder('x'.repeat(513), 'correct horse')?.code).toBe('REMINDER_TOO_LONG');
  });
});

describe('a failure', () => {
  const refused = new ORPCError('WRONG_PASSWORD', { data: { number: 10779, params: {} } });

  it('is the engine’s by its code, the link’s otherwise', () => {
    expect(failureOf(refused)).toEqual({ kind: 'error', code: 'WRONG_PASSWORD', params: {} });
    expect(failureOf(new ORPCError('BAD_GATEWAY'))).toEqual({ kind: 'error', code: 'INTERNAL', params: {} });
    expect(failureOf(new Error('closed'))).toEqual({ kind: 'connection' });
    expect(hasCode(failureOf(refused), 'WRONG_PASSWORD')).toBe(true);
  });

  it('goes to the field it belongs to, where the form has it', () => {
    expect(fieldOf(failureOf(refused), ['path', 'password'])).toBe('password');
    expect(fieldOf(failureOf(refused), ['path'])).toBeNull();
  });

  it('where who configures forgot himself, to the administrators', () => {
    const refused = new ORPCError('CALLER_NOT_ADMINISTRATOR', { data: { number: 10597, params: { account: 'HOST\\anna' } } });
    expect(fieldOf(failureOf(refused), ['administrators'])).toBe('administrators');
  });
});

describe('the verdict on a backup file', () => {
  const secret = (fit: 'fits' | 'does-not-open' | 'retired' | 'unknown-to-database' | 'database-unavailable', opens: number) => ({
    ...ringSecret(4),
    fit,
    held: true,
    opens,
  });
  const of = (secrets: ReturnType<typeof secret>[], credentials: number, holdsCurrent: boolean) =>
    verdictOf({ secrets, credentials, holdsCurrent });

  it('is the worst that is true', () => {
    expect(of([secret('fits', 10)], 10, true)).toMatchObject({ sign: 'well', key: 'all' });
    expect(of([secret('fits', 9)], 10, true)).toMatchObject({ sign: 'risk', key: 'some' });
    expect(of([secret('fits', 9)], 10, false)).toMatchObject({ sign: 'risk', key: 'outdated' });
    expect(of([secret('does-not-open', 0)], 10, true)).toMatchObject({ sign: 'risk', key: 'some' });
    expect(of([secret('retired', 0)], 10, false)).toMatchObject({ sign: 'risk', key: 'outdated' });
    expect(of([secret('fits', 0)], 0, true)).toMatchObject({ sign: 'well', key: 'empty' });
    expect(of([secret('unknown-to-database', 0)], 10, false)).toMatchObject({ sign: 'stop', key: 'foreign' });
    expect(of([secret('database-unavailable', 0)], 0, false)).toMatchObject({ sign: 'risk', key: 'untried' });
  });
});

describe('the rest', () => {
  it('opens one dialog for what is one thing', () => {
    expect(dialogOf('refresh')).toBeNull();
    expect(DIALOGS['resume-operation']).toBe(DIALOGS['show-progress']);
    expect(dialogOf('generate')).toBe('generate');
  });
});
