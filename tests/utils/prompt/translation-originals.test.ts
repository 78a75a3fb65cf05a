import { expect, test } from 'vitest';
import {
  endOfTranslated,
  missingOf,
  originalsOf,
  translatedIn,
  translationParts,
} from '@/utils/prompt/translation';
import { estimateTokens } from '@/utils/text/estimate-tokens';

/** The only part of a short text, whose passages are numbered from 1. */
function partOf(text: string, source = 1) {
  const numbers = Array.from({ length: 50 }, (_, i) => i + 1);
  const [part] = translationParts(text, { source, numbers }, { sections: null, estimateTokens });
  if (!part) throw new Error('The text has no part.');
  return part;
}

test('a page is cut into parts of a few thousand tokens, which have all of it', () => {
  const paragraph = (n: number) => `Paragraph ${n}. ${'The water rises and falls. '.repeat(20).trim()}`;
  const text = Array.from({ length: 90 }, (_, n) => paragraph(n)).join('\n\n');
  const numbers = Array.from({ length: 90 }, (_, i) => i + 1);
  const parts = translationParts(text, { source: 1, numbers }, { sections: null, estimateTokens });
  expect(parts.length).toBeGreaterThan(2);
  expect(parts.every((part) => estimateTokens(part.text) <= 3_300)).toBe(true);
  expect(parts.flatMap(({ passages }) => passages.map(({ cited }) => cited))).toEqual(numbers);
  expect(parts.map((part) => part.text).join('')).toBe(text);
});

test('a mark counts in every form that models write it in, and not within code', () => {
  const answer = 'Eins [1]. Zwei [2, 3]\n\n```js\nlist[4]\n```\n\nUnd `list[5]`. 六 【6】 [2·7]';
  expect([...translatedIn(answer, 1)]).toEqual([1, 2, 3, 6]);
  expect([...translatedIn(answer, 2)]).toEqual([7]);
});

test('a translation that broke off ends at its last mark', () => {
  expect('Eins [1]\n\nZw'.slice(0, endOfTranslated('Eins [1]\n\nZw'))).toBe('Eins [1]');
  expect(endOfTranslated('Ei')).toBe(0);
});

test('a long paragraph has several passages in its line: each is asked for, and given, once', () => {
  const sentence = (n: number) => `Sentence ${n} ${'goes on and on '.repeat(30).trim()}.`;
  const part = partOf(Array.from({ length: 6 }, (_, n) => sentence(n)).join(' '));
  expect(part.passages.length).toBeGreaterThan(2);
  const done = new Set([1]);
  for (const text of [missingOf(part, new Set([1, 3])) ?? '', originalsOf(part, done, 1)]) {
    expect(text).not.toContain('Sentence 0 ');
    const sentences = Array.from(text.matchAll(/Sentence \d/g), String);
    expect(new Set(sentences).size).toBe(sentences.length);
  }
});

test('a row that is left in the original has its mark within it, an item its bullet', () => {
  const part = partOf('| a | b |\n| --- | --- |\n| one | two |\n\n- An item.\n\nAn end.');
  expect(originalsOf(part, new Set([1, 4]), 1)).toBe('| one | two [2] |\n\n- An item. [3]');
});

test('a note of the page is no mark of ours', () => {
  const part = partOf('The tide rises [2].\n\nThe tide falls.');
  const originals = originalsOf(part, new Set(), 1);
  expect(originals).toBe('The tide rises [^2]. [1]\n\nThe tide falls. [2]');
  expect(originalsOf(partOf('The tide falls.', 2), new Set(), 2)).toBe('The tide falls. [2·1]');
});
