import type { Page } from '@playwright/test';
import type { RestStep } from '../../utils/page/capture.ts';
import { ask, messagesIn, settled, withoutMarks } from './support/chat.ts';
import { giveCommand } from './support/commands.ts';
import { readBeside, tabBeside } from './support/reading.ts';
import { expect, test } from './support/test.ts';

/** Loads the rest of the page beside a panel, as its button does. Returns the steps. */
async function loadRest(panel: Page, most = 100): Promise<readonly RestStep[]> {
  const tabId = await tabBeside(panel);
  const steps: RestStep[] = [];
  while (steps.length < most && !steps.at(-1)?.isDone) {
    const step = await giveCommand(panel, 'loadMore', { tabId });
    if ('failure' in step) throw new Error(`The page was not scrolled: ${step.failure.kind}`);
    steps.push(step);
  }
  return steps;
}

const ships = (text: string): readonly string[] =>
  text.split('\n').filter((line) => /^(Ship number|Sperling)/.test(line));

for (const [where, query] of [
  ['', ''],
  [' in a shadow tree', '?shadow'],
] as const) {
  test(`a list that keeps a few rows${where} is read whole after it was scrolled, in order, and stays where it was`, async ({
    sidenote,
    site,
    kimi,
  }) => {
    const page = await sidenote.open(site.url(`lazy/virtual.html${query}`));
    await page.locator('#list').evaluate((list) => list.scrollTo({ top: 440, behavior: 'instant' }));
    const panel = await sidenote.openPanel(page);
    const before = await readBeside(panel, page);
    expect(ships(before.text).length).toBeLessThan(20);
    expect(before.leftOut).toContainEqual({ type: 'lazy' });

    const steps = await loadRest(panel);
    expect(steps.length).toBeGreaterThan(1);
    expect(steps.at(-1)).toMatchObject({ isDone: true, count: 240 });
    const counts = steps.map(({ count }) => count);
    expect(counts).toEqual(counts.toSorted((one, other) => one - other));
    expect(await page.locator('#list').evaluate((list) => list.scrollTop)).toBe(440);

    const after = await readBeside(panel, page);
    expect(after.leftOut).not.toContainEqual({ type: 'lazy' });
    await ask(panel, 'Which ships came?');
    await settled(panel);
    const sent = ships(withoutMarks(messagesIn(kimi.requests.at(-1)!.body)[1]!.content));
    expect(sent).toHaveLength(240);
    expect(sent[0]).toBe('Ship number 1 of Brenning');
    expect(sent[39]).toBe('Sperling of Brenning');
    expect(sent[239]).toBe('Sperling of Brenning');
    expect(sent.indexOf('Ship number 121 of Brenning')).toBe(120);
  });
}

test('a document that empties its pages out of sight says so, and is read whole after it was scrolled', async ({
  sidenote,
  site,
}) => {
  const page = await sidenote.open(site.url('lazy/emptied.html'));
  const panel = await sidenote.openPanel(page);
  const sheets = (text: string) =>
    [...text.matchAll(/the harbour book, sheet (\d+)/g)].map(([, number]) => number);
  const before = await readBeside(panel, page);
  expect(sheets(before.text)).not.toContain('20');
  expect(before.leftOut).toContainEqual({ type: 'lazy' });

  const steps = await loadRest(panel);
  expect(steps.at(-1)?.isDone).toBe(true);
  const after = await readBeside(panel, page);
  expect(sheets(after.text)).toEqual(Array.from({ length: 24 }, (_, at) => String(at + 1)));
  expect(after.leftOut).not.toContainEqual({ type: 'lazy' });
});

for (const [query, isMissing] of [
  ['monaco=400', true],
  ['ace=400', true],
  ['monaco=12', false],
] as const) {
  test(`an editor ${query} says ${isMissing ? 'that more lines are out of sight' : 'nothing, as all lines are there'}`, async ({
    sidenote,
    site,
  }) => {
    const page = await sidenote.open(site.url(`lazy/editor.html?${query}`));
    const { text, leftOut } = await readBeside(await sidenote.openPanel(page), page);
    expect(text).toContain('pump.step(12);');
    expect(leftOut.some(({ type }) => type === 'lazy')).toBe(isMissing);
  });
}

