import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createNumberedSlice } from '@/utils/prompt/numbered-text';
import { numberPages, numbersOf } from '@/utils/prompt/numbering';
import { partPassages, withLocalCitations, withPageCitations } from '@/utils/prompt/part-passages';
import { passagesOf } from '@/utils/prompt/passages';
import { markdown } from '../page/markdown-arbitrary';

const marked = (text: string, marks: Parameters<typeof createNumberedSlice>[1] = null) =>
  createNumberedSlice(text, marks)(0, text.length);

describe('a text with its marks', () => {
  it('has one where each passage begins, and stays the Markdown that it was', () => {
    const text = [
      'The sea.',
      '- Spring\n  - Neap\n1. First',
      '> Time\n> and tide',
      '| port | rise |\n| --- | --- |\n|  | 3 m |',
      '```js\nlet a = b[3];\n```',
      '- item\n\n  ```\n  code\n  ```',
    ].join('\n\n');
    expect(marked(text)).toBe(
      [
        '[1] The sea.',
        '- [2] Spring\n  - [3] Neap\n1. [4] First',
        '> [5] Time\n> and tide',
        '| [6] port | rise |\n| --- | --- |\n| [7]  | 3 m |',
        '[8]\n```js\nlet a = b[3];\n```',
        '- [9] item\n\n  [10]\n  ```\n  code\n  ```',
      ].join('\n\n'),
    );
  });

  it('says of which source they are, but for the first page', () => {
    expect(marked('The sea.\n\nThe moon.', { source: 2, numbers: [4, 9] })).toBe(
      '[2·4] The sea.\n\n[2·9] The moon.',
    );
    expect(marked('The sea.', { source: 0, numbers: [1] })).toBe('[0·1] The sea.');
  });

  it('has no marks but ours: notes of the page look otherwise, and code stays as it is', () => {
    expect(marked('Tides[3] rise [12], `a[3]`, [4](https://example.com) and [12:30].')).toBe(
      '[1] Tides[^3] rise [^12], `a[3]`, [4](https://example.com) and [12:30].',
    );
  });

  it.each([
    ['[2·3]', '[^2·3]'],
    ['[0·1]', '[^0·1]'],
    ['[3, 5]', '[^3, 5]'],
    ['［4］', '［^4］'],
    ['【5】', '【^5】'],
    ['【１２】', '【^１２】'],
  ])('has no %s of the page, which an answer may cite in that form', (note, other) => {
    expect(marked(`Tides${note} rise.`)).toBe(`[1] Tides${other} rise.`);
  });

  it('is the same in slices, wherever it is cut between passages', () => {
    fc.assert(
      fc.property(markdown(), fc.nat(), (text, at) => {
        const slice = createNumberedSlice(text);
        const passages = passagesOf(text);
        const cut = passages[at % Math.max(1, passages.length)]?.start ?? 0;
        const place = text.lastIndexOf('\n', cut - 1) + 1;
        expect(slice(0, place) + slice(place, text.length)).toBe(slice(0, text.length));
      }),
    );
  });
});

describe('the numbers of passages', () => {
  const block = fc.constantFrom('One.', 'Two.', 'Three.', '- a\n- b', '| x | y |', 'Same.', 'Same.');
  const page = fc.array(block, { maxLength: 12 }).map((blocks) => blocks.join('\n\n'));

  it('stay with the words, are given once, and do not depend on what comes later', () => {
    fc.assert(
      fc.property(fc.array(page, { minLength: 1, maxLength: 5 }), (texts) => {
        const numbers = numbersOf(texts);
        expect(numbersOf(texts.slice(0, -1))).toEqual(numbers.slice(0, -1));
        const words = new Map<number, string>();
        for (const [i, text] of texts.entries()) {
          expect(new Set(numbers[i]).size).toBe(numbers[i]?.length);
          for (const [j, { start, end }] of passagesOf(text).entries()) {
            const number = numbers[i]?.[j] ?? 0;
            expect(words.get(number) ?? text.slice(start, end)).toBe(text.slice(start, end));
            words.set(number, text.slice(start, end));
          }
        }
        expect(numbers[0]).toEqual(passagesOf(texts[0] ?? '').map(({ number }) => number));
      }),
    );
  });

  it('of a page that changed go on above those that it had; another page has its own', () => {
    const texts = new Map([
      ['old', 'One.\n\nTwo.\n\nThree.'],
      ['new', 'Zero.\n\nThree.\n\nOne.'],
      ['other', 'One.'],
    ]);
    const marks = numberPages(
      [
        { url: 'https://example.com/a', hash: 'old' },
        { url: 'https://example.com/b', hash: 'other' },
        { url: 'https://example.com/a#part', hash: 'new' },
        { url: 'https://example.com/a', hash: 'lost' },
      ],
      texts,
    );
    expect(Object.fromEntries(marks)).toEqual({
      old: { source: 1, numbers: [1, 2, 3] },
      new: { source: 1, numbers: [4, 3, 1] },
      other: { source: 2, numbers: [1] },
    });
  });
});

describe('the marks of a part of a page', () => {
  it('count from 1, and lead back to the passages of the page', () => {
    fc.assert(
      fc.property(markdown(), fc.nat(), fc.nat(), (text, a, b) => {
        // A part begins and ends between blocks.
        const cutAt = (place: number) =>
          place === text.length ? place : text.lastIndexOf('\n\n', place) + 1;
        const [start = 0, end = 0] = [a, b]
          .map((at) => cutAt(at % (text.length + 1)))
          .toSorted((x, y) => x - y);
        const stretches = [{ start, end }];
        const part = text.slice(stretches[0]?.start, stretches[0]?.end);
        const page = passagesOf(text);
        const own = partPassages(part, page, stretches);
        expect(own).toHaveLength(passagesOf(part).length);
        expect(own).toEqual(own.toSorted((x, y) => x - y));
      }),
    );
    const text = 'One.\n\nTwo.\n\nThree.\n\nFour.';
    const stretches = [
      { start: 6, end: 12 },
      { start: 20, end: text.length },
    ];
    expect(partPassages('Two.\n\nFour.', passagesOf(text), stretches)).toEqual([2, 4]);
    expect(withPageCitations('- A [1]. B [2][1]. No [9].', [2, 4])).toBe('- A [2]. B [4][2]. No .');
  });

  it('are renumbered for summaries of summaries, and come back', () => {
    const text = 'A [40][7]. B [7]. C [3].';
    const local = withLocalCitations(text);
    expect(local).toEqual({ text: 'A [1][2]. B [2]. C [3].', passages: [40, 7, 3] });
    expect(withPageCitations(local.text, local.passages)).toBe(text);
  });
});
