import { describe, expect, test } from 'vitest';
import { capture } from './capture-pdf';
import { widthOf } from './flow-text';
import { text, writePdf } from './write-pdf';

describe('text that is drawn again to look bold', () => {
  const line = 'Test of the tides in town';

  test.each([
    ['twice', [0, 0.3]],
    ['thrice', [0, 0.25, 0.5]],
    ['with a shadow', [0, 1]],
  ])('is read once: %s', async (_, offsets) => {
    const content = offsets.map((offset) => text(72 + offset, 700 - offset / 2, 12, line)).join('');
    const { markdown } = await capture(writePdf({ pages: [{ content }] }));
    expect(markdown.replace(/^#+ /mu, '')).toBe(`[p. 1]\n\n${line}`);
  });

  test('is read once where each letter is drawn several times before the next', async () => {
    let x = 72;
    const content = Array.from(line, (letter) => {
      const copies = [0, 0.16, 0.3]
        .map((offset) => text(Number((x + offset).toFixed(2)), 700, 16, letter))
        .join('');
      x += widthOf(letter, 16);
      return copies;
    }).join('');
    const { markdown } = await capture(writePdf({ pages: [{ content }] }));
    expect(markdown.replace(/^#+ /mu, '')).toBe(`[p. 1]\n\n${line}`);
  });

  test('keeps what is only set closely', async () => {
    const content = text(72, 700, 12, 'tt') + text(78.6, 700, 12, 'tt') + text(72, 690, 12, 'tt');
    const { markdown } = await capture(writePdf({ pages: [{ content }] }));
    expect(markdown.match(/t/gu)).toHaveLength(6);
  });
});
