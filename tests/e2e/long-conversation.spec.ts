import type { Page } from '@playwright/test';
import { ask, lastTurn, settled, turns } from './support/chat.ts';
import { storeLongConversation, wordsOf } from './support/long-conversation.ts';
import { expect, test } from './support/test.ts';

const COUNT = 1_000;

const conversation = (panel: Page) => panel.getByRole('log');

/** Pixels from the end of what the reader sees to the end of the conversation. */
const toTheEnd = (panel: Page) =>
  conversation(panel).evaluate(({ scrollHeight, scrollTop, clientHeight }) =>
    Math.round(scrollHeight - scrollTop - clientHeight),
  );

test('a thousand turns: the end is there at once, nothing moves, all is found, and it goes on', async ({
  panel: first,
  article,
  sidenote,
}) => {
  await storeLongConversation(first, article.url(), COUNT);
  await sidenote.closePanel(first);
  const panel = await sidenote.openPanel(article);
  await expect(lastTurn(panel)).toContainText(wordsOf(COUNT - 1));
  expect(await toTheEnd(panel)).toBeLessThan(2);

  // Where the reader is while the older turns are still coming, they stay.
  const seen = turns(panel).filter({ hasText: wordsOf(COUNT - 4) });
  await seen.evaluate((turn) => turn.scrollIntoView());
  const place = (await seen.boundingBox())?.y;
  // Not by role, which would compute the name of each, again and again.
  await expect(panel.locator('article')).toHaveCount(COUNT, { timeout: 60_000 });
  expect((await seen.boundingBox())?.y).toBe(place);

  // What is out of sight is neither laid out nor painted, and found all the same.
  const oldest = turns(panel).first();
  const isDrawn = () =>
    oldest.evaluate((turn) => turn.firstElementChild?.checkVisibility({ contentVisibilityAuto: true }));
  expect(await isDrawn()).toBe(false);
  const foundIn = await panel.evaluate((words) => {
    getSelection()?.removeAllRanges();
    if ('find' in window && typeof window.find === 'function') window.find(words, true, true);
    return getSelection()?.anchorNode?.parentElement?.closest('article')?.ariaLabel;
  }, wordsOf(2));
  expect(foundIn).toBe('What of day 2?');

  // By keyboard to the beginning and back to the end.
  await conversation(panel).focus();
  await panel.keyboard.press('Home');
  await expect(oldest).toBeInViewport();
  expect(await isDrawn()).toBe(true);
  await panel.keyboard.press('End');
  await expect(lastTurn(panel)).toBeInViewport();

  await ask(panel, 'And tomorrow?');
  await settled(panel);
  await expect(panel.locator('article')).toHaveCount(COUNT + 1);
  await expect.poll(() => toTheEnd(panel)).toBeLessThan(2);
});
