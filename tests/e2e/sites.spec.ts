import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { BrowserContext, Page } from '@playwright/test';
import { pageKey } from '../../utils/text/page-key.ts';
import type { PageReading } from '../../utils/page/reading.ts';
import { messagesIn, settled, summarise, withoutMarks } from './support/chat.ts';
import { giveCommand } from './support/commands.ts';
import { tabBeside } from './support/reading.ts';
import { expect, test } from './support/test.ts';

const PAGES = fileURLToPath(new URL('../fixtures/pages/sites/', import.meta.url));

/**
 * Serves sample pages at their real addresses, by a prefix of them, and nothing else: every other request of the page
 * fails. Browsers insist on https for these hosts, so no server of ours could do it. Returns the requests, in order,
 * without those for the pages themselves.
 */
async function under(
  context: BrowserContext,
  pages: Readonly<Record<string, string | null>>,
): Promise<readonly string[]> {
  const asked: string[] = [];
  await context.route(/^https:/, async (route) => {
    const request = route.request();
    const url = request.url();
    if (!request.isNavigationRequest()) asked.push(url);
    const found = Object.entries(pages).find(([address]) => url.startsWith(address));
    if (!found) return route.abort();
    const [, file] = found;
    return route.fulfill({
      contentType: file?.endsWith('.vtt') ? 'text/vtt' : 'text/html; charset=utf-8',
      body: file === null ? '' : await readFile(`${PAGES}${file}`, 'utf8'),
    });
  });
  return asked;
}

/** Reads the page beside a panel as its button for the transcript does. */
async function readBeside(panel: Page, page: Page, { mayOpenTranscript = false } = {}): Promise<PageReading> {
  const answer = await giveCommand(panel, 'readTab', {
    tabId: await tabBeside(panel),
    pageKey: pageKey(page.url()),
    conversationId: 'none',
    mode: 'main',
    mayOpenTranscript,
    isQuiet: false,
    taken: [],
  });
  if ('failure' in answer) throw new Error(`The page was not read: ${answer.failure.kind}`);
  return answer.reading;
}

/** The page as it was sent to the model. */
async function sent(
  panel: Page,
  kimi: { readonly requests: readonly { readonly body: unknown }[] },
): Promise<string> {
  await summarise(panel);
  await settled(panel);
  const body = kimi.requests.at(-1)?.body;
  return withoutMarks(messagesIn(body).find(({ role }) => role === 'user')?.content ?? '');
}

test('an issue is sent as a thread, with who wrote what and when', async ({ sidenote, kimi }) => {
  const asked = await under(sidenote.context, { 'https://github.com/skerries/': 'github-issue.html' });
  const page = await sidenote.open('https://github.com/skerries/logbook/issues/31');
  const text = await sent(await sidenote.openPanel(page), kimi);
  expect(text).toContain('Closed · opened by agnes-lund · 2026-02-20 07:41');
  expect(text).toContain('### marteh · 2026-02-20 09:05\n\nThe keeper wrote “turned” in the margin');
  expect(text).toContain('- [x] 1871-11-02\n- [ ] 1872-01-30');
  for (const beside of ['New issue', 'Sign up', 'Assignees', 'Pricing']) expect(text).not.toContain(beside);
  expect(asked.filter((url) => !/avatars/.test(url))).toEqual([]);
});

test('comments are sent as they answer each other', async ({ sidenote, kimi }) => {
  await under(sidenote.context, { 'https://www.reddit.com/r/': 'reddit.html' });
  const page = await sidenote.open('https://www.reddit.com/r/oddarchives/comments/1zz0001/what/');
  const text = await sent(await sidenote.openPanel(page), kimi);
  expect(text).toContain('\n- **lamp_oil · 2026-03-05 00:10 · 31 points**\n  Ships.');
  expect(text).toContain('\n    - **lamp_oil · 2026-03-05 00:31 · 1 point**\n      A question mark.');
});

