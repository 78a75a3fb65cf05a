import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { passagesOf } from '@/utils/prompt/passages';
import { plainText } from '@/utils/prompt/plain-text';
import { growth, IN_PROPORTION } from '../../growth';
import { markdown } from '../page/markdown-arbitrary';

const read = (text: string) =>
  passagesOf(text).map(({ kind, start, end }) => `${kind}: ${text.slice(start, end)}`);

const anyText = () => fc.oneof(markdown(), fc.string({ unit: 'grapheme', maxLength: 400 }));

describe('passages', () => {
  it('are paragraphs, items, rows, quotes, formulas and code, each with its words alone', () => {
    const text = [
      '# Tides',
      'The sea rises\nand falls.',
      '- Spring tide\n- Neap tide\n  goes on\n  - nested\n1. first\n2. [ ] to do',
      '> Time and tide\n> wait\n>\n> for no man.',
      '| port | rise |\n| --- | --- |\n|  | 3 m |\n|  |  |',
      '$$\nh = a\\cos(t)\n$$',
      '```js\nlet tide = 1;\n\nrise();\n```',
      '---',
      '![a picture](https://example.com/tide.png)',
      '**Ebb**\n: when it falls',
      '[… 14 items not loaded by the page …]',
      '[^1]: Halvorsen, p. 41.\n[^2]: The winter of 1709.',
    ].join('\n\n');
    expect(read(text)).toEqual([
      'paragraph: The sea rises\nand falls.',
      'item: Spring tide',
      'item: Neap tide\n  goes on',
      'item: nested',
      'item: first',
      'item: to do',
      'quote: Time and tide\n> wait',
      'quote: for no man.',
      'row: port | rise |',
      'row:  | 3 m |',
      'formula: $$\nh = a\\cos(t)\n$$',
      'code: ```js\nlet tide = 1;\n\nrise();\n```',
      'paragraph: **Ebb**',
      'item: when it falls',
      'item: Halvorsen, p. 41.',
      'item: The winter of 1709.',
    ]);
  });

  it('begin after the mark of their item, which the page draws', () => {
    const text =
      '- a. one\n- (b) two\n  - iv. three\n- 1.2 four\n- 三、 五\n- ב. שש\n- a boat\n- No. 7\n- 3 masts';
    expect(read(text)).toEqual(
      ['one', 'two', 'three', 'four', '五', 'שש', 'a boat', 'No. 7', '3 masts'].map(
        (words) => `item: ${words}`,
      ),
    );
  });

  it('are headlines too, where these are links: of front pages they are all there is', () => {
    expect(
      read('## News\n\n### [Harbour closed](https://example.com/1)\n\n- ## [Ferry](/2)\n\n  Late.'),
    ).toEqual(['heading: [Harbour closed](https://example.com/1)', 'item: [Ferry](/2)', 'paragraph: Late.']);
  });

  it('of a page are paragraphs of a transcript with their time, and never the marks of pages of a PDF', () => {
    expect(read('[p. 3]\n\nOn page three.\n\n[p. 4]\n\n[12:34] **Ann:** Said.')).toEqual([
      'paragraph: On page three.',
      'paragraph: [12:34] **Ann:** Said.',
    ]);
  });

  it('that are too long are cut between sentences, and no link is cut', () => {
    const sentence = 'The tide tables name [St. Ives. Bay](https://example.com/a.b) again. ';
    const pieces = read(sentence.repeat(60).trim());
    expect(pieces.length).toBeGreaterThan(2);
    expect(pieces.every((piece) => piece.length < 1300 && piece.endsWith('again.'))).toBe(true);
  });

  it('stand in any text in order, without overlap, none empty', () => {
    fc.assert(
      fc.property(anyText(), (text) => {
        let last = 0;
        for (const [i, { number, start, end }] of passagesOf(text).entries()) {
          expect(number).toBe(i + 1);
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(text.slice(start, end)).toMatch(/[\p{L}\p{N}]/u);
          expect(text.slice(start, end)).toBe(text.slice(start, end).trimEnd());
          last = end;
        }
        expect(last).toBeLessThanOrEqual(text.length);
      }),
    );
  });

  it('hold every word of a page, but those of headings, marks of pages and addresses', () => {
    fc.assert(
      fc.property(markdown(), (text) => {
        const passages = passagesOf(text);
        let rest = text;
        for (const { start, end } of passages.toReversed()) rest = rest.slice(0, start) + rest.slice(end);
        const words = rest
          .replace(/^[ \t]*#{1,6}[ \t].*$/gm, '')
          .replace(/^\[p\. \d+\]\s*$/gm, '')
          .replace(/[ \t]*\d{1,9}[.)]/g, '');
        expect(words).not.toMatch(/[\p{L}\p{N}]/u);
      }),
    );
  });

  it('away from a change stay as they are', () => {
    const paragraph = fc.constantFrom(
      'One paragraph.',
      '- item\n- item two',
      '| a | b |\n| --- | --- |\n| 1 | 2 |',
      '> quote',
      '```\ncode\n```',
      '# Heading',
    );
    const blocks = fc.array(paragraph, { maxLength: 10 });
    const texts = (text: string) => passagesOf(text).map(({ start, end }) => text.slice(start, end));
    fc.assert(
      fc.property(blocks, paragraph, paragraph, blocks, (before, old, changed, after) => {
        const join = (block: string) => texts([...before, block, ...after].join('\n\n'));
        const [one, other] = [join(old), join(changed)];
        const above = before.flatMap(texts);
        const below = after.flatMap(texts);
        for (const page of [one, other]) {
          expect(page.slice(0, above.length)).toEqual(above);
          expect(page.slice(page.length - below.length)).toEqual(below);
        }
      }),
    );
  });

  it('of a million characters cost hardly more for each than those of a hundred thousand', () => {
    const text = (length: number) =>
      'The tide **rises** and [falls](https://example.com/x). '
        .repeat(9)
        .concat('\n\n- item one\n')
        .repeat(length / 500);
    expect(growth(passagesOf, text(100_000), text(1_000_000))).toBeLessThan(IN_PROPORTION);
    for (const nasty of ['[', '![', '> ', '|', '1. ', '`', '$', ' ', 'a. ', '\n- ', '[](']) {
      expect(passagesOf(nasty.repeat(300_000)).length).toBeGreaterThanOrEqual(0);
    }
  });
});

