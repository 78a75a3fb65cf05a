import type { Locator, Page } from '@playwright/test';
import { answerText, lastTurn } from './support/chat.ts';
import { clipboardOf } from './support/clipboard.ts';
import { answerWith, openHarbour } from './support/harbour.ts';
import { highlighted } from './support/highlighted.ts';
import { expect, test } from './support/test.ts';
import { violations } from './support/violations.ts';

const marks = (panel: Page): Locator => lastTurn(panel).locator('.citation');
const line = (panel: Page): Locator => lastTurn(panel).locator('.citation-summary');

interface Numbers {
  readonly tower: string;
  readonly ferry: string;
}

/** Says three things, the first with a wrong number, the second with the wrong passage. */
const threeThings = ({ tower, ferry }: Numbers) =>
  `The lighthouse at the harbour mouth is 16 m tall and made of granite. [${tower}]\n\n` +
  `Fishing boats land herring at the old quay, where it is sold by auction. [${ferry}]\n\n` +
  `The ferry carries passengers to the northern island in summer. [${ferry}]`;

test('a mark says what speaks against it, and not by its colour alone', async ({ sidenote, site, kimi }) => {
  const { panel, boats, ...numbers } = await openHarbour(sidenote, site, kimi);
  await answerWith(panel, kimi, threeThings(numbers));
  await expect(marks(panel).nth(0)).toHaveAttribute('data-state', 'check');
  await expect(marks(panel).nth(0)).toHaveAccessibleName(/The page says 12 m, not 16 m\.$/);
  await expect(marks(panel).nth(1)).toHaveAccessibleName(new RegExp(`passage ${boats} fits better\\.$`));
  await expect(marks(panel).nth(2)).toHaveAttribute('data-state', 'fine');
  await expect(line(panel)).toContainText('1 of 3 statements found on the page');
  const signOf = (mark: Locator) => mark.evaluate((element) => getComputedStyle(element, '::after').content);
  expect(await signOf(marks(panel).nth(0))).toContain('!');
  expect(await signOf(marks(panel).nth(2))).toBe('none');
});

const VERDICTS = [
  [
    'The lighthouse at the harbour mouth is 16 m tall and made of granite. [T]',
    'check',
    /The page says 12 m, not 16 m\.$/,
  ],
  ['Fishing boats land herring at the old quay, sold by auction. [F]', 'check', /passage \d+ fits better\.$/],
  [
    'The ferry never carries passengers to the northern island in summer. [F]',
    'check',
    /mind the word “never”\.$/,
  ],
  [
    'The lighthouse at the harbour mouth was built of granite by Edgar Hollis. [T]',
    'partly',
    /Not on the page: Edgar Hollis$/,
  ],
  [
    'Bananas ripen quickly inside cardboard boxes. [T]',
    'check',
    /next to nothing in common with the claim\.$/,
  ],
  ['It is so. [T]', 'unchecked', /Not checked: there is too little to compare\.$/],
  ['The ferry carries passengers to the northern island in summer. [F]', 'fine', /on every morni…$/],
  ['The ferry carries passengers to the island. [99]', 'absent', /not on this page$/],
  ['Fishing boats land their herring at the old quay before dawn.', 'likely', /Likely from here\./],
] as const;

test('each verdict has its own look and its own sentence', async ({ sidenote, site, kimi }) => {
  const { panel, tower, ferry } = await openHarbour(sidenote, site, kimi);
  const said = VERDICTS.map(([claim]) => claim.replace('[T]', `[${tower}]`).replace('[F]', `[${ferry}]`));
  await answerWith(panel, kimi, said.join('\n\n'));
  await expect(marks(panel)).toHaveCount(VERDICTS.length);
  for (const [i, [claim, state, name]] of VERDICTS.entries()) {
    await expect(marks(panel).nth(i), claim).toHaveAttribute('data-state', state);
    await expect(marks(panel).nth(i), claim).toHaveAccessibleName(name);
  }
  await expect(line(panel)).toContainText(
    '1 of 8 statements found on the page · 1 not checked · 1 likely place added',
  );
  await line(panel).getByRole('button', { name: '6 to check' }).click();
  expect(await violations(panel)).toEqual([]);
});

test('an answer in another language is held against numbers and dates, or not checked', async ({
  sidenote,
  site,
  kimi,
}) => {
  const { panel, tower, boats } = await openHarbour(sidenote, site, kimi);
  await answerWith(
    panel,
    kimi,
    `港の入り口の灯台は高さ16メートルです[${tower}]。\n\n灯台の高さは12メートルで、花崗岩で造られています[${tower}]。\n\n漁船は夜明け前にニシンを水揚げします[${boats}]。`,
  );
  await expect(marks(panel).nth(0)).toHaveAttribute('data-state', 'check');
  await expect(marks(panel).nth(0)).toHaveAccessibleName(/16 is not on the page\.$|not 16\.$/);
  await expect(marks(panel).nth(1)).toHaveAttribute('data-state', 'fine');
  await expect(marks(panel).nth(2)).toHaveAttribute('data-state', 'unchecked');
  await expect(line(panel)).toContainText('1 of 3 statements found on the page · 1 not checked');
});

