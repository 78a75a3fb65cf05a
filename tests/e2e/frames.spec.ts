import type { Page } from '@playwright/test';
import { ask, settled, textSent, withoutMarks } from './support/chat.ts';
import { readBeside } from './support/reading.ts';
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
  otherSite,
  kimi,
}) => {
  // Another port is another origin, and one that the practice build may read.
  const wanted = new URLSearchParams({
    near: otherSite.url('frames/weather.html'),
    far: site.foreignUrl('frames/customs.html'),
    pilots: otherSite.url('frames/pilots.html'),
  });
  const page = await sidenote.open(site.url(`frames/index.html?${wanted}`));
  const panel = await sidenote.openPanel(page);
  const sent = await sentFor(panel, kimi);
  // At its end, each under its site, with the heading that stands over it and the page’s frames within it.
  expect(sent).toContain(
    [
      `## From ${otherSite.host}, in a frame`,
      '### From the weather service',
      'A gale from the north-west is expected by midnight, force eight, easing at dawn.',
      'The times are those of the gauge at Brenning Point.',
      `## From ${otherSite.host}, in a frame`,
      '### From the pilots',
      'Ships of more than ninety metres take a pilot at the outer buoy.',
    ].join('\n\n'),
  );
  expect(sent.indexOf(otherSite.host)).toBeGreaterThan(sent.indexOf('From the lighthouse'));
  expect(sent.match(/From the (?:weather service|pilots)/g)).toHaveLength(2);
  expect(sent).not.toContain('is not shown');
  expect(sent).not.toContain('saffron');

  const { leftOut } = await readBeside(panel, page);
  expect(leftOut.filter(({ type }) => type === 'frame')).toEqual([
    { type: 'frame', host: new URL(site.foreignUrl('')).host, width: 802, height: 322, content: 0 },
  ]);
});

test('a click on the button alone reads a page’s own frames, and names those of others', async ({
  sidenote,
  site,
  otherSite,
  kimi,
}) => {
  const far = new URLSearchParams({ far: otherSite.foreignUrl('frames/customs.html') });
  const page = await sidenote.open(site.foreignUrl(`frames/index.html?${far}`));
  const panel = await sidenote.openPanel(page);
  const sent = await sentFor(panel, kimi);
  expect(sent).toContain('High water on Thursday');
  expect(sent).not.toContain('saffron');
  const { leftOut } = await readBeside(panel, page);
  expect(leftOut).toContainEqual(
    expect.objectContaining({ type: 'frame', host: new URL(otherSite.foreignUrl('')).host, width: 802 }),
  );
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
  otherSite,
  kimi,
}) => {
  const near = new URLSearchParams({ near: otherSite.url('frames/weather.html') });
  const page = await sidenote.open(site.url(`frames/index.html?${near}`));
  const frame = page.frameLocator('iframe[title=near]');
  await frame.locator('p').first().click({ clickCount: 3 });
  const panel = await sidenote.openPanel(page);
  await expect(panel.getByText('A gale from the north-west')).toBeVisible();
  const sent = await sentFor(panel, kimi);
  expect(sent).toMatch(/<selection[^>]*>\nA gale from the north-west is expected by midnight/);
});

const paragraphs = (of: string, count: number): string =>
  Array.from(
    { length: count },
    (_, index) => `<p>Paragraph ${index} of the ${of} is about tides, the moon, and what either does.</p>`,
  ).join('');

const pageWith = (frame: string, of = 'page'): string =>
  `<!doctype html><title>Tides</title><main><h1>Tides</h1>${paragraphs(of, 10)}</main>${frame}`;

/** The paragraphs of a text that were sent. */
const countIn = (sent: string, of: string): number =>
  new Set(sent.match(new RegExp(`Paragraph \\d+ of the ${of} `, 'g'))).size;

const OUT_OF_SIGHT = {
  transparent: 'position:fixed;inset:0;width:1000px;height:700px;opacity:0;pointer-events:none',
  hidden: 'width:1000px;height:700px;visibility:hidden',
  'off the page': 'position:absolute;left:-9999px;top:0;width:1000px;height:700px',
  'of no size': 'width:1000px;height:700px;transform:scale(0)',
  'clipped away': 'position:absolute;width:1000px;height:700px;clip-path:inset(100%)',
};

