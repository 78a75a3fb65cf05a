import type { Page } from '@playwright/test';
import type { KimiServer } from '../kimi-server/kimi-server.ts';
import { paper } from '../utils/pdf/samples.ts';
import { ask, lastTurn, messagesIn, settled, turns } from './support/chat.ts';
import { expect, test } from './support/test.ts';

/** The number under which words were sent, such as `2·7`. */
function numberOf(words: string, kimi: KimiServer): string {
  const sent = messagesIn(kimi.requests.at(-1)?.body)
    .map(({ content }) => content)
    .join('\n');
  const at = sent.indexOf(words);
  expect(at, `${words} was sent`).toBeGreaterThan(0);
  return (
    sent
      .slice(0, at)
      .match(/(?<=\[)(?:\d+·)?\d+(?=\])/g)
      ?.at(-1) ?? ''
  );
}

/** Asks once to see the numbers, and a second time to be answered with the mark of the passage with these words. */
async function markOf(words: string, panel: Page, kimi: KimiServer) {
  await ask(panel, 'What does it say?');
  await settled(panel);
  const number = numberOf(words, kimi);
  kimi.say([`It says so [${number}].`]);
  await ask(panel, 'Where does it say that?');
  await settled(panel);
  return lastTurn(panel).locator(`.mark[data-mark="${number}"]`);
}

test('a mark about a PDF that was asked about together with a page turns to its page in the viewer', async ({
  panel,
  sidenote,
  site,
  kimi,
}) => {
  await ask(panel, 'What causes spring tides?');
  await settled(panel);
  const asked = site.put('tides.pdf', { body: paper() });
  const pdf = await sidenote.open(site.url('tides.pdf'));
  await expect(turns(panel)).toHaveCount(0);
  await panel.getByRole('button', { name: /^Ask together with “How tides work/ }).click();

  const mark = await markOf('The left of page 3 has a fact', panel, kimi);
  await expect(mark).toHaveAttribute('data-mark', /^2·\d+$/);
  await mark.click();
  await expect.poll(() => pdf.evaluate(() => location.hash)).toBe('#page=3');
  await expect(turns(panel), 'the conversation stays').toHaveCount(3);
  expect(asked(), 'the browser loaded it once, and we did').toBeLessThanOrEqual(2);
});

test('a mark about what is said in a recording goes to the second at which it is said', async ({
  sidenote,
  site,
  kimi,
}) => {
  const page = await sidenote.open(site.url('sites/tracks.html'));
  const panel = await sidenote.openPanel(page);
  const mark = await markOf('**Chidi Okonkwo:** How tired?', panel, kimi);
  await mark.click();
  await expect
    .poll(() => page.locator('video').evaluate((video: HTMLVideoElement) => video.currentTime))
    .toBe(41);
});
