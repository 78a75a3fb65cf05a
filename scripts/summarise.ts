import type { Page } from '@playwright/test';
import { followAnswer } from './follow-answer.ts';
import { takePicture } from './picture.ts';

/** Milliseconds for the panel to show its button, and to take the command. */
const PANEL_MS = 15_000;

/** Thrown when the summary did not come. Its message is for the user. */
export class SummaryFailed extends Error {
  override readonly name = 'SummaryFailed';
}

export interface SummariseOptions {
  readonly page: Page;
  readonly panel: Page;
  /** The file for a picture of the end, or null. */
  readonly screenshot: string | null;
  readonly write: (text: string) => void;
}

/** Clicks "Summarise this page" and writes the answer as it streams. Throws `SummaryFailed`. */
export async function summarise({ page, panel, screenshot, write }: SummariseOptions): Promise<void> {
  const words = await panel.evaluate(() => chrome.i18n.getMessage('summarise_question'));
  const answer = panel.getByRole('article');
  // A refused command shows a note and makes no answer.
  const refusal = panel.locator('.failure-note');
  try {
    await panel.getByRole('button', { name: words, exact: true }).first().click({ timeout: PANEL_MS });
    await answer.or(refusal).first().waitFor({ timeout: PANEL_MS });
  } catch {
    throw new SummaryFailed(
      `The panel does not offer to summarise ${page.url()}. It says:\n${await wordsOf(panel)}`,
    );
  }
  if ((await answer.count()) > 0) {
    const outcome = await followAnswer(panel, page.url(), write);
    write('\n');
    if (outcome.type === 'done') {
      await panel.locator('[aria-busy="false"]').first().waitFor({ timeout: PANEL_MS });
      if (screenshot) await takePicture(page, panel, screenshot);
      return;
    }
  }
  await refusal.first().waitFor({ timeout: PANEL_MS });
  throw new SummaryFailed(`No summary: ${(await refusal.first().innerText()).replaceAll('\n', ' ')}`);
}

async function wordsOf(panel: Page): Promise<string> {
  return panel.locator('body').innerText();
}
