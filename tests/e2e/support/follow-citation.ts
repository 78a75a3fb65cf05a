import { expect, type Page } from '@playwright/test';
import type { KimiServer } from '../../kimi-server/kimi-server.ts';
import { ask, lastTurn, settled, textSent } from './chat.ts';

/** Lets an answer refer to the passage that begins with `words`, and follows its mark. Gives its number, such as `2·7`. */
export async function followCitation(panel: Page, kimi: KimiServer, words: RegExp): Promise<string> {
  await ask(panel, 'What does the page say?');
  await settled(panel);
  const number = new RegExp(String.raw`\[((?:\d+·)?\d+)\]\s*${words.source}`).exec(textSent(kimi))?.[1];
  if (number === undefined) throw new Error(`No passage begins with ${words.source}.`);
  kimi.say([`It is so [${number}].`]);
  await ask(panel, 'And where?');
  await settled(panel);
  await lastTurn(panel).locator('.citation').click();
  await expect(lastTurn(panel).locator('.citation')).toHaveAttribute('aria-pressed', 'true');
  return number;
}
