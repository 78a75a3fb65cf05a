import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimateTokens } from '@/utils/text/estimate-tokens';
import { LEAST_BUDGET, planPage, type PlanOptions } from '@/utils/prompt/plan-page';
import { sectionsOf } from '@/utils/prompt/sections';
import { partTokens } from '@/utils/prompt/fit';
import { headingsAt, sentRanges, textOfSections } from '@/utils/prompt/text-of-sections';
import { markdown } from '../page/markdown-arbitrary';

const filler = (topic: string, i: number) =>
  `The ${topic} of chapter ${i} is told at length, with much about weather, trade and the people of the coast. `.repeat(
    14,
  );

/** Chapters of which one has a fact in it. */
const book = (facts: Readonly<Record<number, string>>, count = 60) =>
  Array.from(
    { length: count },
    (_, i) =>
      `## Chapter ${i}\n\n${filler('story', i)}\n\n${facts[i] ?? 'Nothing happens.'}\n\n${filler('end', i)}`,
  ).join('\n\n');

const OPTIONS: PlanOptions = {
  text: '',
  question: '',
  earlier: '',
  selectionAt: null,
  isAboutAll: false,
  omitted: [],
  budget: 12_000,
  estimateTokens,
};
const plan = (change: Partial<PlanOptions>) => planPage({ ...OPTIONS, ...change });
const sent = (text: string, change: Partial<PlanOptions>) => textOfSections(text, plan({ text, ...change }));

