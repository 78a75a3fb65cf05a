import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digestSteps, reductionSteps, type DigestPlan } from '@/utils/prompt/digest';
import { digestParts } from '@/utils/prompt/digest-parts';
import { joinSummaries } from '@/utils/prompt/digest-prompt';
import { estimateTokens } from '@/utils/text/estimate-tokens';
import { sectionsOf } from '@/utils/prompt/sections';
import { markdown } from '../page/markdown-arbitrary';

const PLAN: DigestPlan = { model: 'kimi-k2.5', language: 'English (en)', budget: 20_000, estimateTokens };
const book = (changed = -1) =>
  Array.from({ length: 200 }, (_, i) => {
    const title = i % 10 === 0 ? `# Book ${i / 10}` : `## Chapter ${i}`;
    return `${title}\n\n${`Words of number ${i}${i === changed ? ', which is another' : ''}. `.repeat(90)}`;
  }).join('\n\n');
const partsOf = (text: string, most: number) => digestParts(text, { sections: null, most, estimateTokens });

describe('the parts of a page that are summarised', () => {
  it('are the whole text in its order, whatever it is', () => {
    fc.assert(
      fc.property(markdown(), fc.integer({ min: 100, max: 3000 }), (text, most) => {
        expect(
          partsOf(text, most)
            .map((part) => part.text)
            .join(''),
        ).toBe(text);
      }),
    );
  });

  it('are as long as a request takes, and begin at the greatest headings', () => {
    const parts = partsOf(book(), 16_000);
    expect(parts.every(({ text }) => estimateTokens(text) <= 16_000)).toBe(true);
    expect(parts.slice(1).every(({ text }) => text.startsWith('# Book'))).toBe(true);
    expect(parts[0]?.title).toMatch(/^Book 0 – /);
  });

  it('are only of the sections that the user left in', () => {
    const text = book();
    const sections = sectionsOf(text)
      .slice(3, 9)
      .map(({ index }) => index);
    const parts = digestParts(text, { sections, most: 16_000, estimateTokens });
    expect(parts.map((part) => part.text).join('')).toBe(
      sectionsOf(text)
        .slice(3, 9)
        .map(({ start, end }) => text.slice(start, end))
        .join(''),
    );
  });
});

describe('the steps of a digest', () => {
  it('have the same keys for the same part, model and language, and only then', async () => {
    const keys = async (text: string, change: Partial<DigestPlan> = {}) =>
      (await digestSteps(text, null, { ...PLAN, ...change })).map(({ key }) => key);
    const before = await keys(book());
    expect(await keys(book())).toEqual(before);
    const after = await keys(book(77));
    expect(after.filter((key) => !before.includes(key))).toHaveLength(1);
    for (const change of [{ model: 'kimi-k3' }, { language: 'Japanese (ja)' }]) {
      expect((await keys(book(), change)).some((key) => before.includes(key))).toBe(false);
    }
  });

  it('go on until the summaries fit', async () => {
    let summaries = Array.from({ length: 300 }, (_, i) => ({
      title: `Part ${i}`,
      text: 'word '.repeat(480),
    }));
    let levels = 0;
    for (;;) {
      const steps = await reductionSteps(summaries, PLAN);
      if (!steps) break;
      expect(steps.length).toBeLessThan(summaries.length);
      expect(steps.every(({ text }) => estimateTokens(text) <= 16_000)).toBe(true);
      expect(steps.map(({ text }) => text).join('\n\n')).toBe(joinSummaries(summaries));
      summaries = steps.map(({ title }) => ({ title, text: 'word '.repeat(480) }));
      levels += 1;
    }
    expect(levels).toBe(1);
    expect(summaries.length).toBeGreaterThan(1);
    expect(estimateTokens(joinSummaries(summaries))).toBeLessThanOrEqual(PLAN.budget);
  });

  it('end with one summary at the latest, however long the model writes', async () => {
    const long = 'word '.repeat(90_000);
    let summaries = Array.from({ length: 9 }, (_, i) => ({ title: `Part ${i}`, text: long }));
    let levels = 0;
    for (
      let steps = await reductionSteps(summaries, PLAN);
      steps;
      steps = await reductionSteps(summaries, PLAN)
    ) {
      summaries = steps.map(({ title }) => ({ title, text: long }));
      levels += 1;
    }
    expect(summaries).toHaveLength(1);
    expect(levels).toBeLessThan(6);
  });
});
