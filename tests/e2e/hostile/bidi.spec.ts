import type { Page } from '@playwright/test';
import { send } from '../support/chat.ts';
import { expect, test } from '../support/test.ts';
import { setGuard } from './guard.ts';
import { lookAt } from './look.ts';

/** Answers whose one part holds a control that turns text around, and never takes it back. */
const TURNED: Readonly<Record<string, string>> = {
  'a link': 'See [the \u202Esite](https://evil.example/) after it.',
  'a link’s address': 'See <https://evil.example/\u202Ea/b> after it.',
  code: 'See `rm \u202E-rf` after it.',
  'bold text': 'See **very \u202Eold** after it.',
  'italic text': 'See *very \u202Eold* after it.',
  'struck text': 'See ~~very \u202Eold~~ after it.',
  'an image’s words': 'See ![very \u202Eold](https://evil.example/a.png) after it.',
  'an isolate': 'See **very \u2067old** after it.',
  'an embedding': 'See **very \u202Bold** after it.',
};

/** The places of the letters of “after it.”, from left to right, in pixels. */
function lettersAfter(panel: Page): Promise<readonly number[]> {
  return panel.evaluate(() => {
    const answer = Array.from(document.querySelectorAll('.markdown')).at(-1);
    const texts = document.createTreeWalker(answer ?? document, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const { currentNode: node } = texts;
      const start = node.textContent?.indexOf('after it.') ?? -1;
      if (start < 0) continue;
      return Array.from('after it.', (_, index) => {
        const range = document.createRange();
        range.setStart(node, start + index);
        range.setEnd(node, start + index + 1);
        return range.getBoundingClientRect().left;
      });
    }
    return [];
  });
}

test('a control that turns text around ends with the part that it stands in', async ({ panel, kimi }) => {
  await setGuard(panel);
  for (const [part, text] of Object.entries(TURNED)) {
    kimi.say([text]);
    await send(panel, part);
    expect.soft(await lookAt(panel, part)).toEqual([]);
    const letters = await lettersAfter(panel);
    expect.soft(letters, `what follows ${part}`).toHaveLength('after it.'.length);
    expect.soft(letters, `what follows ${part}`).toEqual(letters.toSorted((a, b) => a - b));
  }
});