it('a long quote is taken by its lines, none of which begins with its sign', () => {
  const lines = Array.from(
    { length: 40 },
    (_, index) => `> Line ${index} of a list that nobody has ended with a stop`,
  );
  const pieces = read(lines.join('\n'));
  expect(pieces.length).toBeGreaterThan(1);
  for (const piece of pieces) expect(piece).toMatch(/^quote: Line \d/);
});

describe('the plain text of a passage', () => {
  it('is what a reader sees', () => {
    expect(plainText('The **high** [tide](https://example.com/x_%28y%29) *rises* ~~falls~~ ![](x)')).toBe(
      'The high tide rises falls',
    );
    expect(plainText('H<sub>2</sub>O, 2 * 3 * 4, snake_case, `a*b*c` and $a*b*c$ stay')).toBe(
      'H2O, 2 * 3 * 4, snake_case, a*b*c and $a*b*c$ stay',
    );
    expect(plainText('Time\n> and tide\n  wait', 'quote')).toBe('Time\nand tide\nwait');
    expect(plainText('| Ann<br>Bob, *poet* | `<br>` |', 'row')).toBe('Ann\nBob, poet\t<br>');
    expect(plainText('1\\. escaped \\[x\\]')).toBe('1. escaped [x]');
    expect(plainText('Dover | **6** m | a\\|b |', 'row')).toBe('Dover\t6 m\ta|b');
    expect(plainText('```js\nlet a = 1;\n\n  b();\n```', 'code')).toBe('let a = 1;\n\n  b();');
    expect(plainText('$$\nx^2\n$$', 'formula')).toBe('x^2');
    expect(plainText('[![logo](a.png) Home](https://example.com)')).toBe('Home');
  });

  it('never fails, and never has more words than there were', () => {
    const kind = fc.constantFrom('paragraph', 'item', 'quote', 'row', 'code', 'formula', 'heading');
    fc.assert(
      fc.property(anyText(), kind, (text, of) => {
        expect(plainText(text, of).length).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});
