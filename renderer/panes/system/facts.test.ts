import { describe, expect, it } from 'vitest';
import type { Overview } from '../../../shared/contract/console/system.ts';
import { createI18n } from '../../../shared/i18n/index.ts';
import { overview, unconfigured } from '../../examples.helper.ts';
import { formatIn } from '../../text/format.ts';
import { factsOf } from './use-facts.ts';

const factsIn = (language: 'en' | 'fr', shown: Overview) =>
  factsOf(shown, createI18n(language).getFixedT(null, 'console'), formatIn(language));
const valueOf = (shown: Overview, group: 'secret' | 'backup', name: string) =>
  factsIn('en', shown)[group].find((fact) => fact.name === name)?.value;

const bare = { backup: null, databaseBackup: null };

describe('backups', () => {
  it('were never made where the store says so', () => {
    expect(factsIn('en', overview(bare)).backup.map(({ value }) => value)).toEqual(['never', 'never']);
    expect(factsIn('en', unconfigured()).backup.map(({ value }) => value)).toEqual(['never', 'never']);
  });

  it('are not known while the store cannot be read', () => {
    expect(factsIn('en', overview({ ...bare, protector: null })).backup.map(({ value }) => value)).toEqual(['not known', 'not known']);
    expect(factsIn('fr', overview({ ...bare, protector: null })).backup.map(({ value }) => value)).toEqual(['inconnu', 'inconnu']);
  });

  it('are named with their file while the store is lost, where they are on record', () => {
    const lost = overview({ protector: null, databaseBackup: null });
    expect(valueOf(lost, 'backup', 'File')).toBe('/safe/sso-4.bak');
    expect(valueOf(lost, 'backup', 'Database')).toBe('not known');
  });
});

describe('the secret', () => {
  it('is shown without its uses where those are not known', () => {
    const { secret } = overview();
    const away = overview({ secret: secret && { ...secret, uses: null } });
    expect(valueOf(overview(), 'secret', 'Used (times)')).toBe('10');
    expect(valueOf(away, 'secret', 'Version')).toBe('4');
    expect(valueOf(away, 'secret', 'Used (times)')).toBeUndefined();
  });
});
