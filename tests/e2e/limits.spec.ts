import {
  answerText,
  ask,
  changeSettings,
  fold,
  lastTurn,
  messagesIn,
  send,
  settled,
  summarise,
  turns,
} from './support/chat.ts';
import { expect, test } from './support/test.ts';

test('one request at a time: the next waits in line, says so, and is answered in its turn', async ({
  panel,
  sidenote,
  site,
  article,
  kimi,
}) => {
  await changeSettings(panel, { model: 'practice-slow-12' });
  await summarise(panel);
  const first = await kimi.waitForRequest(2);
  await sidenote.open(site.url('docs.html'));
  await summarise(panel);
  await expect(lastTurn(panel)).toContainText('1 ahead');
  expect(kimi.requests).toHaveLength(2);
  await first.ended;
  const second = await kimi.waitForRequest(3);
  expect(second.receivedAt).toBeGreaterThanOrEqual(first.endedAt ?? Infinity);
  await settled(panel);
  expect(await answerText(panel)).toBe(fold(second.sent.text));
  await article.bringToFront();
  // What the panel showed before may stand there for a moment.
  await expect.poll(() => answerText(panel)).toBe(fold(first.sent.text));
  await settled(panel);
});

test('an answer that waits in line can be stopped, and nothing is sent for it', async ({
  panel,
  sidenote,
  site,
  kimi,
}) => {
  await changeSettings(panel, { model: 'practice-slow-12' });
  await summarise(panel);
  await kimi.waitForRequest(2);
  await sidenote.open(site.url('docs.html'));
  await summarise(panel);
  await expect(lastTurn(panel)).toContainText('1 ahead');
  await panel.getByRole('button', { name: 'Stop', exact: true }).click();
  await expect(lastTurn(panel).getByText('You stopped this answer.')).toBeVisible();
  expect(kimi.requests).toHaveLength(2);
});

test('a service that has trouble is asked again by itself, with a countdown', async ({ panel, kimi }) => {
  await changeSettings(panel, { model: 'practice-flaky-1' });
  // It may be there for only a second, in which a busy machine draws no frame: every change is looked at.
  const counted = panel.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const observer = new MutationObserver(() => {
          if (!document.querySelector('article')?.textContent?.includes('Trying again in')) return;
          observer.disconnect();
          resolve();
        });
        observer.observe(document, { subtree: true, childList: true, characterData: true });
      }),
  );
  await summarise(panel);
  await counted;
  await settled(panel);
  expect(kimi.requests).toHaveLength(3);
  expect(await answerText(panel)).toBe(fold(kimi.requests.at(-1)!.sent.text));
});

test('the countdown is the server’s own, and can be cancelled', async ({ panel, kimi }) => {
  await changeSettings(panel, { model: 'practice-rate-limited-30' });
  await summarise(panel);
  await expect(lastTurn(panel)).toContainText(/Trying again in 0:(?:2\d|30)/);
  await lastTurn(panel).getByRole('button', { name: 'Cancel' }).click();
  await expect(lastTurn(panel).getByText('You stopped this answer.')).toBeVisible();
  expect(kimi.requests).toHaveLength(2);
});

test('after two more tries it says what is wrong, and asks nobody any more', async ({ panel, kimi }) => {
  await changeSettings(panel, { model: 'practice-rate-limited-1' });
  await summarise(panel);
  await settled(panel);
  await expect(lastTurn(panel)).toContainText('Too many requests for the moment.');
  expect(kimi.requests).toHaveLength(4);
});

test('a spent quota is not asked again', async ({ panel, kimi }) => {
  await changeSettings(panel, { model: 'practice-quota' });
  await summarise(panel);
  await settled(panel);
  await expect(lastTurn(panel)).toContainText('balance of this token is used up');
  expect(kimi.requests).toHaveLength(2);
});

