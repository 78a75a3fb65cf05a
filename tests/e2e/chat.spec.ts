import {
  answerText,
  ask,
  composer,
  fold,
  lastTurn,
  messagesIn,
  settled,
  streaming,
  summarise,
  textSent,
  turns,
} from './support/chat.ts';
import { clipboardOf } from './support/clipboard.ts';
import { expect, test } from './support/test.ts';

test('three turns in a row send their history along, and the page only once', async ({ panel, kimi }) => {
  await summarise(panel);
  await settled(panel);
  await ask(panel, 'What causes spring tides?');
  await settled(panel);
  await ask(panel, 'And neap tides?');
  await settled(panel);

  await expect(turns(panel)).toHaveCount(3);
  const messages = messagesIn(kimi.requests.at(-1)!.body);
  expect(messages.map(({ role }) => role)).toEqual([
    'system',
    'user',
    'assistant',
    'user',
    'assistant',
    'user',
  ]);
  expect(messages[2]?.content).toBe(kimi.requests.at(-3)!.sent.text);
  expect(messages[3]?.content).toBe('What causes spring tides?');
  expect(messages[5]?.content).toBe('And neap tides?');
  expect(
    messages
      .map(({ content }) => content)
      .join()
      .split('The Moon pulls on the sea'),
  ).toHaveLength(2);
});

test('Enter sends, Shift+Enter breaks the line, and a composition never sends', async ({ panel, kimi }) => {
  const before = kimi.requests.length;
  await composer(panel).fill('first line');
  await composer(panel).press('Shift+Enter');
  await composer(panel).pressSequentially('second line');
  await expect(composer(panel)).toHaveValue('first line\nsecond line');

  // What the browser fires when Enter takes a candidate of a Japanese or Chinese input method.
  await composer(panel).evaluate((field) => {
    field.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }));
    field.dispatchEvent(
      new KeyboardEvent('keydown', {
        key: 'Enter',
        isComposing: true,
        keyCode: 229,
        bubbles: true,
        cancelable: true,
      }),
    );
    field.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true }));
  });
  expect(kimi.requests).toHaveLength(before);

  await composer(panel).press('Enter');
  const request = await kimi.waitForRequest(before + 1);
  expect(messagesIn(request.body).at(-1)?.content).toContain('first line\nsecond line');
  await expect(composer(panel)).toHaveValue('');
});

test('an answer can be copied as Markdown', async ({ panel, kimi, sidenote }) => {
  await sidenote.context.grantPermissions(['clipboard-read', 'clipboard-write']).catch(() => undefined);
  await summarise(panel);
  await settled(panel);
  const written = clipboardOf(panel);
  await panel.getByRole('button', { name: 'Copy answer' }).click();
  expect((await written).text).toBe(kimi.requests.at(-1)!.sent.text.trim());
  await expect(panel.getByRole('button', { name: 'Copied' })).toBeVisible();
});

test('asking again brings a new answer and keeps the one before', async ({ panel, kimi }) => {
  await ask(panel, 'What causes spring tides?');
  await settled(panel);
  const before = kimi.requests.length;
  await panel.getByRole('button', { name: 'Ask again' }).click();
  await kimi.waitForRequest(before + 1);
  await settled(panel);
  await expect(turns(panel)).toHaveCount(1);
  await expect(panel.getByText('2/2')).toBeVisible();
  const [first, second] = kimi.requests.slice(-2).map(({ body }) => messagesIn(body));
  expect(second).toEqual(first);
  await panel.getByRole('button', { name: 'Earlier version' }).click();
  await expect(panel.getByText('1/2')).toBeVisible();
});

test('the last question can be edited, and is asked in its new words', async ({ panel, kimi }) => {
  await ask(panel, 'What causes spring tide?');
  await settled(panel);
  await panel.getByRole('button', { name: 'Edit question' }).click();
  const editor = lastTurn(panel).getByRole('textbox');
  await expect(editor).toBeFocused();
  await editor.fill('What causes neap tides?');
  const before = kimi.requests.length;
  await editor.press('Enter');
  const request = await kimi.waitForRequest(before + 1);
  expect(messagesIn(request.body).at(-1)?.content).toContain('What causes neap tides?');
  await settled(panel);
  await expect(turns(panel)).toHaveCount(1);
  await expect(lastTurn(panel)).toContainText('What causes neap tides?');
});