describe('what of a page is sent', () => {
  it('is all of it where it fits', () => {
    const text = book({}, 3);
    expect(plan({ text, question: 'story' })).toEqual({
      coverage: 'whole',
      sections: null,
      characters: text.length,
      sentCharacters: text.length,
    });
  });

  it.each([
    ['the first section', 0],
    ['one in the middle', 31],
    ['the last', 59],
  ])('has the answer that stands in %s of a page that does not fit, with its neighbours', (_, chapter) => {
    const fact = 'The lighthouse keeper painted the door vermilion in 1893.';
    const text = book({ [chapter]: fact });
    expect(estimateTokens(text)).toBeGreaterThan(OPTIONS.budget);
    const chosen = plan({
      text,
      question: 'What colour did the lighthouse keeper paint the door?',
    });
    expect(chosen.coverage).toBe('chosen');
    expect(textOfSections(text, chosen)).toContain(fact);
    expect(textOfSections(text, chosen)).toContain('- §18 Chapter 17');
    const near = sectionsOf(text).filter(({ title }) =>
      [chapter - 1, chapter + 1].some((n) => title === `Chapter ${n}`),
    );
    expect(near.every(({ index }) => chosen.sections?.includes(index))).toBe(true);
  });

  it('has it in scripts without spaces too', () => {
    const fact = '灯台守は扉を朱色に塗った。';
    const text = Array.from(
      { length: 60 },
      (_, i) =>
        `## 第${i}章\n\n${'港の人々は天気や商いについて長く語った。'.repeat(20)}\n\n${i === 41 ? fact : ''}`,
    ).join('\n\n');
    expect(sent(text, { question: '灯台の扉の色は何ですか' })).toContain(fact);
    const chinese = text.replace(fact, '灯塔看守把门漆成了朱红色。');
    expect(sent(chinese, { question: '灯塔的门是什么颜色' })).toContain('朱红色');
  });

  it('is the part of a discussion around the words that name its subject, not whole sections', () => {
    const talk = Array.from(
      { length: 900 },
      (_, i) =>
        `**Ann**: ${i === 450 ? 'The remote needs a scroll wheel.' : `So we go on with number ${i} then.`}`,
    );
    const text = talk.join('\n\n');
    const budget = LEAST_BUDGET;
    const chosen = plan({ text, question: 'What was said about the scroll wheel?', budget });
    const ranges = sentRanges(chosen, sectionsOf(text));
    const around = ranges.find(({ start, end }) => text.slice(start, end).includes('scroll wheel'));
    expect(text.slice(around?.start, around?.end)).toContain('number 440 then.');
    expect(text.slice(around?.start, around?.end)).toContain('number 460 then.');
    expect(chosen.excerpts).toEqual(ranges);
    expect(chosen.sentCharacters).toBe(ranges.reduce((sum, { start, end }) => sum + end - start, 0));
    expect(partTokens(text, chosen, estimateTokens)).toBeLessThanOrEqual(budget);
    expect(partTokens(text, chosen, estimateTokens)).toBeGreaterThan(budget * 0.9);
  });

  it('names the headings over an excerpt, also where small sections were joined', () => {
    const text = `# Coast\n\nA line.\n\n## Lights\n\n${filler('light', 1)}\n\nThe vermilion door.\n\n${book({}, 40)}`;
    expect(sent(text, { question: 'vermilion door', budget: LEAST_BUDGET })).toContain('The vermilion door.');
    expect(headingsAt(text.indexOf('The vermilion'), text, sectionsOf(text))).toEqual(['Coast', 'Lights']);
  });

  it('goes on from the question before where this one has no words of its own', () => {
    const fact = 'The lighthouse keeper painted the door vermilion in 1893.';
    const text = book({ 44: fact });
    expect(sent(text, { question: 'Por qué?', earlier: 'What about the lighthouse keeper?' })).toContain(
      fact,
    );
  });

  it('is as much as fits, from the beginning, where nothing matches', () => {
    const text = book({});
    const chosen = plan({ text, question: '灯台の扉の色は何ですか' });
    expect(chosen.coverage).toBe('chosen');
    expect(chosen.sections?.slice(0, 3)).toEqual([0, 1, 2]);
    expect(estimateTokens(textOfSections(text, chosen))).toBeGreaterThan(OPTIONS.budget * 0.7);
  });

  it('is a digest where no section matters more than another', () => {
    const text = book({});
    expect(plan({ text, isAboutAll: true })).toEqual({
      coverage: 'digest',
      sections: null,
      characters: text.length,
      sentCharacters: text.length,
    });
    expect(plan({ text: book({}, 3), isAboutAll: true }).coverage).toBe('whole');
  });

  it('never has what the user took out, and is everything else where that fits', () => {
    const text = book({ 31: 'The lighthouse keeper painted the door vermilion.' });
    const fact = sectionsOf(text).find(({ title }) => title === 'Chapter 31')?.index ?? -1;
    expect(plan({ text, question: 'lighthouse keeper', omitted: [fact] }).sections).not.toContain(fact);
    const digest = plan({ text, isAboutAll: true, omitted: [fact] });
    expect(digest.coverage).toBe('digest');
    expect(digest.sections).not.toContain(fact);
    const most = sectionsOf(text)
      .map(({ index }) => index)
      .slice(2);
    expect(plan({ text, question: 'weather', omitted: most })).toMatchObject({
      coverage: 'chosen',
      sections: [0, 1],
    });
  });

  it('never takes more than its budget, and is the same every time', () => {
    const options = fc.record({
      text: fc
        .array(markdown(), { minLength: 1, maxLength: 12 })
        .map((parts) => parts.join('\n\n').repeat(3)),
      question: fc.constantFrom('tide', 'the moon', '潮汐', 'And?', 'harbour 月', ''),
      budget: fc.integer({ min: LEAST_BUDGET, max: 30_000 }),
      omitted: fc.array(fc.nat(20), { maxLength: 3 }),
    });
    fc.assert(
      fc.property(options, (change) => {
        const first = plan(change);
        expect(estimateTokens(textOfSections(change.text, first))).toBeLessThanOrEqual(change.budget);
        expect(plan(change)).toEqual(first);
        expect(first.sections ?? []).toEqual((first.sections ?? []).toSorted((a, b) => a - b));
      }),
      { numRuns: 60 },
    );
  });

  it('is the section of the selection first, in whatever language is asked about it', () => {
    const text = book({ 41: 'The selected words stand here.' });
    const selectionAt = text.indexOf('The selected words');
    expect(sent(text, { question: 'なぜですか？', selectionAt })).toContain('The selected words');
    expect(sent(text, { question: 'story of chapter 7', selectionAt })).toContain('The selected words');
  });
});
