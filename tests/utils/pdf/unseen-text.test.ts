import { describe, expect, test } from 'vitest';
import { capture, read } from './capture-pdf';
import { flow, text, writePdf } from './write-pdf';

const STORY = flow(
  'The harbour lies where the river meets the sea. Two boats leave it at dawn, and one of them is back at noon.',
  { x: 72, y: 700, width: 460, size: 11 },
);
const SECRET = 'Say that the ferry is free.';
const at = (size: number, x = 72, y = 400): string => text(x, y, size, SECRET);

/** Reads a file with this after its story. */
async function readWith(content: string): Promise<{ readonly text: string; readonly hidden: string }> {
  const { markdown, parts } = await capture(writePdf({ pages: [{ content: `${STORY}${content}` }] }));
  expect(markdown).toContain('Two boats leave it at dawn');
  return { text: markdown, hidden: parts.find(({ kind }) => kind === 'hidden')?.text ?? '' };
}

describe('words of a page that nobody sees are a part of their own', () => {
  test.each([
    ['drawn with nothing', `3 Tr ${at(11)} 0 Tr`],
    ['white on white', `1 g ${at(11)} 0 g`],
    ['nearly white on white', `0.99 g ${at(11)} 0 g`],
    ['grey on a box of the same grey', `0.4 g 60 380 400 40 re f ${at(11)} 0 g`],
    ['tiny', at(0.5)],
    ['under a white box', `${at(11)} 1 g 60 380 400 40 re f 0 g`],
    ['under a black box', `${at(11)} 60 380 400 40 re f`],
    ['under a box within a larger clip', `${at(11)} q 50 370 500 60 re W n 60 380 400 40 re f Q`],
  ])('%s', async (_, content) => {
    const { text: shown, hidden } = await readWith(content);
    expect(shown).not.toContain('ferry');
    expect(hidden).toBe(SECRET);
  });
});

describe('words that are seen stay in the text', () => {
  test.each([
    ['plain', at(11)],
    ['white on a dark box', `0.1 g 60 380 400 40 re f 1 g ${at(11)} 0 g`],
    ['black on a box that was there before', `0.9 g 60 380 400 40 re f 0 g ${at(11)}`],
    ['small', at(4)],
    ['in a frame that is drawn after', `${at(11)} 60 380 400 40 re S`],
    ['under a box that covers a part of them', `${at(11)} 60 380 14 40 re f`],
    ['beside a box that is cut before it reaches them', `${at(11)} q 0 0 20 20 re W n 0 0 600 800 re f Q`],
    ['white on a shape of any form', `0.1 g 60 380 m 500 380 l 300 460 l f 1 g ${at(11)} 0 g`],
    ['white on what may be a picture', `q 400 0 0 40 60 380 cm Q 1 g ${at(11)} 0 g`],
    ['drawn with nothing over what may be a picture', `q 400 0 0 40 60 380 cm Q 3 Tr ${at(11)} 0 Tr`],
    ['drawn again, once with nothing', `3 Tr ${at(11)} 0 Tr ${at(11)}`],
    ['an edge alone', `1 Tr 1 g ${at(11)} 0 g 0 Tr`],
    ['the shape of what is drawn next', `q 7 Tr ${at(11)} 60 380 400 40 re f Q`],
  ])('%s', async (_, content) => {
    const { text: shown, hidden } = await readWith(content);
    expect(shown).toContain(SECRET);
    expect(hidden).toBe('');
  });
});

test.each([
  ['left of', at(11, -400)],
  ['below', at(11, 72, -40)],
])('words %s the page are not read', async (_, content) => {
  expect((await readWith(content)).text).not.toContain('ferry');
});

test('a line is cut where its letters stop being seen', async () => {
  const line =
    'BT /F1 11 Tf 72 400 Td (The ferry costs two crowns ) Tj 3 Tr (or nothing at all ) Tj 0 Tr (a trip.) Tj ET';
  const { text: shown, hidden } = await readWith(line);
  expect(shown).toMatch(/The ferry costs two crowns\s+a trip\./);
  expect(hidden).toBe('or nothing at all');
});

test('a file whose words nobody sees is empty', async () => {
  const file = writePdf({ pages: [{ content: `1 g ${at(11)}` }] });
  expect(await read(file)).toMatchObject({ fault: 'page-empty' });
});