test('a new conversation starts afresh, and the one before is found again', async ({ panel, kimi }) => {
  await ask(panel, 'What causes spring tides?');
  await settled(panel);
  await panel.getByRole('button', { name: 'New conversation' }).click();
  await expect(turns(panel)).toHaveCount(0);

  await ask(panel, 'Who was Laplace?');
  await settled(panel);
  expect(messagesIn(kimi.requests.at(-1)!.body).map(({ role }) => role)).toEqual(['system', 'user']);
  expect(textSent(kimi), 'the page goes with it').toContain('The Moon pulls on the sea');

  await panel.getByRole('button', { name: 'Menu' }).click();
  await panel.getByRole('menuitem', { name: 'Conversations' }).click();
  await panel.getByRole('button', { name: /What causes spring tides/ }).click();
  await expect(turns(panel)).toHaveCount(1);
  await expect(lastTurn(panel)).toContainText('What causes spring tides?');
});

test('after a conversation was deleted the page goes along again, also with a summary', async ({
  panel,
  article,
  kimi,
}) => {
  await ask(panel, 'What causes spring tides?');
  await settled(panel);
  await article.reload();
  await panel.getByRole('button', { name: 'Menu' }).click();
  await panel.getByRole('menuitem', { name: 'Delete conversation' }).click();
  await panel.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
  await expect(turns(panel)).toHaveCount(0);
  await summarise(panel);
  await expect(turns(panel)).toHaveCount(1);
  await settled(panel);
  expect(textSent(kimi)).toContain('The Moon pulls on the sea');
});

test('deleting asks once, and then really deletes', async ({ panel, sidenote, article }) => {
  await ask(panel, 'What causes spring tides?');
  await settled(panel);
  await panel.getByRole('button', { name: 'Menu' }).click();
  await panel.getByRole('menuitem', { name: 'Delete conversation' }).click();
  await panel.getByRole('alertdialog').getByRole('button', { name: 'Cancel' }).click();
  await expect(turns(panel)).toHaveCount(1);

  await panel.getByRole('button', { name: 'Menu' }).click();
  await panel.getByRole('menuitem', { name: 'Delete conversation' }).click();
  await panel.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
  await expect(turns(panel)).toHaveCount(0);

  await sidenote.closePanel(panel);
  const again = await sidenote.openPanel(article);
  await expect(again.getByRole('button', { name: 'Summarise this page' })).toBeVisible();
  await expect(turns(again)).toHaveCount(0);
  const left = await again.evaluate(async () => {
    const open = indexedDB.open('sidenote');
    await new Promise((resolve) => (open.onsuccess = resolve));
    // What was used that day was used, whatever becomes of the conversation.
    const names = [...open.result.objectStoreNames].filter((name) => name !== 'usage');
    const transaction = open.result.transaction(names);
    const counts = names.map((name) => {
      const request = transaction.objectStore(name).count();
      return new Promise<number>((resolve) => (request.onsuccess = () => resolve(request.result)));
    });
    const total = (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
    open.result.close();
    return total;
  });
  expect(left).toBe(0);
});

test('two windows on one page show the same answer as it streams, and either may stop it', async ({
  panel,
  sidenote,
  article,
  kimi,
}) => {
  const pages = sidenote.context.waitForEvent('page');
  const [worker] = sidenote.context.serviceWorkers();
  await worker!.evaluate((url) => chrome.windows.create({ url }), article.url());
  const second = await pages;
  await second.waitForLoadState();
  const other = await sidenote.openPanel(second);
  await expect(other.getByRole('button', { name: 'Summarise this page' })).toBeVisible();

  await ask(panel, 'What causes spring tides?');
  await streaming(other);
  await settled(panel);
  await settled(other);
  expect(await answerText(other)).toBe(await answerText(panel));
  expect(await answerText(panel)).toBe(fold(kimi.requests.at(-1)!.sent.text));
});