test('a parameter that the model refuses is left out, told, and never sent to it again', async ({
  panel,
  kimi,
}) => {
  await changeSettings(panel, { model: 'practice-refuses-max_tokens', maxTokens: 4000 });
  await summarise(panel);
  await settled(panel);
  await expect(lastTurn(panel)).toContainText('max_tokens');
  expect(await answerText(panel)).toBe(fold(kimi.requests.at(-1)!.sent.text));
  const before = kimi.requests.length;
  await ask(panel, 'What causes spring tides?');
  await settled(panel);
  expect(kimi.requests).toHaveLength(before + 1);
  expect(kimi.requests.at(-1)!.body).not.toHaveProperty('max_tokens');
});

test('the user’s own daily limit stops a question before it is sent, and keeps it', async ({
  panel,
  kimi,
}) => {
  await summarise(panel);
  await settled(panel);
  const before = kimi.requests.length;
  await changeSettings(panel, { dailyLimit: 100 });
  await send(panel, 'What causes spring tides?');
  await expect(panel.getByRole('alert')).toContainText('limit');
  await expect(panel.getByRole('textbox', { name: 'Question' })).toHaveValue('What causes spring tides?');
  expect(kimi.requests).toHaveLength(before);
  await expect(turns(panel)).toHaveCount(1);
});

test('a question over the user’s own limit for one is not sent, and the answer says why', async ({
  panel,
  kimi,
}) => {
  await summarise(panel);
  await settled(panel);
  const before = kimi.requests.length;
  await changeSettings(panel, { questionLimit: 100 });
  await ask(panel, 'What causes spring tides?');
  await settled(panel);
  await expect(lastTurn(panel)).toContainText('more tokens than the limit that you set yourself');
  expect(kimi.requests).toHaveLength(before);
});

test('what was sent can be seen, without the token, and copied', async ({ panel, kimi }) => {
  await ask(panel, 'What causes spring tides?');
  await settled(panel);
  await panel.getByRole('button', { name: 'What was sent' }).click();
  const dialog = panel.getByRole('dialog');
  await expect(dialog).toContainText('kimi-k2.6');
  await expect(dialog).toContainText('What causes spring tides?');
  expect(await dialog.innerText()).not.toMatch(/Bearer practice/);

  const copied = panel.evaluate(
    () => new Promise<string>((resolve) => (navigator.clipboard.writeText = async (text) => resolve(text))),
  );
  await dialog.getByRole('button', { name: 'Copy as' }).click();
  await panel.getByRole('menuitem', { name: 'cURL (bash, zsh)' }).click();
  const curl = await copied;
  expect(curl).toContain('curl');
  expect(curl).toContain('$KIMI_TOKEN');
  const question = messagesIn(kimi.requests.at(-1)!.body).at(-1)!.content;
  expect(curl).toContain(question.slice(-20));
});

test('what was used adds up in the settings', async ({ panel, kimi }) => {
  await ask(panel, 'What causes spring tides?');
  await settled(panel);
  await ask(panel, 'And neap tides?');
  await settled(panel);
  const days = (await panel.evaluate(() =>
    chrome.runtime.sendMessage({ type: 'usageByDay', data: { days: 1 }, id: 1, timestamp: Date.now() }),
  )) as { res: { requests: number; promptTokens: number; completionTokens: number }[] };
  const [today] = days.res;
  expect(today?.requests).toBe(2);
  const turnTotals = await panel.evaluate(async () => {
    const open = indexedDB.open('sidenote');
    await new Promise((resolve) => (open.onsuccess = resolve));
    const request = open.result.transaction('turns').objectStore('turns').getAll();
    await new Promise((resolve) => (request.onsuccess = resolve));
    open.result.close();
    return request.result.map(
      ({ turn }) => turn.answer.usage.promptTokens + turn.answer.usage.completionTokens,
    );
  });
  expect(today!.promptTokens + today!.completionTokens).toBe(
    turnTotals.reduce((a: number, b: number) => a + b, 0),
  );
  expect(kimi.requests).toHaveLength(3);
});