for (const [name, style] of Object.entries(OUT_OF_SIGHT)) {
  test(`a frame of another site that is ${name} says nothing`, async ({
    sidenote,
    site,
    kimi,
    otherSite,
  }) => {
    otherSite.put('article.html', { body: `<article><h1>News</h1>${paragraphs('frame', 40)}</article>` });
    const frame = `<iframe src="${otherSite.url('article.html')}" style="${style}"></iframe>`;
    site.put('page.html', { body: pageWith(frame) });
    const page = await sidenote.open(site.url('page.html'));
    const sent = await sentFor(await sidenote.openPanel(page), kimi);
    expect([countIn(sent, 'page'), countIn(sent, 'frame')]).toEqual([10, 0]);
  });
}

test('a large frame of another site stands apart from the page, as shown, and can be taken out', async ({
  sidenote,
  site,
  otherSite,
  kimi,
}) => {
  otherSite.put('article.html', { body: `<article><h1>News</h1>${paragraphs('frame', 40)}</article>` });
  const frame = `<iframe src="${otherSite.url('article.html')}" width="1000" height="700"></iframe>`;
  site.put('page.html', { body: pageWith(frame) });
  const page = await sidenote.open(site.url('page.html'));
  const panel = await sidenote.openPanel(page);
  await panel.getByRole('button', { name: 'This page', exact: true }).click();
  const heading = `From ${otherSite.host}, in a frame`;
  const text = panel.getByRole('dialog').last().getByRole('document');
  await expect(text).toContainText(heading);
  const [own = '', foreign = ''] = ((await text.textContent()) ?? '').split(heading);
  expect([countIn(own, 'page'), countIn(own, 'frame')]).toEqual([10, 0]);
  expect([countIn(foreign, 'page'), countIn(foreign, 'frame')]).toEqual([0, 40]);

  await panel.getByRole('checkbox', { name: heading }).click();
  await expect(text).not.toContainText('of the frame');
  await panel.keyboard.press('Escape');
  const sent = await sentFor(panel, kimi);
  expect([countIn(sent, 'page'), countIn(sent, 'frame')]).toEqual([10, 0]);
});

test('a page that is a frame of another site and nothing else is read', async ({
  sidenote,
  site,
  kimi,
  otherSite,
}) => {
  otherSite.put('app.html', { body: `<h1>Log</h1>${paragraphs('frame', 5)}` });
  const frame = `<iframe src="${otherSite.url('app.html')}" style="position:fixed;inset:0;width:100%;height:100%;border:0"></iframe>`;
  site.put('shell.html', {
    body: `<!doctype html><title>Shell</title><style>body { overflow: hidden }</style>${frame}`,
  });
  const page = await sidenote.open(site.url('shell.html'));
  const sent = await sentFor(await sidenote.openPanel(page), kimi);
  expect(sent).toContain(`## From ${otherSite.host}, in a frame`);
  expect(countIn(sent, 'frame')).toBe(5);
});

test('a frame that holds most of the view and is not read is a part left out, named with its size', async ({
  sidenote,
  site,
}) => {
  const [large, small] = [
    site.foreignUrl('frames/customs.html'),
    site.foreignUrl('frames/weather.html').replace('localhost', 'small.localhost'),
  ];
  const frames = `<iframe src="${large}" style="width:95vw;height:90vh"></iframe><iframe src="${small}" width="310" height="300"></iframe>`;
  site.put('page.html', { body: pageWith(frames) });
  const page = await sidenote.open(site.url('page.html'));
  const panel = await sidenote.openPanel(page);
  await panel.getByRole('button', { name: 'This page', exact: true }).click();
  const list = panel.getByRole('dialog').last();
  await expect(list).toContainText(/Embedded content from localhost:\d+[^.]*\. Its size: \d+ × \d+ pixels\./);
  await expect(list).toContainText(/from small\.localhost:\d+[^.]*\. Its size: 31\d × 30\d pixels\./);
  await panel.keyboard.press('Escape');
  await expect(panel.getByRole('button', { name: 'Main text · 1 part left out' })).toBeVisible();
});
