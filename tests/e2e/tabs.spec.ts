import {
  ask,
  composer,
  lastTurn,
  messagesIn,
  send,
  settled,
  shows,
  summarise,
  turns,
} from './support/chat.ts';
import { expect, test } from './support/test.ts';

const title = 'How tides work';

test('the panel follows the tabs, each with its own conversation and draft', async ({
  panel,
  article,
  sidenote,
  site,
}) => {
  await ask(panel, 'What causes spring tides?');
  await settled(panel);
  await composer(panel).fill('half a question');

  const docs = await sidenote.open(site.url('docs.html'));
  await shows(panel, docs);
  await expect(turns(panel)).toHaveCount(0);
  await expect(composer(panel)).toHaveValue('');
  await ask(panel, 'How do I install it?');
  await settled(panel);

  await article.bringToFront();
  await expect(panel.getByRole('heading', { level: 1 })).toContainText(title);
  await expect(lastTurn(panel)).toContainText('What causes spring tides?');
  await expect(composer(panel)).toHaveValue('half a question');

  await docs.bringToFront();
  await expect(lastTurn(panel)).toContainText('How do I install it?');
});

test('an answer goes on while another tab is looked at', async ({ panel, article, sidenote, site, kimi }) => {
  await summarise(panel);
  const request = await kimi.waitForRequest(2);
  await shows(panel, await sidenote.open(site.url('docs.html')));
  await expect(turns(panel)).toHaveCount(0);
  await request.ended;
  expect(request.isAborted).toBe(false);
  await article.bringToFront();
  await settled(panel);
  await expect(turns(panel)).toHaveCount(1);
});

test('without any site permission, a click on the button lets Sidenote read that page, and only that', async ({
  sidenote,
  site,
  kimi,
}) => {
  const page = await sidenote.open(site.foreignUrl('article.html'));
  const panel = await sidenote.openPanel(page);
  await summarise(panel);
  await settled(panel);
  expect(messagesIn(kimi.requests.at(-1)!.body)[1]?.content).toContain('The Moon pulls on the sea');

  const other = await sidenote.open(site.foreignUrl('docs.html'));
  await expect(panel.getByText('Sidenote can’t see this page yet.')).toBeVisible();
  await expect(panel.getByRole('button', { name: 'Allow on all sites' })).toBeVisible();

  // Chatting without the page still works, and sends nothing of it.
  await ask(panel, 'What is a tide?');
  await settled(panel);
  expect(messagesIn(kimi.requests.at(-1)!.body)[1]?.content).toBe('What is a tide?');

  await sidenote.clickToolbarButton(other);
  await expect(panel.getByRole('button', { name: 'Summarise this page' })).toBeVisible();
  await page.bringToFront();
  await expect(turns(panel)).toHaveCount(1);
  await expect(panel.getByRole('heading', { level: 1 })).toContainText(title);
});

test('a route change in a single-page app is another page, and fragments are not', async ({
  sidenote,
  site,
}) => {
  const page = await sidenote.open(site.url('article.html'));
  const panel = await sidenote.openPanel(page);
  await ask(panel, 'What causes spring tides?');
  await settled(panel);
  await page.evaluate(() => location.assign('#section'));
  await expect(turns(panel)).toHaveCount(1);
  await page.evaluate(() => history.pushState({}, '', '/another-route'));
  await expect(turns(panel)).toHaveCount(0);
  await page.evaluate(() => history.back());
  await expect(turns(panel)).toHaveCount(1);
});

test('a browser page says that it can’t be read, and one can still chat', async ({
  panel,
  sidenote,
  kimi,
}) => {
  await sidenote.open('chrome://version');
  await expect(panel.getByText('Extensions can’t read this page.')).toBeVisible();
  await ask(panel, 'What is a tide?');
  await settled(panel);
  expect(messagesIn(kimi.requests.at(-1)!.body).at(-1)?.content).toBe('What is a tide?');
});

test('of a page that has no address to show, only what is true of a file too is said', async ({
  panel,
  sidenote,
}) => {
  const page = await sidenote.open('data:text/html,<p>Hello');
  await expect(panel.getByText('If it’s a website, click the Sidenote button')).toBeVisible();
  await sidenote.clickToolbarButton(page);
  await expect(panel.getByText('Extensions can’t read this page.')).toBeVisible();
});

test('the extension store says that it can’t be read, though nobody clicked there', async ({ panel }) => {
  await panel.evaluate(() => chrome.tabs.create({ url: 'https://chromewebstore.google.com/' }));
  await expect(panel.getByText('Extensions can’t read the extension store.')).toBeVisible();
});

test('an empty page says so, and the question can go without it', async ({ sidenote, site, kimi }) => {
  const panel = await sidenote.openPanel(await sidenote.open(site.url('empty.html')));
  await send(panel, 'What is a tide?');
  await expect(panel.getByRole('alert')).toContainText('hardly any text');
  await expect(composer(panel)).toHaveValue('What is a tide?');
  await panel.getByRole('button', { name: 'Ask without the page' }).click();
  await settled(panel);
  expect(messagesIn(kimi.requests.at(-1)!.body).at(-1)?.content).toBe('What is a tide?');
  await expect(composer(panel)).toHaveValue('');
});
