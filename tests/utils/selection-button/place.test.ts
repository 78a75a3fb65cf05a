import { expect, test } from 'vitest';
import { placeBeside } from '@/utils/selection-button/place';

const BAR = { width: 200, height: 40 };
const VIEW = { width: 800, height: 600 };

test.each([
  [
    'under the end of the selection',
    { left: 100, top: 100, right: 400, bottom: 120 },
    { left: 300, top: 128 },
  ],
  [
    'above it at the foot of the window',
    { left: 100, top: 570, right: 400, bottom: 590 },
    { left: 300, top: 522 },
  ],
  ['inside the window, at its left', { left: 0, top: 100, right: 20, bottom: 120 }, { left: 8, top: 128 }],
  [
    'inside the window, at its right',
    { left: 700, top: 100, right: 795, bottom: 120 },
    { left: 592, top: 128 },
  ],
  ['nowhere while that is scrolled away', { left: 100, top: -50, right: 400, bottom: -30 }, null],
])('the bar stands %s', (_, end, at) => {
  expect(placeBeside(end, BAR, VIEW)).toEqual(at);
});

test('a bar that is wider than the window begins at its left', () => {
  const end = { left: 0, top: 100, right: 90, bottom: 120 };
  expect(placeBeside(end, BAR, { width: 150, height: 600 })).toEqual({ left: 8, top: 128 });
});
