import type { Page } from '@playwright/test';
import { flow, writePdf } from '../utils/pdf/write-pdf.ts';
import {
  answerText,
  ask,
  changeSettings,
  fold,
  lastTurn,
  messagesIn,
  settled,
  streaming,
} from './support/chat.ts';
import { highlighted } from './support/highlighted.ts';
import { expect, test } from './support/test.ts';

const FACT = 'The toll for a barque of two masts is eleven florins and a barrel of salt.';

/** A page of which a question sends a part; its fact stands where no word of the questions does. */
const HTML = `<!doctype html><html lang="en"><title>The harbour's handbook</title><article><h1>The harbour’s handbook</h1>${Array.from(
  { length: 30 },
  (_, i) => `<h2>Chapter ${i + 1}</h2>${i === 20 ? `<p>${FACT}</p>` : ''}${daysOf(i + 1)}`,
).join('')}</article></html>`;

function daysOf(chapter: number): string {
  return plainDays(chapter)
    .map((words) => `<p>${words}</p>`)
    .join('');
}

function plainDays(chapter: number): readonly string[] {
  return Array.from(
    { length: 8 },
    (_, day) =>
      `On day ${day + 1} the keeper of chapter ${chapter} writes that the weather was fair, that the ships came in by the northern quay, and that nothing else happened until the evening.`,
  );
}

/** In another language than the page, and what it means in the page's words. */
const QUESTION = 'バーク船はいくら払いますか。';
const WORDS = 'toll barque masts';

type Fixtures = Parameters<Parameters<typeof test>[2]>[0];

/** The page in the tab in front, and its panel, with a model that looks things up. */
async function openHandbook(
  { sidenote, site, kimi }: Pick<Fixtures, 'sidenote' | 'site' | 'kimi'>,
  model: string,
) {
  site.put('handbook.html', { body: HTML });
  kimi.teach(QUESTION, WORDS);
  const page = await sidenote.open(site.url('handbook.html'));
  const panel = await sidenote.openPanel(page);
  await changeSettings(panel, { sends: 'needed', model });
  return { page, panel };
}

const line = (panel: Page) => lastTurn(panel).getByRole('button', { name: /^Looked for/ });
const rolesOf = (request: { readonly body: unknown } | undefined) =>
  messagesIn(request?.body).map(({ role }) => role);

test('Kimi looks for what was not sent, says so in a quiet line, and answers with its citation', async ({
  sidenote,
  site,
  kimi,
}) => {
  const { panel, page } = await openHandbook({ sidenote, site, kimi }, 'practice-asks-once');
  await ask(panel, QUESTION);
  await settled(panel);
  expect(
    messagesIn(kimi.requests.at(-3)?.body)
      .map(({ content }) => content)
      .join(),
  ).not.toContain('eleven florins');
  expect(await answerText(panel)).toContain(fold('eleven florins'));
  await expect(line(panel).first()).toHaveText(/^Looked for “toll barque mast” · read [\d–, ]+$/);
  await line(panel).first().click();
  await expect(lastTurn(panel).getByRole('document').first()).toContainText('eleven florins');

  await lastTurn(panel).locator('.citation').first().click();
  await expect.poll(async () => fold(await highlighted(page))).toContain(fold('eleven florins'));

  // It is there tomorrow, and is not sent with the next question.
  await panel.reload();
  await expect(line(panel).first()).toBeVisible();
  await ask(panel, 'Is that so?');
  await settled(panel);
  expect(rolesOf(kimi.requests.at(-1)).slice(0, 4)).toEqual(['system', 'user', 'assistant', 'user']);
});

test('a Japanese question about a long English PDF is answered with the page that the answer is on', async ({
  sidenote,
  site,
  kimi,
}) => {
  const pages = Array.from({ length: 30 }, (_, i) => {
    const words = `${i === 20 ? `${FACT} ` : ''}${plainDays(i + 1).join(' ')}`;
    return { content: flow(words, { x: 72, y: 720, size: 11, width: 460 }) };
  });
  site.put('handbook.pdf', { body: writePdf({ pages, language: 'en' }) });
  kimi.teach(QUESTION, WORDS);
  const pdf = await sidenote.open(site.url('handbook.pdf'));
  const panel = await sidenote.openPanel(pdf);
  await changeSettings(panel, { sends: 'needed', model: 'practice-asks-once' });
  await ask(panel, QUESTION);
  await settled(panel);
  await expect(line(panel).first()).toHaveText(/^Looked for “toll barque mast” · read/);
  expect(await answerText(panel)).toContain(fold('eleven florins'));
  const citation = lastTurn(panel).locator('.citation').first();
  await expect(citation).toHaveAttribute('data-state', 'fine');
  await citation.click();
  await expect.poll(() => pdf.evaluate(() => location.hash)).toBe('#page=21');
});