test('a document that is drawn on a canvas is asked for from its own server, once, and sent whole', async ({
  sidenote,
  kimi,
}) => {
  const asked = await under(sidenote.context, {
    'https://docs.google.com/document/d/1LightPlanInvented_0001/mobilebasic': 'google-docs-basic.html',
    'https://docs.google.com/document/d/1LightPlanInvented_0001/edit': 'google-docs.html',
  });
  const page = await sidenote.open('https://docs.google.com/document/d/1LightPlanInvented_0001/edit');
  const text = await sent(await sidenote.openPanel(page), kimi);
  expect(text).toContain('- Bring the boat in\n  - first the oars\n  - then the boat\n- Count the barrels');
  expect(text).toContain('There has been no mild winter.');
  expect(text).not.toContain('Screen reader');
  expect(asked).toEqual(['https://docs.google.com/document/d/1LightPlanInvented_0001/mobilebasic']);
});

test.describe('a video', () => {
  const VIDEO = 'https://www.youtube.com/watch?v=LogBook0001';
  const SITE = {
    'https://www.youtube.com/watch': 'youtube.html',
    'https://www.youtube.com/api/timedtext': null,
  };

  test('with a closed transcript is sent without it, says so, and stays as it is', async ({
    sidenote,
    kimi,
  }) => {
    const asked = await under(sidenote.context, SITE);
    const page = await sidenote.open(VIDEO);
    const text = await sent(await sidenote.openPanel(page), kimi);
    expect(text).toContain('1:05 Ships and clouds');
    expect(text).toContain('The transcript of this video is closed');
    expect(await page.locator('transcript-segment-view-model').count()).toBe(0);
    expect(asked.map((url) => new URL(url).pathname)).toEqual(['/api/timedtext']);
  });

  test('has its transcript opened by the page’s own button when the user asks for that, and only then', async ({
    sidenote,
  }) => {
    await under(sidenote.context, SITE);
    const page = await sidenote.open(VIDEO);
    const panel = await sidenote.openPanel(page);
    const closed = await readBeside(panel, page);
    expect(closed.leftOut).toContainEqual({ type: 'transcript' });
    await expect(page.locator('transcript-segment-view-model')).toHaveCount(0);

    const opened = await readBeside(panel, page, { mayOpenTranscript: true });
    await expect(page.locator('transcript-segment-view-model')).toHaveCount(7);
    expect(opened.leftOut).not.toContainEqual({ type: 'transcript' });
    expect(JSON.stringify(opened)).toContain('[3:10] Nobody wrote down');
  });

  test('is sent with what is said in it once the transcript is open', async ({ sidenote, kimi }) => {
    const asked = await under(sidenote.context, SITE);
    const page = await sidenote.open(VIDEO);
    await page.getByRole('button', { name: 'Show transcript' }).click();
    await expect(page.locator('transcript-segment-view-model')).toHaveCount(7);
    const text = await sent(await sidenote.openPanel(page), kimi);
    expect(text).toContain(
      [
        '### The book',
        '[0:00] This is the logbook of Varnholm. It has four hundred pages, and on each of them one night.',
        '[0:34] The ink is made of soot.',
        '### Ships and clouds',
        '[1:05] A cross is a ship with three masts.',
        '[1:48] A dot is anything smaller.',
        '### What is missing',
        '[3:10] Nobody wrote down the eleventh of January 1904.',
      ].join('\n\n'),
    );
    expect(asked).toEqual([]);
  });
});

test('a video with captions is sent with what is said in it', async ({ sidenote, site, kimi }) => {
  const page = await sidenote.open(site.url('sites/tracks.html'));
  const text = await sent(await sidenote.openPanel(page), kimi);
  expect(text).toContain(
    '### Questions\n\n[0:41] **Chidi Okonkwo:** How tired?\n\n[1:02:03] **Marte Halvorsen:**',
  );
});