test('the line under an answer leads through what is to check, by keyboard', async ({
  sidenote,
  site,
  kimi,
}) => {
  const { page, panel, ...numbers } = await openHarbour(sidenote, site, kimi);
  await answerWith(panel, kimi, threeThings(numbers));
  const opener = line(panel).getByRole('button', { name: '2 to check' });
  await expect(opener).toHaveAttribute('aria-expanded', 'false');
  await opener.press('Enter');
  await expect(opener).toHaveAttribute('aria-expanded', 'true');
  const list = line(panel).getByRole('list', { name: /^Statements to check/ });
  await expect(list.getByRole('listitem')).toHaveCount(2);
  const [first, second] = [0, 1].map((at) => list.getByRole('listitem').nth(at).getByRole('button').first());
  await expect(first!).toBeFocused();
  await expect(first!).toHaveAccessibleName(/16 m tall.*The page says 12 m, not 16 m\. ?Passage/);

  await panel.keyboard.press('ArrowDown');
  await expect(second!).toBeFocused();
  await panel.keyboard.press('p');
  await expect(first!).toBeFocused();
  await panel.keyboard.press('Enter');
  await expect.poll(() => highlighted(page)).toContain('12 m tall');
  await expect(first!).toBeFocused();
  await panel.keyboard.press('n');
  await panel.keyboard.press('Enter');
  await expect.poll(() => highlighted(page)).toContain('four hundred passengers');
  await expect(marks(panel).nth(1)).toHaveAttribute('aria-pressed', 'true');

  await panel.keyboard.press('Escape');
  await expect(list).toHaveCount(0);
  await expect(opener).toBeFocused();
});

test('a mark is moved to the passage that fits better, which stays so and is said in copies', async ({
  sidenote,
  site,
  kimi,
}) => {
  const { page, panel, boats, ...numbers } = await openHarbour(sidenote, site, kimi);
  await panel
    .context()
    .grantPermissions(['clipboard-read', 'clipboard-write'])
    .catch(() => undefined);
  const { ferry } = numbers;
  await answerWith(panel, kimi, threeThings(numbers));
  const before = await answerText(panel);
  await lastTurn(panel)
    .getByRole('button', { name: `Move this citation to passage ${boats}` })
    .click();
  const moved = marks(panel).nth(1);
  await expect(moved).toHaveText(boats);
  await expect(moved).toHaveAttribute('data-state', 'fine');
  await expect(moved).toHaveAccessibleName(
    new RegExp(`^Passage ${boats}: .*Moved here by Sidenote: the answer says ${ferry}\\.$`),
  );
  const back = lastTurn(panel).getByRole('button', { name: `Put this citation back to passage ${ferry}` });
  await expect(back).toBeFocused();
  await expect(line(panel)).toContainText('2 of 3 statements found on the page');
  await expect(line(panel).getByRole('button', { name: '1 to check' })).toBeVisible();
  await moved.click();
  await expect.poll(() => highlighted(page)).toContain('Fishing boats');

  const copied = clipboardOf(panel);
  await lastTurn(panel).getByRole('button', { name: 'Copy answer' }).click();
  const { text } = await copied;
  expect(text).toContain(`by auction. [${boats}]`);
  expect(text).toContain(`Citations moved by Sidenote: [${ferry}] → [${boats}]`);

  // The panel of tomorrow shows it as it was left.
  await panel.reload();
  await expect(moved).toHaveText(boats);
  await expect(back).toBeVisible();
  await back.press('Enter');
  await expect(moved).toHaveText(ferry);
  await expect(moved).toHaveAttribute('data-state', 'check');
  await expect(
    lastTurn(panel).getByRole('button', { name: `Move this citation to passage ${boats}` }),
  ).toBeFocused();
  expect(await answerText(panel)).toBe(before);
});

test('what is moved from the list leaves it, and the next statement has the focus', async ({
  sidenote,
  site,
  kimi,
}) => {
  const { panel, boats, ...numbers } = await openHarbour(sidenote, site, kimi);
  await answerWith(panel, kimi, threeThings(numbers));
  await line(panel).getByRole('button', { name: '2 to check' }).press('Enter');
  const list = line(panel).getByRole('list');
  await panel.keyboard.press('n');
  await panel.keyboard.press('Tab');
  await expect(list.getByRole('button', { name: `Move this citation to passage ${boats}` })).toBeFocused();
  await panel.keyboard.press('Enter');
  await expect(list.getByRole('listitem')).toHaveCount(1);
  await expect(list.getByRole('button').first()).toBeFocused();
  await expect(marks(panel).nth(1)).toHaveText(boats);
});

test('a single statement is counted as one', async ({ sidenote, site, kimi }) => {
  const { panel, ferry } = await openHarbour(sidenote, site, kimi);
  await answerWith(panel, kimi, `The ferry carries passengers to the northern island in summer. [${ferry}]`);
  await expect(line(panel)).toHaveText('1 of 1 statement found on the page');
});
