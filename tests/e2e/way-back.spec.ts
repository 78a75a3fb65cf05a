import type { CDPSession, Locator, Page } from '@playwright/test';
import { lastTurn } from './support/chat.ts';
import { answerWith, openHarbour } from './support/harbour.ts';
import { highlighted } from './support/highlighted.ts';
import { expect, test } from './support/test.ts';

const marks = (panel: Page): Locator => lastTurn(panel).locator('.citation');

/** The words of the statement that the panel marks. */
const marked = (panel: Page) =>
  panel.evaluate(() => Array.from(CSS.highlights.get('sidenote-statement') ?? [], String).join());

interface Described {
  readonly nodeName: string;
  readonly nodeValue: string;
  readonly attributes?: readonly string[];
  readonly children?: readonly Described[];
  readonly shadowRoots?: readonly Described[];
}

/** The numbers in a page's margin, as its debugger sees them. */
async function numbersIn(page: Page): Promise<readonly string[]> {
  const session: CDPSession = await page.context().newCDPSession(page);
  const { root } = await session.send('DOM.getDocument', { depth: -1, pierce: true });
  await session.detach();
  const textOf = ({ nodeValue, children = [] }: Described): string =>
    nodeValue + children.map(textOf).join('');
  const find = (node: Described): readonly string[] =>
    node.attributes?.includes('numbers')
      ? (node.children ?? []).map(textOf)
      : [...(node.children ?? []), ...(node.shadowRoots ?? [])].flatMap(find);
  return find(root);
}

const threeThings = ({ tower, ferry, boats }: Readonly<Record<'tower' | 'ferry' | 'boats', string>>) =>
  `The lighthouse at the harbour mouth is made of granite by masons. [${tower}]\n\n` +
  `Fishing boats land herring at the old quay, where it is sold by auction. [${boats}]\n\n` +
  `The ferry carries passengers to the northern island in summer. [${ferry}]\n\n` +
  `Four hundred passengers take the ferry on a summer morning. [${ferry}]`;

test('a click on the highlighted text leads to the statement that rests on it', async ({
  sidenote,
  site,
  kimi,
}) => {
  const { page, panel, ...numbers } = await openHarbour(sidenote, site, kimi);
  await answerWith(panel, kimi, threeThings(numbers));
  await marks(panel).nth(1).click();
  await expect.poll(() => highlighted(page)).toContain('Fishing boats');
  expect(await marked(panel)).toBe('');

  // A click that the page's script makes leads nowhere, and tells the page nothing.
  await page.evaluate(() => {
    const words = document.querySelectorAll('p')[2];
    const { left = 0, top = 0 } = words?.getBoundingClientRect() ?? {};
    const at = { bubbles: true, detail: 1, clientX: left + 40, clientY: top + 8 };
    words?.dispatchEvent(new MouseEvent('click', at));
  });
  await page.getByText('The lighthouse at').click({ position: { x: 40, y: 8 } });
  await panel.waitForTimeout(300);
  expect(await marked(panel)).toBe('');

  await page.evaluate(() => document.addEventListener('click', () => (document.title = 'The page heard it')));
  await page.getByText('Fishing boats').click({ position: { x: 40, y: 8 } });
  await expect
    .poll(() => marked(panel))
    .toBe('Fishing boats land herring at the old quay, where it is sold by auction. ');
  await expect(page).toHaveTitle('The page heard it');
  await expect(marks(panel).nth(1)).toBeFocused();
  await expect(
    lastTurn(panel).getByText('The statement that rests on this passage: Fishing boats'),
  ).toBeAttached();
  await expect.poll(() => marked(panel), 'only for a moment').toBe('');
});

test('a link in highlighted text works as before', async ({ sidenote, site, kimi }) => {
  site.put('pilots.html', { body: '<title>Pilots</title><p>The pilots.</p>' });
  const { page, panel } = await openHarbour(sidenote, site, kimi);
  await answerWith(panel, kimi, 'The pilots of the harbour keep a tower on the western cliff all year. [4]');
  await marks(panel).first().click();
  await expect.poll(() => highlighted(page)).toContain('western cliff');
  await page.getByRole('link').click();
  await expect(page).toHaveTitle('Pilots');
});

test('all cited passages are highlighted at once, numbered beside the text, and each leads back', async ({
  sidenote,
  site,
  kimi,
}) => {
  const { page, panel, ...numbers } = await openHarbour(sidenote, site, kimi);
  await answerWith(panel, kimi, threeThings(numbers));
  const body = await page.locator('body').innerHTML();
  const all = lastTurn(panel).getByRole('button', { name: 'Show all' });
  await expect(all).toHaveAttribute('aria-pressed', 'false');
  await all.click();
  await expect(all).toHaveAttribute('aria-pressed', 'true');
  await expect(lastTurn(panel).getByText('All cited passages are highlighted')).toBeVisible();
  await expect.poll(() => numbersIn(page)).toEqual([numbers.tower, numbers.boats, numbers.ferry]);
  const words = await highlighted(page);
  for (const each of ['granite', 'four hundred', 'old quay']) expect(words).toContain(each);
  expect(words).not.toContain('pilots');
  expect(await page.locator('body').innerHTML()).toBe(body);

  const ferry = page.getByText('The ferry carries');
  await ferry.click({ position: { x: 40, y: 8 } });
  await expect.poll(() => marked(panel)).toContain('The ferry carries passengers');
  await ferry.click({ position: { x: 40, y: 8 } });
  await expect.poll(() => marked(panel), 'two statements rest on it').toContain('Four hundred passengers');
  await expect(marks(panel).nth(3)).toBeFocused();

  await page.keyboard.press('Escape');
  await expect.poll(() => highlighted(page)).toBe('');
  expect(await numbersIn(page)).toEqual([]);
  await expect(all).toHaveAttribute('aria-pressed', 'false');

  await all.click();
  await expect.poll(() => numbersIn(page)).toHaveLength(3);
  await marks(panel).first().click();
  await expect.poll(() => numbersIn(page)).toEqual([]);
  await expect.poll(() => highlighted(page)).toContain('granite');
  await expect(all).toHaveAttribute('aria-pressed', 'false');
  await all.click();
  await expect.poll(() => numbersIn(page)).toHaveLength(3);
  await all.click();
  await expect.poll(() => highlighted(page)).toBe('');
});

test('what the page hides is counted, and the rest is shown', async ({ sidenote, site, kimi }) => {
  const { page, panel, ...numbers } = await openHarbour(sidenote, site, kimi);
  await answerWith(panel, kimi, threeThings(numbers));
  await page.evaluate(() => document.querySelectorAll('p')[1]?.style.setProperty('display', 'none'));
  await lastTurn(panel).getByRole('button', { name: 'Show all' }).click();
  await expect(lastTurn(panel).getByText(/^2 of 3 cited passages are highlighted/)).toBeVisible();
  await expect.poll(() => numbersIn(page)).toEqual([numbers.tower, numbers.boats]);
});
