import type { Locator, Page } from '@playwright/test';
import { label, pattern, type Key } from './label.ts';

export type By = 'mouse' | 'keyboard';

/** Presses of Tab until the focus is put on a control instead: it takes a while from one end of the panel to the other. */
const TABS = 12;

/** Milliseconds after which a control that can’t be pressed counts as stuck. */
const PRESS_MS = 8_000;

/** A button of the panel that is there and enabled, by the key of its name. */
export function button(panel: Page, key: Key): Locator {
  return panel.getByRole('button', { name: named(key), exact: true, disabled: false });
}

export function menuItem(panel: Page, key: Key): Locator {
  return panel.getByRole('menuitem', { name: named(key), exact: true, disabled: false });
}

/** Names with values in them match as a whole, whatever the values are. */
function named(key: Key): string | RegExp {
  return label(key).includes('$') ? pattern(key) : label(key);
}

export async function isThere(control: Locator): Promise<boolean> {
  return (await control.count()) > 0 && control.first().isVisible();
}

/** Presses a control as a person does. `key` is what the keyboard does it with. */
export async function press(control: Locator, by: By, key: 'Enter' | 'Space' = 'Enter'): Promise<void> {
  if (by === 'mouse') await control.click({ timeout: PRESS_MS });
  else {
    await reach(control);
    await control.page().keyboard.press(key);
  }
}

/** Brings the focus to a control: by Tab, or where that takes too long at once. */
export async function reach(control: Locator): Promise<void> {
  await control.waitFor({ timeout: PRESS_MS });
  for (let tabs = 0; tabs < TABS; tabs += 1) {
    if (await isFocused(control)) return;
    await control.page().keyboard.press('Tab');
  }
  if (!(await isFocused(control))) await control.focus({ timeout: PRESS_MS });
}

const isFocused = (control: Locator) => control.evaluate((element) => element === document.activeElement);
