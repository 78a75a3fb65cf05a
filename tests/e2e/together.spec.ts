import type { Page } from '@playwright/test';
import {
  ask,
  composer,
  fold,
  lastTurn,
  messagesIn,
  settled,
  shows,
  textSent,
  turns,
} from './support/chat.ts';
import { highlighted } from './support/highlighted.ts';
import { expect, test } from './support/test.ts';
import { violations } from './support/violations.ts';

const mark = (panel: Page, number: string) => lastTurn(panel).locator(`.citation[data-citation="${number}"]`);

test('one conversation asks about two tabs, and each mark leads to the tab that it is about', async ({
  panel,
  article,
  sidenote,
  site,
  kimi,
}) => {
  await ask(panel, 'What causes spring tides?');
  await settled(panel);
  const docs = await sidenote.open(site.url('docs.html'));
  await shows(panel, docs);
  await expect(turns(panel)).toHaveCount(0);
  await composer(panel).fill('What do they have in common?');

  await panel.getByRole('button', { name: /^Ask together with “How tides work/ }).click();
  await expect(turns(panel)).toHaveCount(1);
  await expect(panel.getByRole('note')).toContainText('Your next question will include this page.');
  await expect(panel.getByRole('heading', { level: 1 })).toContainText('Retries and timeouts');
  await expect(composer(panel)).toBeFocused();
  await expect(composer(panel)).toHaveValue('What do they have in common?');
  expect(await violations(panel)).toEqual([]);

  kimi.say(['The Moon pulls on the sea [1], and a retry waits [2·1].']);
  await composer(panel).press('Enter');
  await expect(turns(panel)).toHaveCount(2);
  await settled(panel);
  await expect(panel.getByRole('note')).toHaveCount(0);
  const sent = textSent(kimi);
  const passageOf = (number: string) => {
    const [, words = ''] = sent.split(`[${number}] `);
    return fold(words.split('\n')[0] ?? '');
  };
  expect(messagesIn(kimi.requests.at(-1)!.body).at(-1)?.content).toContain('[2·1] ');
  await expect(mark(panel, '1')).toHaveAttribute('data-state', /fine|check/);
  await expect(mark(panel, '2·1')).toHaveAttribute('data-state', /fine|check/);

  await mark(panel, '2·1').click();
  await expect.poll(async () => fold(await highlighted(docs))).toBe(passageOf('2·1'));

  // The other page's tab comes to the front, and the conversation stays.
  await mark(panel, '1').click();
  await expect.poll(async () => fold(await highlighted(article))).toBe(passageOf('1'));
  await expect.poll(() => article.evaluate(() => document.visibilityState)).toBe('visible');
  await expect.poll(() => highlighted(docs)).toBe('');
  await expect(panel.getByRole('heading', { level: 1 })).toContainText('How tides work');
  await expect(turns(panel)).toHaveCount(2);

  await docs.bringToFront();
  await expect(panel.getByRole('heading', { level: 1 })).toContainText('Retries and timeouts');
  await expect(turns(panel)).toHaveCount(2);
  await ask(panel, 'And how do they differ?');
  await settled(panel);
  expect(textSent(kimi).match(/^<page-/gm), 'each page goes once').toHaveLength(2);

  // Its pages are listed under its title, and lead to their tabs.
  await panel.getByText('Pages in this conversation: 2').click();
  await panel.getByRole('button', { name: /^How tides work/ }).click();
  await expect.poll(() => article.evaluate(() => document.visibilityState)).toBe('visible');
  await docs.bringToFront();

  await sidenote.closePanel(panel);
  const opened = await sidenote.openPanel(docs);
  await expect(turns(opened)).toHaveCount(3);

  await opened.getByRole('button', { name: 'Menu' }).click();
  await opened.getByRole('menuitem', { name: 'Conversations' }).click();
  await opened.getByText('This page', { exact: true }).click();
  await expect(opened.getByRole('status').filter({ hasText: '1 conversation' })).toBeAttached();
  await expect(opened.getByRole('button', { name: /What causes spring tides/ })).toBeVisible();
});

test('a conversation from the list takes the page along, or leaves it', async ({
  panel,
  sidenote,
  site,
  kimi,
}) => {
  await ask(panel, 'What causes spring tides?');
  await settled(panel);
  await shows(panel, await sidenote.open(site.url('docs.html')));
  await expect(turns(panel)).toHaveCount(0);
  await panel.getByRole('button', { name: 'Menu' }).click();
  await panel.getByRole('menuitem', { name: 'Conversations' }).click();
  await panel
    .getByRole('button', { name: /What causes spring tides/ })
    .first()
    .click();
  await expect(panel.getByRole('note')).toContainText('This conversation is about another page.');

  await panel.getByRole('button', { name: 'Ask about this page too' }).click();
  await panel.getByRole('button', { name: 'Ask about this page alone' }).click();
  await expect(turns(panel)).toHaveCount(0);
  await ask(panel, 'How long does it wait?');
  await settled(panel);
  expect(textSent(kimi)).not.toContain('The Moon pulls on the sea');
});