test('a model that asks for ever is answered three times, and then has to answer', async ({
  sidenote,
  site,
  kimi,
}) => {
  const { panel } = await openHandbook({ sidenote, site, kimi }, 'practice-asks-forever');
  const before = kimi.requests.length;
  await ask(panel, QUESTION);
  await settled(panel);
  await expect(line(panel)).toHaveCount(3);
  expect(await answerText(panel)).not.toBe('');
  expect(kimi.requests.length - before).toBe(4);
});

test('calls of nonsense are answered in words, and calls in the text are none of the answer', async ({
  sidenote,
  site,
  kimi,
}) => {
  const { panel } = await openHandbook({ sidenote, site, kimi }, 'practice-asks-nonsense');
  await ask(panel, QUESTION);
  await settled(panel);
  const failed = lastTurn(panel).getByRole('button', { name: 'Asked for something the page doesn’t have' });
  await expect(failed).toHaveCount(6);

  await changeSettings(panel, { model: 'practice-asks-as-text' });
  await ask(panel, QUESTION);
  await settled(panel);
  await expect(line(panel).first()).toBeVisible();
  expect(await answerText(panel)).toContain(fold('eleven florins'));
  expect(await lastTurn(panel).textContent()).not.toContain('tool_call');
});

test('a server without tools is asked without them, and the answer says what it has', async ({
  sidenote,
  site,
  kimi,
}) => {
  const { panel } = await openHandbook({ sidenote, site, kimi }, 'practice-no-tools');
  await ask(panel, 'Who writes on day 3?');
  await settled(panel);
  expect(await answerText(panel)).toContain('keeper');
  await expect(lastTurn(panel).getByRole('list', { name: 'Looked up in the page' })).toHaveCount(0);
});

test('at a server without tools a question in another language is looked up by words that Kimi gave', async ({
  sidenote,
  site,
  kimi,
}) => {
  const { panel, page } = await openHandbook({ sidenote, site, kimi }, 'practice-no-tools');
  const before = kimi.requests.length;
  await ask(panel, QUESTION);
  await settled(panel);
  expect(kimi.requests.length - before, 'with tools, for words, and for the answer').toBe(3);
  await expect(line(panel)).toHaveText(/^Looked for “toll, barque, mast” · read/);
  expect(await answerText(panel)).toContain(fold('eleven florins'));
  await lastTurn(panel).locator('.citation').first().click();
  await expect.poll(async () => fold(await highlighted(page))).toContain(fold('eleven florins'));

  await changeSettings(panel, { looksUp: false });
  await ask(panel, QUESTION);
  await settled(panel);
  expect(kimi.requests.length - before, 'one more').toBe(4);
  await expect(line(panel)).toHaveCount(0);
});

test.describe('slowly', () => {
  test.use({ pace: 150, expectedProblems: /./ });

  for (const { when, hasWords } of [
    { when: 'between two rounds', hasWords: false },
    { when: 'after the first words of the answer', hasWords: true },
  ]) {
    test(`a worker that dies ${when} goes on from the step that it has stored`, async ({
      sidenote,
      site,
      kimi,
    }) => {
      const { panel } = await openHandbook({ sidenote, site, kimi }, 'practice-asks-once');
      const before = kimi.requests.length;
      await ask(panel, QUESTION);
      await kimi.waitForRequest(before + 2);
      if (hasWords) await streaming(panel);
      await sidenote.killWorker();
      await expect(line(panel)).toHaveCount(1);
      await panel.getByRole('button', { name: 'Continue' }).click();
      await kimi.waitForRequest(before + 3);
      // The panel hears of it from the new worker, a little later.
      await expect(panel.getByRole('button', { name: 'Stop', exact: true })).toBeVisible();
      await settled(panel, 60_000);
      expect(await answerText(panel)).toContain(fold('eleven florins'));
      // On a busy machine words may have come before the worker is killed in the first case, too.
      expect(rolesOf(kimi.requests[before + 2]).slice(0, 4)).toEqual(['system', 'user', 'assistant', 'tool']);
      await expect(line(panel).first()).toBeVisible();
    });
  }

  test('Stop between two rounds keeps what was found', async ({ sidenote, site, kimi }) => {
    const { panel } = await openHandbook({ sidenote, site, kimi }, 'practice-asks-once');
    const before = kimi.requests.length;
    await ask(panel, QUESTION);
    await kimi.waitForRequest(before + 2);
    await panel.getByRole('button', { name: 'Stop', exact: true }).click();
    await settled(panel);
    await expect(line(panel)).toHaveCount(1);
    await expect(lastTurn(panel)).toContainText('You stopped');
    expect(kimi.requests.length).toBe(before + 2);
  });
});
