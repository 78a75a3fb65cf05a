import type { Locator, Page } from '@playwright/test';
import type { Words } from './words.ts';

/** A screen of the panel, or something open on it. */
export interface Screen {
  readonly name: string;
  /** Leads there from the chat, with an answer in it. */
  readonly open: (parts: Parts) => Promise<void>;
  /** Leads back where Escape does not. */
  readonly close?: (parts: Parts) => Promise<void>;
}

export interface Parts {
  readonly panel: Page;
  /** The page beside it. */
  readonly page: Page;
  readonly words: Words;
}

const named = (panel: Page, role: 'button' | 'menuitem', name: string): Locator =>
  panel.getByRole(role, { name, exact: true });

async function choose({ panel, words }: Parts, item: Parameters<Words>[0]): Promise<void> {
  await named(panel, 'button', words('menu')).click();
  await named(panel, 'menuitem', words(item)).click();
}

async function openHistory(parts: Parts): Promise<void> {
  await choose(parts, 'conversations');
  await parts.panel.locator('.history-row').first().waitFor();
}

/** Every screen that a user meets, in an order in which each leads back to the chat. */
export const SCREENS: readonly Screen[] = [
  { name: 'answer', open: async () => undefined },
  {
    name: 'thoughts',
    open: async ({ panel }) => panel.locator('.reasoning-trigger').first().click(),
    close: async ({ panel }) => panel.locator('.reasoning-trigger').first().click(),
  },
  {
    name: 'menu',
    open: async ({ panel, words }) => {
      await named(panel, 'button', words('menu')).click();
      await panel.getByRole('menu').waitFor();
    },
  },
  {
    name: 'add',
    open: async ({ panel, words }) => {
      await named(panel, 'button', words('add_to_question')).click();
      await panel.getByRole('menu').waitFor();
    },
  },
  {
    name: 'prompts',
    open: async ({ panel }) => {
      await panel.locator('.composer textarea').fill('/');
      await panel.getByRole('listbox').waitFor();
    },
    close: async ({ panel }) => panel.locator('.composer textarea').fill(''),
  },
  {
    name: 'tabs',
    open: async ({ panel }) => {
      await panel.locator('.composer textarea').fill('@');
      await panel.getByRole('listbox').waitFor();
    },
    close: async ({ panel }) => panel.locator('.composer textarea').fill(''),
  },
  {
    name: 'weight',
    open: async ({ panel }) => {
      await panel.locator('.composer textarea').fill('water '.repeat(30_000));
      await panel.locator('.next-weight').waitFor();
    },
    close: async ({ panel }) => panel.locator('.composer textarea').fill(''),
  },
  {
    name: 'translation',
    open: async ({ panel, words }) => {
      await panel.locator('.composer textarea').fill('/');
      await panel.getByRole('option', { name: words('prompt_translate_page') }).click();
      await panel.locator('.translate-page-language').waitFor();
    },
    close: async ({ panel, words }) => named(panel, 'button', words('cancel')).click(),
  },
  {
    name: 'comparison',
    open: async ({ panel, words }) => {
      await named(panel, 'button', words('ask_again')).first().click();
      await panel.locator('.version-pager').waitFor();
      await named(panel, 'button', words('more_answer')).click();
      await named(panel, 'menuitem', words('compare_answers')).click();
      await panel.locator('.compare-sum:not(:empty)').waitFor();
    },
  },
  {
    name: 'offer',
    open: async ({ panel, page }) => {
      await page
        .locator('article p')
        .nth(1)
        .evaluate((one) => getSelection()?.selectAllChildren(one));
      await panel.mouse.move(-5, -5);
      await panel.mouse.move(60, 200);
      await panel.locator('.selection-offer').waitFor();
    },
    close: async ({ panel }) => panel.locator('.selection-offer .composer-chip').first().click(),
  },
  {
    name: 'selection',
    open: async ({ panel }) => panel.locator('.selection-actions').waitFor(),
    close: async ({ panel, words }) => named(panel, 'button', words('remove_selection')).click(),
  },
  {
    name: 'seen',
    open: async ({ panel }) => {
      await panel.locator('.page-chip').click();
      await panel.locator('.section-tree').waitFor();
    },
  },
  {
    name: 'sent',
    open: async ({ panel, words }) => {
      await named(panel, 'button', words('what_was_sent')).click();
      await panel.getByRole('dialog').waitFor();
    },
  },
  { name: 'history', open: openHistory },
  {
    name: 'history-menu',
    open: async (parts) => {
      await openHistory(parts);
      await parts.panel.locator('.history-row-menu button').first().click();
      await parts.panel.getByRole('menu').waitFor();
    },
  },
  {
    name: 'history-selecting',
    open: async (parts) => {
      await openHistory(parts);
      await named(parts.panel, 'button', parts.words('select')).click();
      await parts.panel.locator('.history-row-open').first().click();
      await parts.panel.locator('.selection-bar').waitFor();
    },
  },
  {
    name: 'export',
    open: async (parts) => {
      await openHistory(parts);
      await parts.panel.locator('.history-row-menu button').first().click();
      await named(parts.panel, 'menuitem', parts.words('export')).click();
      await parts.panel.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'settings',
    open: async (parts) => {
      await choose(parts, 'settings');
      await parts.panel.locator('.settings-body').waitFor();
    },
  },
  {
    name: 'new-prompt',
    open: async (parts) => {
      await choose(parts, 'settings');
      await named(parts.panel, 'button', parts.words('new_prompt')).click();
    },
  },
  {
    name: 'shortcuts',
    open: async (parts) => {
      await choose(parts, 'shortcuts');
      await parts.panel.locator('.shortcuts').waitFor();
    },
  },
  {
    name: 'delete',
    open: async (parts) => {
      await choose(parts, 'delete_conversation');
      await parts.panel.locator('[role="alertdialog"], [role="dialog"]').waitFor();
    },
  },
];

/** Goes back to the chat, whatever is open. */
export async function leave({ close }: Screen, parts: Parts): Promise<void> {
  if (close) return close(parts);
  const { panel } = parts;
  // A menu, a dialog or a form first, then the screen.
  for (let steps = 0; steps < 5; steps++) {
    const isCovered =
      (await panel.locator('[role="menu"], [role="dialog"], [role="alertdialog"]').count()) > 0;
    if (!isCovered && (await panel.locator('.composer').count()) > 0) return;
    await panel.keyboard.press('Escape');
    await panel.waitForTimeout(300);
  }
}
