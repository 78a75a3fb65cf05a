import type { Page } from '@playwright/test';
import {
  ask,
  composer,
  fold,
  lastTurn,
  messagesIn,
  send,
  settled,
  shows,
  textSent,
  turns,
} from './support/chat.ts';
import { highlighted } from './support/highlighted.ts';
import { expect, test } from './support/test.ts';
import { violations } from './support/violations.ts';

const tabs = (panel: Page) => panel.getByRole('listbox', { name: 'Other tabs' });
const chips = (panel: Page) => panel.getByRole('group', { name: 'Pages together' }).getByRole('listitem');

test('an @ lists the other tabs, and those that are chosen join one question with their sizes', async ({
  panel,
  article,
  sidenote,
  site,
  kimi,
}) => {
  const docs = await sidenote.open(site.url('docs.html'));
  await article.bringToFront();
  await shows(panel, article);

  await composer(panel).pressSequentially('What do they say about @retr');
  await expect(tabs(panel).getByRole('option')).toHaveText([/Retries and timeouts.*127\.0\.0\.1/]);
  expect(await violations(panel)).toEqual([]);
  await composer(panel).press('Escape');
  await expect(tabs(panel)).toHaveCount(0);
  await composer(panel).press('Backspace');
  await composer(panel).fill('What do they say about @retr');
  await composer(panel).press('Enter');
  await expect(composer(panel)).toHaveValue('What do they say about ');
  await expect(composer(panel)).toBeFocused();

  // The page beside the panel is read too, so that the share of each is known.
  await expect(chips(panel)).toHaveText([/≈ [\d,]+ tokens · 100 %/, /Retries.*≈ [\d,]+ tokens · 100 %/]);
  expect(await violations(panel)).toEqual([]);

  // The draft keeps them.
  await docs.bringToFront();
  await expect(chips(panel)).toHaveCount(0);
  await article.bringToFront();
  await expect(chips(panel)).toHaveCount(2);

  kimi.say(['The Moon pulls on the sea [1], and a retry waits [2·1].']);
  await ask(panel, 'What do they say about time?');
  await settled(panel);
  await expect(chips(panel)).toHaveCount(0);
  expect(kimi.requests.at(-1) && messagesIn(kimi.requests.at(-1)!.body)).toHaveLength(2);
  const sent = textSent(kimi);
  expect(sent.match(/^<page-/gm)).toHaveLength(2);

  // A citation leads to its own page, in its tab.
  const passage = fold((sent.split('[2·1] ')[1] ?? '').split('\n')[0] ?? '');
  const citation = lastTurn(panel).locator('.citation[data-citation="2·1"]');
  await expect(citation).toHaveAttribute('data-state', /./);
  await citation.click();
  await expect.poll(async () => fold(await highlighted(docs))).toBe(passage);
  await expect(turns(panel)).toHaveCount(1);

  // A page of the conversation can be left out of what is asked next.
  await panel.getByText('Pages in this conversation: 2').click();
  await panel.getByRole('button', { name: /^Leave How tides work.* out/ }).click();
  await expect(panel.getByText('Pages in this conversation: 1')).toBeVisible();
  await expect(panel.getByRole('button', { name: /^Put How tides work.* back/ })).toBeFocused();
  expect(await violations(panel)).toEqual([]);
  await ask(panel, 'And how long does a retry wait?');
  await settled(panel);
  expect(textSent(kimi).match(/^<page-/gm)).toHaveLength(1);
});

test('a tab that cannot be read says why, and no question goes without it in silence', async ({
  panel,
  article,
  sidenote,
  site,
  kimi,
}) => {
  const docs = await sidenote.open(site.url('docs.html'));
  await sidenote.open(site.url('table.html'));
  await article.bringToFront();
  await shows(panel, article);
  await panel.getByRole('button', { name: 'Add to the question' }).click();
  await panel.getByRole('menuitem', { name: 'Add open tabs' }).click();
  await tabs(panel)
    .getByRole('option', { name: /Retries/ })
    .click();
  await expect(chips(panel)).toHaveCount(2);
  await panel.reload();
  await docs.close();
  await expect(chips(panel).filter({ hasText: 'no longer open' })).toHaveCount(1);

  const before = kimi.requests.length;
  await send(panel, 'What do they have in common?');
  await expect(panel.getByRole('alert').filter({ hasText: 'nothing was sent' })).toBeVisible();
  expect(kimi.requests).toHaveLength(before);
  await panel.getByRole('button', { name: 'Ask without it' }).click();
  await settled(panel);
  await expect(chips(panel)).toHaveCount(0);
  expect(textSent(kimi).match(/^<page-/gm)).toHaveLength(1);
});
