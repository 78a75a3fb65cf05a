import { answerText, fold, lastTurn, messagesIn, settled, streaming, summarise } from './support/chat.ts';
import { expect, test } from './support/test.ts';

test('one click sends the article, and none of its navigation, and shows the answer as it was sent', async ({
  panel,
  kimi,
}) => {
  await expect(panel.getByRole('heading', { level: 1 })).toContainText('How tides work');
  await expect(panel.getByRole('banner')).toContainText('This page');
  await summarise(panel);
  await settled(panel);

  const [request] = kimi.requests.slice(-1);
  const [system, user] = messagesIn(request!.body);
  expect(system?.content).toContain('Sidenote');
  expect(user?.content).toContain('The Moon pulls on the sea');
  expect(user?.content).toContain('sixteen metres');
  for (const chrome of ['Cookie', 'cookie', 'Subscribe', 'Related', 'Advertisement', 'All rights reserved']) {
    expect(user?.content).not.toContain(chrome);
  }
  expect(user?.content).toContain('## '); // its headings
  expect(user?.content).toMatch(/\|.+\|\n\|[ :-]+\|/); // its table

  expect(await answerText(panel)).toBe(fold(request!.sent.text));
  await expect(
    panel.getByRole('banner').getByRole('button', { name: 'Main text · 1 part left out' }),
  ).toBeVisible();
});

test('the answer is formatted, and its reasoning is folded away until it is wanted', async ({
  panel,
  kimi,
}) => {
  await summarise(panel);
  await settled(panel);
  await expect(lastTurn(panel).locator('.markdown li').first()).toBeVisible();
  await expect(lastTurn(panel).locator('.markdown strong').first()).toBeVisible();

  const reasoning = kimi.requests.at(-1)!.sent.reasoning;
  const words = reasoning.trim().slice(0, 40);
  await expect(panel.getByText(words)).toHaveCount(0);
  await panel.getByRole('button', { name: /^Thought for \d+ s/ }).click();
  await expect(panel.getByText(words)).toBeVisible();
});

test.describe('a long answer', () => {
  test.use({ settings: { model: 'practice-slow-20' } });

  test('Stop ends it at once, keeps what arrived, and tells the server', async ({ panel, kimi }) => {
    await summarise(panel);
    await streaming(panel);
    await panel.getByRole('button', { name: 'Stop', exact: true }).click();
    await expect(lastTurn(panel).getByText('You stopped this answer.')).toBeVisible();
    const request = kimi.requests.at(-1)!;
    await expect.poll(() => request.isAborted).toBe(true);
    expect((await answerText(panel)).length).toBeGreaterThan(0);
    expect(fold(request.sent.text)).toContain(await answerText(panel));
    await expect(panel.getByRole('button', { name: 'Ask again' })).toBeVisible();
  });

  test('the view follows it, and lets go the moment the reader scrolls up', async ({ panel, kimi }) => {
    const atBottom = () =>
      panel.getByRole('log').evaluate((log) => log.scrollHeight - log.scrollTop - log.clientHeight < 40);
    await summarise(panel);
    await expect.poll(() => kimi.requests.at(-1)!.sent.text.length, { timeout: 20_000 }).toBeGreaterThan(900);
    await expect.poll(atBottom).toBe(true);

    await panel.getByRole('log').hover();
    await panel.mouse.wheel(0, -300);
    const jump = panel.getByRole('button', { name: 'Jump to latest' });
    await expect(jump).toBeVisible();
    const before = kimi.requests.at(-1)!.sent.text.length;
    const top = await panel.getByRole('log').evaluate((log) => log.scrollTop);
    await expect.poll(() => kimi.requests.at(-1)!.sent.text.length).toBeGreaterThan(before + 60);
    expect(await panel.getByRole('log').evaluate((log) => log.scrollTop)).toBe(top);

    await jump.click();
    await expect.poll(atBottom).toBe(true);
  });
});

for (const [file, locale] of [
  ['article-ja.html', 'ja'],
  ['article-zh.html', 'zh-CN'],
] as const) {
  test.describe(locale, () => {
    test.use({ uiLocale: locale });

    test(`a page in ${locale} is read, and answered in the language of the panel`, async ({
      sidenote,
      site,
      kimi,
    }) => {
      const page = await sidenote.open(site.url(file));
      const panel = await sidenote.openPanel(page);
      await panel.locator('.empty-state-main button').click();
      const request = await kimi.waitForRequest(2);
      await request.ended;
      const [system, user] = messagesIn(request.body);
      expect(system?.content).toContain(`(${locale})`);
      const paragraph = await page.locator('article p').nth(3).innerText();
      expect(user?.content).toContain(paragraph.slice(0, 20));
      await expect.poll(() => answerText(panel)).toBe(fold(request.sent.text));
    });
  });
}