for (const keep of [60, 20]) {
  test(`a feed is loaded to its end, ${keep < 60 ? 'though it drops its beginning' : 'and keeps it'}`, async ({
    sidenote,
    site,
    kimi,
  }) => {
    const page = await sidenote.open(site.url(`lazy/feed.html?keep=${keep}`));
    const panel = await sidenote.openPanel(page);
    expect((await readBeside(panel, page)).leftOut).toContainEqual({ type: 'lazy' });
    const steps = await loadRest(panel);
    expect(steps.at(-1)?.isDone).toBe(true);
    expect(await page.evaluate(() => scrollY)).toBe(0);

    await ask(panel, 'What do the letters say?');
    await settled(panel);
    const sent = withoutMarks(messagesIn(kimi.requests.at(-1)!.body)[1]!.content);
    const numbers = [...sent.matchAll(/## Letter (\d+)/g)].map(([, number]) => Number(number));
    expect(numbers).toEqual(Array.from({ length: 60 }, (_, index) => index + 1));
    expect((await readBeside(panel, page)).leftOut).not.toContainEqual({ type: 'lazy' });
  });
}

for (const [how, query] of [
  ['gives no sign of it', 'by=scroll'],
  ['watches an empty element above its foot', 'by=watch'],
  ['has a button for more', 'by=button&words=Show%20more%20replies'],
  ['has a German button for more', 'by=button&words=Mehr%20laden'],
  ['has a Japanese button for more', 'by=button&words=%E3%82%82%E3%81%A3%E3%81%A8%E8%A6%8B%E3%82%8B'],
] as const) {
  test(`a thread without roles, names or numbers that ${how} is said to go on, and loaded to its end`, async ({
    sidenote,
    site,
  }) => {
    const page = await sidenote.open(site.url(`lazy/plain.html?${query}`));
    const panel = await sidenote.openPanel(page);
    expect((await readBeside(panel, page)).leftOut).toContainEqual({ type: 'lazy' });
    expect((await loadRest(panel)).at(-1)?.isDone).toBe(true);
    const { text, leftOut } = await readBeside(panel, page);
    const numbers = [...text.matchAll(/Post number (\d+)/g)].map(([, number]) => Number(number));
    expect(numbers).toEqual(Array.from({ length: 60 }, (_, index) => index + 1));
    expect(leftOut).not.toContainEqual({ type: 'lazy' });
    expect(page.url()).toBe(site.url(`lazy/plain.html?${query}`));
  });
}

test('a thread that is there to its end, with the foot of its page, is not said to go on', async ({
  sidenote,
  site,
}) => {
  const page = await sidenote.open(site.url('lazy/plain.html?by=nothing'));
  const panel = await sidenote.openPanel(page);
  const { text, leftOut } = await readBeside(panel, page);
  expect(text).toContain('Post number 60');
  expect(leftOut).not.toContainEqual({ type: 'lazy' });
});

test('a conversation that stands at its end is loaded from its beginning, and stands there again', async ({
  sidenote,
  site,
}) => {
  const page = await sidenote.open(site.url('lazy/chat.html'));
  const panel = await sidenote.openPanel(page);
  expect((await readBeside(panel, page)).text).not.toContain('Message 30 ');
  const steps = await loadRest(panel);
  expect(steps.at(-1)?.isDone).toBe(true);
  const { text } = await readBeside(panel, page);
  const numbers = [...text.matchAll(/Message (\d+) /g)].map(([, number]) => Number(number));
  expect(numbers).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
  const left = await page
    .locator('#log')
    .evaluate((log) => log.scrollHeight - log.clientHeight - log.scrollTop);
  expect(left).toBeLessThan(2);
});

test('loading can be stopped: what came stays, and the page goes back to where it was', async ({
  sidenote,
  site,
}) => {
  const page = await sidenote.open(site.url('lazy/virtual.html'));
  const panel = await sidenote.openPanel(page);
  await loadRest(panel, 2);
  await giveCommand(panel, 'stopLoading', { tabId: await tabBeside(panel) });
  expect(await page.locator('#list').evaluate((list) => list.scrollTop)).toBe(0);
  const { text, leftOut } = await readBeside(panel, page);
  expect(ships(text).length).toBeGreaterThan(30);
  expect(ships(text).length).toBeLessThan(240);
  expect(leftOut).toContainEqual({ type: 'lazy' });
});

test('a route whose text comes later than its address is read once it has come', async ({
  sidenote,
  site,
  kimi,
}) => {
  const page = await sidenote.open(site.url('lazy/slow-app.html'));
  const panel = await sidenote.openPanel(page);
  await ask(panel, 'Where is the spinnaker kept?');
  await settled(panel);
  await page.getByRole('button', { name: 'Storm sails' }).click();
  const { text } = await readBeside(panel, page);
  expect(text).toContain('The trysail is orange');
  expect(text).not.toContain('spinnaker');
  await ask(panel, 'What colour is the trysail?');
  await settled(panel);
  const sent = withoutMarks(messagesIn(kimi.requests.at(-1)!.body)[1]!.content);
  expect(sent).toContain('The trysail is orange');
  expect(sent).not.toContain('spinnaker');
});

test('a page that draws itself late is waited for', async ({ sidenote, site, kimi }) => {
  const page = await sidenote.open(site.url('lazy/slow-app.html?delay=1500'));
  const panel = await sidenote.openPanel(page);
  await ask(panel, 'Where is the spinnaker kept?');
  await settled(panel);
  expect(withoutMarks(messagesIn(kimi.requests.at(-1)!.body)[1]!.content)).toContain('in the forward locker');
});
