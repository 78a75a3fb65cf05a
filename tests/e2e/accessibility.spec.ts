import { ask, composer, settled, summarise } from './support/chat.ts';
import { expect, test } from './support/test.ts';
import { violations } from './support/violations.ts';

test('every screen is accessible, in light and in dark', async ({ panel }) => {
  await expect(composer(panel)).toBeVisible();
  expect(await violations(panel)).toEqual([]);
  await summarise(panel);
  await settled(panel);
  await panel.getByRole('button', { name: /^Thought for/ }).click();
  expect(await violations(panel)).toEqual([]);
  await panel.getByRole('button', { name: 'Menu' }).click();
  await expect(panel.getByRole('menu')).toBeVisible();
  expect(await violations(panel)).toEqual([]);
  await panel.getByRole('menuitem', { name: 'Delete conversation' }).click();
  await expect(panel.getByRole('alertdialog')).toBeVisible();
  expect(await violations(panel)).toEqual([]);
  await panel.keyboard.press('Escape');
  await panel.getByRole('button', { name: 'Menu' }).click();
  await panel.getByRole('menuitem', { name: 'Settings' }).click();
  await expect(panel.getByLabel('API address')).toBeVisible();
  expect(await violations(panel)).toEqual([]);
});

test('all of the main job can be done with the keyboard alone', async ({ panel }) => {
  await expect(composer(panel)).toBeFocused();
  await panel.keyboard.type('What causes spring tides?');
  await panel.keyboard.press('Enter');
  await settled(panel);
  await expect(composer(panel)).toBeFocused();
  await panel.getByRole('button', { name: 'Menu' }).focus();
  await panel.keyboard.press('Enter');
  await expect(panel.getByRole('menuitem').first()).toBeFocused();
  await panel.keyboard.press('Escape');
  await expect(panel.getByRole('button', { name: 'Menu' })).toBeFocused();
});

test('a screen reader hears sentences, not tokens', async ({ panel }) => {
  await expect(composer(panel)).toBeVisible();
  await expect(panel.locator('[aria-live="polite"]').first()).toBeAttached();
  const heard = await panel.evaluateHandle(() => {
    const region = document.querySelector('[aria-live="polite"]');
    const said: string[] = [];
    if (region)
      new MutationObserver(() => said.push(region.textContent ?? '')).observe(region, {
        childList: true,
        characterData: true,
        subtree: true,
      });
    return said;
  });
  await ask(panel, 'What causes spring tides?');
  await settled(panel);
  await expect.poll(() => heard.evaluate((said) => said.length)).toBeGreaterThan(1);
  const said = await heard.jsonValue();
  expect(said.length).toBeLessThan(8);
  expect(said[0]).toBe('Kimi is answering.');
});
