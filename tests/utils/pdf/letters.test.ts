import { describe, expect, test } from 'vitest';
import { fontReader } from '@/utils/pdf/font-letters';
import { capture, read } from './capture-pdf';
import { sentences } from './samples';
import { flow, text, writePdf } from './write-pdf';

const page = { x: 72, width: 460, size: 11 };
/** Codes in the order of the letters' first use, as some programs number the glyphs of a font. */
function numbered(words: string): string {
  const letters = [...new Set(words)];
  return Array.from(words, (letter) => String.fromCharCode(letters.indexOf(letter) + 2)).join('');
}

describe('text without a map of its letters', () => {
  test('is read by the names of its glyphs: old-style figures, ligatures, small capitals', async () => {
    const content =
      flow(sentences('page', 3), { ...page, y: 700 }) +
      text(72, 500, 11, 'Version \u0081.\u0083 of the o\u0084ce in the caf\u0085 \u0086', 'N1');
    const { markdown, leftOut } = await capture(writePdf({ pages: [{ content }] }));
    expect(markdown).toContain('Version 1.3 of the office in the café A');
    expect(leftOut).toEqual([]);
  });

  test('is left out and counted where the names are only numbers, and the rest is read', async () => {
    const content =
      flow(sentences('page', 3), { ...page, y: 700 }) +
      text(72, 500, 11, numbered('The quick brown fox jumps over the lazy dog in old harbours'), 'N2');
    const { markdown, leftOut } = await capture(writePdf({ pages: [{ content }] }));
    expect(markdown).toBe(`[p. 1]\n\n${sentences('page', 3)}`);
    expect(leftOut).toEqual([{ type: 'unmapped', pages: 1, characters: expect.any(Number) as number }]);
  });

  test('is said to be so where the file has no other', async () => {
    const content = text(72, 500, 11, numbered('The quick brown fox jumps over the lazy dog'), 'N2');
    expect(await read(writePdf({ pages: [{ content }] }))).toMatchObject({ fault: 'page-unmapped' });
  });

  test('is text all the same where the codes of numbered glyphs are those of its letters', async () => {
    const content = flow(sentences('page', 2), { ...page, y: 700, font: 'N2' });
    const { markdown, leftOut } = await capture(writePdf({ pages: [{ content }] }));
    expect(markdown.replace(/\s+/gu, ' ')).toContain('The page has a fact numbered');
    expect(leftOut).toEqual([]);
  });
});

test('letters with codes of their own are text in mixed scripts, too', () => {
  const letters = {
    name: 'a',
    isMapped: false,
    nameOf: () => '',
    renamed: new Map(),
    known: new Set<string>(),
  };
  for (const line of [
    'Example text: 好酸球%(Eos)',
    'ОЗЗА Powered by TCPDF (www.tcpdf.org)',
    '∘∠⊥−△∘∠⊥−△∘∠⊥−△',
  ]) {
    expect(fontReader(letters, line).read(line)).toEqual({ text: line, unread: 0 });
  }
  // What the numbers of glyphs look like when they are taken for letters.
  const byNumber = Array.from(
    'The ships are in the old harbour, and the tide is going out again.',
    (letter) => String.fromCharCode(letter.charCodeAt(0) - 29),
  );
  for (const line of [byNumber.join(''), 'ΰԔΨߙ ϣÎg ϙķϢʆ ͳ೅ ဍഀ ඥ੒Ǌ¢ һӍΉʽী¢']) {
    expect(fontReader(letters, line).read(line).text).toBe('');
  }
});
