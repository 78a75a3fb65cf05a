import type { Page } from '@playwright/test';
import { HIDDEN_FACTS, longPage, longPageAsHtml } from '../kimi-server/long-page.ts';
import {
  answerText,
  ask,
  fold,
  lastTurn,
  messagesIn,
  settled,
  summarise,
  withoutMarks,
} from './support/chat.ts';
import { giveCommand } from './support/commands.ts';
import { expect, test } from './support/test.ts';

/** A million characters take a while to lay out and to read, on a busy machine. */
test.setTimeout(180_000);

const PATH = 'chronicle.html';
const HTML = longPageAsHtml(longPage());

// About half a second for each section, which leaves time to stop in the middle.
test.use({ pace: 10 });

/** The page in the tab in front, with the panel beside it. */
async function openChronicle({ sidenote, site }: Pick<Fixtures, 'sidenote' | 'site'>) {
  site.put(PATH, { body: HTML });
  const page = await sidenote.open(site.url(PATH));
  return { page, panel: await sidenote.openPanel(page) };
}

type Fixtures = Parameters<Parameters<typeof test>[2]>[0];

/** Gives the command that the panel's buttons give, and returns its result. */
async function summariseByCommand(panel: Page, mayDigest: boolean): Promise<unknown> {
  const { tabId, url } = await panel.evaluate(async () => {
    const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
    return { tabId: tab?.id ?? -1, url: tab?.url ?? '' };
  });
  const conversationId = await giveCommand(panel, 'conversationOf', { pageKey: url });
  return giveCommand(panel, 'ask', {
    turnId: crypto.randomUUID(),
    after: null,
    conversationId,
    pageKey: url,
    question: 'Summarise this page',
    action: 'summarise',
    page: { type: 'tab', tabId, pageKey: url },
    selection: null,
    scope: 'page',
    mayDigest,
    panel: 'test',
  });
}

const stopButton = (panel: Page) => panel.getByRole('button', { name: 'Stop', exact: true });
interface PageLong {
  readonly kind: string;
  readonly digest: { readonly sections: number; readonly requests: number; readonly tokens: number };
}

const requestsSince = (kimi: Fixtures['kimi'], count: number) => kimi.requests.slice(count);
const promptOf = (body: unknown) =>
  messagesIn(body)
    .map(({ content }) => withoutMarks(content))
    .join('\n');

test('a page of a million characters is answered from its first, middle and last section', async ({
  sidenote,
  site,
  kimi,
}) => {
  const { panel } = await openChronicle({ sidenote, site });
  for (const { question, answer } of Object.values(HIDDEN_FACTS)) {
    const before = kimi.requests.length;
    await ask(panel, question);
    await settled(panel, 120_000);
    expect(await answerText(panel)).toContain(fold(answer));
    expect(requestsSince(kimi, before)).toHaveLength(1);
    expect(promptOf(requestsSince(kimi, before)[0]?.body)).toContain('Only parts of this page are given.');
  }
});

test('its summary is made of its sections: first the cost, then with progress, stopped and gone on with, and never read twice', async ({
  sidenote,
  site,
  kimi,
}) => {
  const { page, panel } = await openChronicle({ sidenote, site });
  const start = kimi.requests.length;
  const refused = (await summariseByCommand(panel, false)) as PageLong;
  expect(refused).toMatchObject({ kind: 'page-long', digest: { requests: refused.digest.sections + 1 } });
  expect(refused.digest.sections).toBeGreaterThan(10);
  await summarise(panel);
  await expect(panel.getByText(`takes ${refused.digest.requests} requests`)).toBeVisible({ timeout: 60_000 });
  expect(requestsSince(kimi, start)).toHaveLength(0);

  // Stopped while its fourth section is read: the three that are done are kept.
  const fourth = kimi.waitForRequest(start + 4).then((request) => {
    kimi.stall();
    return request;
  });
  await panel.getByRole('button', { name: 'Read it section by section' }).click();
  await expect(lastTurn(panel)).toContainText(`of ${refused.digest.sections}`);
  const stopped = await fourth;
  await stopButton(panel).click();
  await settled(panel);
  await stopped.ended;
  expect(stopped.isAborted).toBe(true);
  const afterStop = (await summariseByCommand(panel, false)) as PageLong;
  expect(afterStop.digest.sections).toBe(refused.digest.sections - 3);

  // The worker dies in the middle; “Ask again” asks for the rest.
  const beforeDeath = kimi.requests.length;
  await lastTurn(panel).getByRole('button', { name: 'Continue' }).click();
  await kimi.waitForRequest(beforeDeath + 4);
  await sidenote.killWorker();
  await expect(stopButton(panel)).toHaveCount(0);
  await settled(panel);
  const beforeRest = kimi.requests.length;
  await lastTurn(panel).getByRole('button', { name: 'Ask again' }).click();
  await expect(stopButton(panel)).toBeVisible();
  await settled(panel, 120_000);
  const rest = requestsSince(kimi, beforeRest).length;
  // Three were read before it died, and the answer is a request too.
  expect(rest).toBeLessThanOrEqual(afterStop.digest.sections - 3 + 1);
  const summary = kimi.requests.at(-1);
  expect(await answerText(panel)).toBe(fold(summary?.sent.text ?? 'nothing'));
  for (const { sentence } of Object.values(HIDDEN_FACTS)) expect(promptOf(summary?.body)).toContain(sentence);

  // Nothing is left to read.
  const beforeSecond = kimi.requests.length;
  expect(await summariseByCommand(panel, false)).toBeNull();
  await settled(panel, 60_000);
  expect(requestsSince(kimi, beforeSecond)).toHaveLength(1);

  // Of a changed page, only the changed sections are read.
  await page.evaluate(() => {
    const paragraph = [...document.querySelectorAll('p')].find((one) =>
      one.textContent.includes('Quenlaith'),
    );
    if (paragraph) paragraph.textContent = 'The expedition to Quenlaith never left the harbour.';
  });
  expect(await summariseByCommand(panel, false)).toMatchObject({ digest: { sections: 1, requests: 2 } });
  const beforeChanged = kimi.requests.length;
  expect(await summariseByCommand(panel, true)).toBeNull();
  await settled(panel, 60_000);
  expect(requestsSince(kimi, beforeChanged)).toHaveLength(2);
  expect(promptOf(kimi.requests.at(-1)?.body)).toContain('never left the harbour');
});
