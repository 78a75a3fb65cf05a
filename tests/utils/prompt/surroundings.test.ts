import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { estimateTokens } from '@/utils/text/estimate-tokens';
import { surroundingsOf } from '@/utils/prompt/surroundings';

const filler = (topic: string, count: number) =>
  Array.from(
    { length: count },
    (_, i) => `The ${topic} is told in sentence ${i}, at some length and in order.`,
  );

const PAGE = [
  '# Harbours',
  ...filler('beginning', 30),
  '## Tides',
  'The neap tide comes twice a month. It is [the weakest](https://example.com/neap) of **all** tides.',
  '- High water: 12 m\n- Low water: 3 m',
  '## Winds',
  ...filler('wind', 200),
  'The **foehn** is a warm wind.',
  ...filler('storm', 200),
].join('\n\n');

const select = (text: string, around = text) => ({ text, headings: [], around });
const around = (text: string, page = PAGE, context?: string) => {
  const range = surroundingsOf(page, select(text, context), estimateTokens);
  return range && page.slice(range.start, range.end);
};

describe('what stands around a selection', () => {
  test('is its whole section where that is short', () => {
    const text = around('weakest of all tides');
    expect(text).toMatch(/^## Tides/);
    expect(text).toContain('Low water: 3 m');
    expect(text).not.toContain('wind');
  });

  test('is as much of a long section as is allowed, on both sides', () => {
    const text = around('foehn is a warm wind') ?? '';
    expect(estimateTokens(text)).toBeLessThanOrEqual(2000);
    expect(estimateTokens(text)).toBeGreaterThan(1000);
    expect(text).toContain('The wind is told in sentence 199');
    expect(text).toContain('The storm is told in sentence 0');
  });

  test('is that of the place that was selected, where the same words stand in several', () => {
    const page = '## One\n\nSee below. It rains.\n\n## Two\n\nSee above. It rains.\n';
    const long = page.replace('## Two', `${filler('rest', 60).join('\n\n')}\n\n## Two`);
    expect(around('It rains', long, 'See above. It rains.')).toMatch(/^## Two/);
  });

  test('is found in a row, across passages, and in scripts without spaces', () => {
    expect(around('12 mLow water: 3')).toContain('High water');
    expect(
      around('潮の満ち干', `# 海\n\n月が**潮の**満ち干を起こす。\n\n${filler('x', 99).join('\n\n')}`),
    ).toContain('月が');
  });

  test('is nothing where the text does not have it, or where it is long by itself', () => {
    expect(around('nowhere to be read')).toBeNull();
    expect(around('…')).toBeNull();
    expect(around(filler('wind', 200).join('\n'))).toBeNull();
  });

  test('has the selection in it and keeps to its bound, whatever was selected', () => {
    const words = PAGE.replaceAll(/[#*[\]]|\(.*?\)/g, '').split(/\s+/);
    fc.assert(
      fc.property(fc.nat(words.length - 1), fc.integer({ min: 1, max: 40 }), (from, count) => {
        const wanted = words.slice(from, from + count).join(' ');
        const text = around(wanted);
        if (text === null) return;
        expect(estimateTokens(text)).toBeLessThanOrEqual(2000);
        const letters = (one: string) => one.replaceAll(/\(.*?\)|[^\p{L}\p{N}]/gu, '').toLowerCase();
        expect(letters(text)).toContain(letters(wanted));
      }),
    );
  });
});
