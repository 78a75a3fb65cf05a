import { paper } from '../utils/pdf/samples.ts';
import { ask, settled, shows, turns } from './support/chat.ts';
import { followCitation } from './support/follow-citation.ts';
import { expect, test } from './support/test.ts';

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
  await shows(panel, pdf);
  await expect(turns(panel)).toHaveCount(0);
  await panel.getByRole('button', { name: /^Ask together with “How tides work/ }).click();

  expect(await followCitation(panel, kimi, /The left of page 3 has a fact/)).toMatch(/^2·\d+$/);
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
  await followCitation(panel, kimi, /.*Chidi Okonkwo:\*\* How tired/);
  await expect
    .poll(() => page.locator('video').evaluate((video: HTMLVideoElement) => video.currentTime))
    .toBe(41);
});
