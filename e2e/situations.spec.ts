/** Every situation that one machine can be in: brought about, shown on System and in the status bar, and cured as it says, by keyboard. */
import type { Locator, Page } from '@playwright/test';
import { CURES_IN_WORDS } from '../renderer/actions/action.ts';
import { SITUATIONS, SITUATION_IDS, bySeverity, type Cure, type Situation, type SituationId } from '../shared/domain/situations.ts';
import { formatSituation, type I18n } from '../shared/i18n/index.ts';
import { expect, test as base, type Machine } from './console.ts';
import { ELSEWHERE, STORIES, type SituationStory } from './situations/stories.ts';
import { endStopped } from './situations/tools.ts';
import { copyInto, fileIn, situationsOf } from './situations/world.ts';

const test = base.extend<{ situation: SituationId | null }>({
  situation: [null, { option: true }],
  machine: async ({ machine, situation }, use) => {
    const story = situation === null ? undefined : STORIES[situation];
    if (story) {
      await copyInto(machine, story.from);
      await story.bring(machine);
    }
    await use(machine);
    await endStopped();
  },
});

const inWords = (cure: Cure): boolean => CURES_IN_WORDS.some((words) => words === cure);
const rowOf = (page: Page, sentence: string): Locator => page.getByRole('main').getByRole('listitem').filter({ hasText: sentence });

async function expectShown(page: Page, texts: I18n, situation: Situation, story: SituationStory): Promise<Locator> {
  const { severity, cure, verb } = SITUATIONS[situation.id];
  const row = rowOf(page, formatSituation(texts, situation));
  await expect(row).toBeVisible();
  await expect(row.getByText(texts.t(`severity.${severity}`), { exact: true })).toBeVisible();
  if (verb !== null) await expect(row.getByText(verb, { exact: true })).toBeVisible();
  if (inWords(cure)) await expect(row.getByText(texts.t(`cureInWords.${situation.id}`, { ...situation.params }))).toBeVisible();
  else await expect(row.getByRole('button', { name: texts.t(`actions:${cure}`), exact: true })).toBeEnabled();
  expect(story.cured === null).toBe(inWords(cure));
  return row;
}

/** Which stands first on System and in the status bar, whatever else is the case. */
async function expectFirst(page: Page, texts: I18n, situations: readonly Situation[]): Promise<SituationId | undefined> {
  const [first] = [...situations].sort(bySeverity);
  if (!first) return undefined;
  const bar = page.getByRole('contentinfo', { name: texts.t('status.label') });
  await expect(bar.getByRole('status')).toHaveText(formatSituation(texts, first));
  return first.id;
}

async function expectGone(page: Page, machine: Machine, sentence: string, id: SituationId): Promise<void> {
  await expect(rowOf(page, sentence)).toHaveCount(0);
  const unlocked = ['--protector-file', fileIn(machine, '.password')];
  expect((await situationsOf(machine, ...unlocked)).map((situation) => situation.id)).not.toContain(id);
}

for (const [id, story] of Object.entries(STORIES) as [SituationId, SituationStory][])
  test.describe(id, () => {
    test.use({ situation: id });
    test('is shown, and cured', async ({ console: page, machine, texts }) => {
      const situations = await situationsOf(machine);
      const situation = situations.find((found) => found.id === id);
      if (!situation) throw new Error(`There is ${situations.map((found) => found.id).join(', ') || 'nothing'} instead`);
      expect(situation.params).toMatchObject(story.params ?? {});
      const row = await expectShown(page, texts, situation, story);
      expect(await expectFirst(page, texts, situations)).toBe(id);
      // the sentences are what differs from language to language; the cures are gone through once
      if (story.cured === null || texts.language !== 'en') return;
      await row.getByRole('button', { name: texts.t(`actions:${SITUATIONS[id].cure}`), exact: true }).press('Enter');
      await story.cured({ page, texts, machine });
      await expectGone(page, machine, formatSituation(texts, situation), id);
    });
  });

test('every situation has a story here, or its reason why one machine cannot be in it', () => {
  expect([...Object.keys(STORIES), ...Object.keys(ELSEWHERE)].sort()).toEqual([...SITUATION_IDS].sort());
});
