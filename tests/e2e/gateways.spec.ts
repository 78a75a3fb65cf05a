import type { Page } from '@playwright/test';
import { PRACTICE_TOKEN } from '../kimi-server/tokens.ts';
import { giveCommand } from './support/commands.ts';
import { answerText, ask, changeSettings, lastTurn, settled, turns } from './support/chat.ts';
import { expect, test } from './support/test.ts';

test.describe.configure({ timeout: 120_000 });

async function askModel(panel: Page, model: string): Promise<void> {
  await changeSettings(panel, { model });
  await ask(panel, `What does ${model} mean?`);
  await settled(panel);
}

/** Takes another base URL of the same server into use, as a click on "Use …" does, and asks there. */
async function askAt(panel: Page, baseUrl: string): Promise<void> {
  await changeSettings(panel, { model: 'kimi-k2.5' });
  expect(await giveCommand(panel, 'takeAddress', { baseUrl })).toBeNull();
  await ask(panel, `Who is at ${new URL(baseUrl).pathname}?`);
  await settled(panel);
}

/** Takes the address that the last turn offers, and has its question answered there. */
async function takeOffered(panel: Page, address: string): Promise<void> {
  await lastTurn(panel)
    .getByRole('button', { name: `Use ${address}` })
    .click();
  await expect(lastTurn(panel).locator('.failure-note')).toHaveCount(0);
  await settled(panel);
  expect(await answerText(panel)).not.toBe('');
}

const WORDS = [
  [
    'words-too-long',
    /more text than the model can take/,
    'Start a new conversation',
    'exceeds the context window',
  ],
  [
    'words-too-long-chinese',
    /more text than the model can take/,
    'Start a new conversation',
    '最大上下文长度',
  ],
  ['words-throttled', /Too many requests for the moment/, null, 'Too many tokens, please wait'],
  [
    'words-over-allowance',
    /more text at once than your account may send/,
    'Start a new conversation',
    'Requested 45000',
  ],
  ['words-no-channel', /doesn’t know this model/, 'Choose a model', '无可用渠道'],
  ['words-balance', /balance of this token is used up/, 'Ask again', '用户剩余额度'],
  ['words-model', /doesn’t know this model/, 'Choose a model', 'No endpoints found for'],
  ['words-policy', /doesn’t know this model/, 'Choose a model', 'matching your data policy'],
  ['words-origin', /set OLLAMA_ORIGINS=chrome-extension:\/\/\* and start it again/, 'Ask again', null],
] as const;

test('a refusal in other words is told as what it is about, once, with the server’s own sentence', async ({
  panel,
  kimi,
}) => {
  for (const [name, sentence, remedy, words] of WORDS) {
    await test.step(name, async () => {
      const before = kimi.requests.length;
      await askModel(panel, `practice-${name}`);
      const turn = lastTurn(panel);
      await expect(turn).toContainText(sentence);
      if (words !== null) await expect(turn.locator('blockquote')).toContainText(words);
      if (remedy !== null) {
        const way = turn.getByRole('button', { name: remedy }).or(turn.getByRole('link', { name: remedy }));
        await expect(way.first()).toBeVisible();
      }
      expect(kimi.requests.length - before, 'it is not asked again in vain').toBe(1);
    });
  }
});

test('a token that a gateway echoes is neither shown nor kept', async ({ panel }) => {
  await askModel(panel, 'practice-words-token');
  const turn = lastTurn(panel);
  await turn.getByRole('button', { name: 'Details' }).click();
  await expect(turn).toContainText('…');
  const echo = new RegExp(`\\b(?:Bearer|key) ${PRACTICE_TOKEN}\\b|Trace ID: ${PRACTICE_TOKEN}`);
  await expect(turn).not.toContainText(echo);
  await panel.reload();
  await expect(lastTurn(panel)).toContainText(/doesn’t accept this token/);
  await expect(lastTurn(panel)).not.toContainText(echo);
});

test('words without an end leave the panel usable, also when it is opened again', async ({ panel }) => {
  await askModel(panel, 'practice-words-endless');
  await expect(lastTurn(panel)).toContainText(/has trouble at the moment/);
  expect((await lastTurn(panel).innerText()).length).toBeLessThan(3000);
  await panel.reload();
  await expect(lastTurn(panel)).toContainText(/has trouble at the moment/);
  await askModel(panel, 'kimi-k2.5');
  expect(await answerText(panel)).not.toBe('');
});

test('a redirect to another origin gets nothing of the question, and both hosts are named', async ({
  panel,
  kimi,
}) => {
  const origin = new URL(kimi.baseUrl).origin;
  const { host, port } = new URL(origin);
  for (const status of [301, 302, 303, 307, 308]) {
    await test.step(String(status), async () => {
      await askAt(panel, `${origin}/practice-away-${status}`);
      await expect(lastTurn(panel)).toContainText(`${host} redirects to localhost:${port}.`);
      await expect(lastTurn(panel).getByRole('button', { name: 'Check the address' })).toBeVisible();
      await expect(lastTurn(panel).locator('.markdown')).toHaveCount(0);
    });
  }
  await askAt(panel, `${origin}/practice-hidden-307`);
  await expect(lastTurn(panel)).toContainText(
    `${host} redirects to an address that the browser doesn’t name`,
  );
  expect(kimi.strays.length).toBeGreaterThan(0);
  for (const { method, authorization, body } of kimi.strays) {
    expect({ authorization, body }).toEqual({ authorization: undefined, body: '' });
    if (method !== 'GET') expect(method).toBe('POST');
  }
});

test('a redirect on the same origin is gone along with, or its address is offered', async ({
  panel,
  kimi,
}) => {
  const { origin } = new URL(kimi.baseUrl);
  for (const status of [307, 308]) {
    await askAt(panel, `${origin}/practice-redirect-${status}`);
    await expect(lastTurn(panel).locator('.failure-note')).toHaveCount(0);
    expect(await answerText(panel)).not.toBe('');
  }
  await askAt(panel, `${origin}/practice-redirect-301`);
  await expect(lastTurn(panel)).toContainText(`The API has moved to ${origin}/v1.`);
  const before = await turns(panel).count();
  await takeOffered(panel, `${origin}/v1`);
  expect(await turns(panel).count()).toBe(before);
});

test('a web page in the API’s place leads to the address that answers', async ({ panel, kimi }) => {
  const { origin } = new URL(kimi.baseUrl);
  await askAt(panel, `${origin}/practice-site`);
  await expect(lastTurn(panel)).toContainText(
    `There is no API at this address, but there is one at ${origin}/v1.`,
  );
  await takeOffered(panel, `${origin}/v1`);
});

test.describe('with a token that is not kept yet', () => {
  test.use({ token: null });

  test('the address that answers is found when the token is checked', async ({ panel, kimi }) => {
    const { origin } = new URL(kimi.baseUrl);
    await changeSettings(panel, { baseUrl: `${origin}/practice-site` });
    await panel.getByLabel(/^Token for/).fill(PRACTICE_TOKEN);
    await panel.getByRole('button', { name: 'Save token' }).click();
    await panel.getByRole('button', { name: `Use ${origin}/v1` }).click();
    await expect(panel.getByRole('textbox', { name: 'Question' })).toBeVisible();
    await ask(panel, 'Is it there?');
    await settled(panel);
    expect(await answerText(panel)).not.toBe('');
  });
});
