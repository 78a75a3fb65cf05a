import type { Page } from '@playwright/test';
import { ask, composer, lastTurn, send, settled, textSent, withoutMarks } from './support/chat.ts';
import { readBeside } from './support/reading.ts';
import { startSite } from './support/site.ts';
import { expect, test } from './support/test.ts';
import type { KimiServer } from '../kimi-server/kimi-server.ts';

/** The text that the server was sent with the last question. */
async function sentFor(panel: Page, kimi: KimiServer): Promise<string> {
  await ask(panel, 'What does the page say?');
  await settled(panel);
  return withoutMarks(textSent(kimi));
}

test('frames of the page’s own origin are read where they stand, however deep, sandboxed or written into the page', async ({
  sidenote,
  site,
  kimi,
}) => {
  const page = await sidenote.open(site.url('frames/index.html'));
  const panel = await sidenote.openPanel(page);
  const sent = await sentFor(panel, kimi);
  const order = [
    'From the harbour master',
    'High water on Thursday is at 04:40',
    'The times are those of the gauge at Brenning Point.',
    'From the lighthouse',
    'Maren Oddvik',
    'From the ferry office',
    'takes no horses on Sundays',
    'From the weather service',
  ];
  expect(order.map((words) => sent.indexOf(words))).toEqual(
    order.map((words) => sent.indexOf(words)).toSorted((one, other) => one - other),
  );
  for (const words of order) expect(sent).toContain(words);
  expect(sent).toMatch(/\| Saltmarsh +\| 55 min/);
  expect(sent).not.toContain('oilskins');
  expect(sent).not.toContain('visitor counted');
});

test('frames of other origins are read where the browser lets us, and named where it does not', async ({
  sidenote,
  site,
  kimi,
}) => {
  // Another port is another origin, and one that the practice build may read.
  const other = await startSite();
  try {
    const wanted = new URLSearchParams({
      near: other.url('frames/weather.html'),
      far: site.foreignUrl('frames/customs.html'),
      pilots: other.url('frames/pilots.html'),
    });
    const page = await sidenote.open(site.url(`frames/index.html?${wanted}`));
    const panel = await sidenote.openPanel(page);
    const sent = await sentFor(panel, kimi);
    const weather = sent.indexOf('A gale from the north-west');
    expect(weather).toBeGreaterThan(sent.indexOf('From the weather service'));
    expect(weather).toBeLessThan(sent.indexOf('From the customs office'));
    expect(sent.slice(weather)).toContain('The times are those of the gauge');
    expect(sent).not.toContain('is not shown');
    expect(sent.indexOf('take a pilot at the outer buoy')).toBeGreaterThan(sent.indexOf('From the pilots'));
    expect(sent).not.toContain('saffron');

    const { leftOut } = await readBeside(panel, page);
    expect(leftOut.filter(({ type }) => type === 'frame')).toEqual([
      { type: 'frame', host: new URL(site.foreignUrl('')).host },
    ]);
  } finally {
    await other.close();
  }
});

test('a click on the button alone reads a page’s own frames, and names those of others', async ({
  sidenote,
  site,
  kimi,
}) => {
  const other = await startSite();
  try {
    const far = new URLSearchParams({ far: other.foreignUrl('frames/customs.html') });
    const page = await sidenote.open(site.foreignUrl(`frames/index.html?${far}`));
    const panel = await sidenote.openPanel(page);
    const sent = await sentFor(panel, kimi);
    expect(sent).toContain('High water on Thursday');
    expect(sent).not.toContain('saffron');
    const { leftOut } = await readBeside(panel, page);
    expect(leftOut).toContainEqual({ type: 'frame', host: new URL(other.foreignUrl('')).host });
  } finally {
    await other.close();
  }
});

test('shadow roots are read with their slots filled, the closed ones too', async ({
  sidenote,
  site,
  kimi,
}) => {
  const page = await sidenote.open(site.url('frames/shadow.html'));
  const panel = await sidenote.openPanel(page);
  const sent = await sentFor(panel, kimi);
  for (const words of [
    '## Bowline',
    'Strength kept: 65 percent.',
    'does not slip',
    'No warning is known.',
    '## Clove hitch',
    'Strength kept: 60 percent.',
    'slips when the pull changes',
    '## Reef knot',
    '*many a sailor* was lost',
  ]) {
    expect(sent).toContain(words);
  }
  expect(sent).not.toContain('Nameless knot');
});

test('what is selected in a closed shadow root is quoted, with the headings above it', async ({
  sidenote,
  site,
}) => {
  const page = await sidenote.open(site.url('frames/shadow.html'));
  await page.evaluate(() => dispatchEvent(new Event('select-reef')));
  const panel = await sidenote.openPanel(page);
  await expect(panel.getByText('It ties a bundle and never two ropes: many')).toBeVisible();
});

test('what is selected in a frame is quoted, and sent with the frame’s own context', async ({
  sidenote,
  site,
  kimi,
}) => {
  const other = await startSite();
  try {
    const near = new URLSearchParams({ near: other.url('frames/weather.html') });
    const page = await sidenote.open(site.url(`frames/index.html?${near}`));
    const frame = page.frameLocator('iframe[title=near]');
    await frame.locator('p').first().click({ clickCount: 3 });
    const panel = await sidenote.openPanel(page);
    await expect(panel.getByText('A gale from the north-west')).toBeVisible();
    const sent = await sentFor(panel, kimi);
    expect(sent).toMatch(/<selection[^>]*>\nA gale from the north-west is expected by midnight/);
  } finally {
    await other.close();
  }
});

/** Changes of a page that its address does not tell, each by what a user or the page does. */
const CHANGES: Readonly<Record<string, (page: Page) => Promise<unknown>>> = {
  'in a frame of its own': (page) =>
    page
      .frameLocator('iframe[title="Tide table"]')
      .locator('p')
      .first()
      .evaluate((line) => line.replaceChildren('High water on Friday is at noon.')),
  'in a frame of another origin': (page) =>
    page
      .frameLocator('iframe[title=near]')
      .locator('p')
      .first()
      .evaluate((line) => line.replaceChildren('High water on Friday is at noon.')),
  'after a tap': (page) => page.getByRole('button', { name: 'Show Friday' }).click(),
};

for (const [name, change] of Object.entries(CHANGES)) {
  test(`a text that changes ${name} is told before the next question goes`, async ({
    sidenote,
    site,
    kimi,
  }) => {
    const other = await startSite();
    try {
      const near = new URLSearchParams({ near: other.url('frames/weather.html') });
      const page = await sidenote.open(site.url(`frames/index.html?${near}`));
      const panel = await sidenote.openPanel(page);
      await sentFor(panel, kimi);
      const requests = kimi.requests.length;
      await change(page);
      await send(panel, 'And on Friday?');
      await expect(panel.getByText('The page has changed since: 1 passage.').last()).toBeVisible();
      await expect(composer(panel)).toHaveValue('And on Friday?');
      expect(kimi.requests).toHaveLength(requests);

      await panel.getByRole('button', { name: 'Send the new text' }).click();
      await expect(lastTurn(panel)).toContainText('And on Friday?');
      await settled(panel);
      expect(withoutMarks(textSent(kimi))).toContain('High water on Friday is at noon.');
      await expect(composer(panel)).toHaveValue('');
    } finally {
      await other.close();
    }
  });
}
