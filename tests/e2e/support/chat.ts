import { expect, type Locator, type Page } from '@playwright/test';
import type { KimiServer } from '../../kimi-server/kimi-server.ts';
import type { Settings } from '../../../utils/settings/settings.ts';
import { giveCommand } from './commands.ts';

/** The panel's parts, found as a person or a screen reader finds them (in English). */
export const composer = (panel: Page): Locator => panel.getByRole('textbox', { name: 'Question' });
export const turns = (panel: Page): Locator => panel.getByRole('article');
export const lastTurn = (panel: Page): Locator => turns(panel).last();

/** Waits until the panel shows a page, and not the empty tab that it was opened in. */
export async function shows(panel: Page, page: Page): Promise<void> {
  // A PDF has no title before the panel has read it.
  const name = (await page.title()) || new URL(page.url()).pathname.split('/').at(-1) || '';
  await expect(panel.getByRole('banner').getByRole('heading')).toContainText(name);
}

/** Types a question and sends it with Enter. */
export async function send(panel: Page, question: string): Promise<void> {
  await composer(panel).fill(question);
  await composer(panel).press('Enter');
}

/** Sends a question, and waits until it stands in the conversation. */
export async function ask(panel: Page, question: string): Promise<void> {
  await send(panel, question);
  await expect(panel.getByRole('article', { name: question }).last()).toBeVisible();
  await expect(composer(panel)).toHaveValue('');
}

export async function summarise(panel: Page): Promise<void> {
  await panel.getByRole('button', { name: 'Summarise this page' }).click();
}

/** Waits until the last answer has ended, however it ended. */
export async function settled(panel: Page, timeout = 30_000): Promise<void> {
  await expect(panel.getByRole('button', { name: 'Stop', exact: true })).toHaveCount(0, { timeout });
  await expect(lastTurn(panel).locator('[aria-busy="false"]')).toBeVisible({ timeout });
  // The note on how it ended is loaded when it is needed.
  await expect(lastTurn(panel).locator('[aria-busy="true"]')).toHaveCount(0, { timeout });
}

/** Waits until some of the last answer's text shows. */
export async function streaming(panel: Page): Promise<void> {
  await expect(lastTurn(panel).locator('.markdown')).toContainText(/\w{3}/u);
}

/** The text of the last answer, also that out of sight, reduced as by `fold`. */
export async function answerText(panel: Page): Promise<string> {
  // Its view is loaded with the first answer that is shown.
  await expect(lastTurn(panel).locator('.markdown[aria-busy]')).toHaveCount(0);
  return fold((await lastTurn(panel).locator('.markdown').textContent()) ?? '');
}

/** Changes settings without the settings screen, as another window would. */
export async function changeSettings(panel: Page, changes: Partial<Settings>): Promise<void> {
  await giveCommand(panel, 'changeSettings', changes);
}

/** Reduces Markdown or rendered text to its letters and digits, so that both read the same. */
export function fold(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, '');
}

/** The messages of a recorded request. */
export function messagesIn(body: unknown): readonly { readonly role: string; readonly content: string }[] {
  return (body as { messages: { role: string; content: string }[] }).messages;
}

/** The whole text of the last request. */
export function textSent(kimi: KimiServer): string {
  return messagesIn(kimi.requests.at(-1)?.body)
    .map(({ content }) => content)
    .join('\n');
}

/** The text that was sent, without the marks of its passages: the page as it was read. */
export function withoutMarks(sent: string): string {
  return sent.replaceAll(/\[(?:\d+·)?\d+\](?: |\n[ \t>]*)/g, '');
}
