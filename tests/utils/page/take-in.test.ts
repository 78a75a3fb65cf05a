import { expect, test } from 'vitest';
import type { LeftPart } from '@/utils/page/account/left-parts';
import { takeIn } from '@/utils/page/take-in';
import { contentLeftOut } from '@/utils/page/content-left-out';

const part = (id: string, kind: LeftPart['kind'], text: string, isContent = false): LeftPart => ({
  id,
  kind,
  text,
  isContent,
});

const PARTS = [
  part('1', 'beside', 'Opened at noon.', true),
  part('2', 'navigation', 'Home'),
  part('3', 'comments', '## Comments\n\nFine.', true),
];

test('without a wish all parts are left out, and counted by their kinds, the largest first', () => {
  expect(takeIn('Text', PARTS, [])).toEqual({
    markdown: 'Text',
    parts: PARTS,
    leftOut: [
      { type: 'comments', characters: 18, content: 1 },
      { type: 'beside', characters: 15, content: 1 },
      { type: 'navigation', characters: 4, content: 0 },
    ],
    taken: [],
  });
});

test('what is taken in stands at the end, in the order of the page, under a heading', () => {
  const { markdown, leftOut, taken } = takeIn('Text', PARTS, ['3', '1', 'gone']);
  expect(markdown).toBe('Text\n\n## Beside the text\n\nOpened at noon.\n\n## Comments\n\nFine.');
  expect(leftOut).toEqual([{ type: 'navigation', characters: 4, content: 0 }]);
  expect(taken).toEqual(['1', '3']);
});

test('parts that read like content are counted, with what else is missing of the text', () => {
  expect(contentLeftOut(takeIn('Text', PARTS, []).leftOut)).toBe(2);
  expect(contentLeftOut([{ type: 'lazy' }, { type: 'frame', host: 'ads.example' }])).toBe(1);
  expect(contentLeftOut([{ type: 'frame', host: 'map.example', width: 9, height: 9, content: 2 }])).toBe(2);
  // A reading by an older version did not tell.
  expect(contentLeftOut([{ type: 'clutter', characters: 900 }])).toBe(0);
});
