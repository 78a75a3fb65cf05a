import { setTimeout as wait } from 'node:timers/promises';
import { expect, type Locator, type Page } from '@playwright/test';
import { fold, turns } from '../support/chat.ts';

/** Milliseconds between two looks, and until an answer that has not settled counts as stuck. */
const EVERY_MS = 50;
const STUCK_MS = 30_000;

/** True once no answer is open any more, within a time in which every fault has long been noticed. */
export async function settles(panel: Page, count: number): Promise<boolean> {
  for (const end = Date.now() + STUCK_MS; Date.now() < end; await wait(EVERY_MS)) {
    if (await isSettled(panel, count)) return true;
  }
  return false;
}

async function isSettled(panel: Page, count: number): Promise<boolean> {
  if ((await turns(panel).count()) < count) return false;
  if ((await panel.locator('[aria-busy="true"]').count()) > 0) return false;
  return (await panel.getByRole('button', { name: 'Stop', exact: true }).count()) === 0;
}

/** The content of a turn: words and figures alone, as `fold` leaves them. */
export interface Shown {
  readonly reasoning: string;
  readonly text: string;
}

/** Reads a turn as a person does, who opens the reasoning first. */
export async function readTurn(turn: Locator): Promise<Shown> {
  const trigger = turn.locator('.reasoning-trigger');
  const reasoning = turn.locator('.reasoning-text .markdown');
  if ((await trigger.count()) > 0) {
    // A panel that was just opened may still move what is in it.
    await expect(async () => {
      if ((await trigger.getAttribute('aria-expanded')) === 'false') await trigger.click();
      await expect(reasoning).toBeVisible({ timeout: 1_000 });
    }).toPass({ timeout: 15_000 });
  }
  return {
    reasoning: await textOf(reasoning),
    text: await textOf(turn.locator('.turn-view-answer > .markdown')),
  };
}

async function textOf(part: Locator): Promise<string> {
  return (await part.count()) === 0 ? '' : fold((await part.textContent()) ?? '');
}

/** Reads a turn's note beside its answer, and the buttons that it offers to go on with. */
export async function readNote(turn: Locator): Promise<{ readonly words: string; readonly buttons: number }> {
  const note = turn.locator('.turn-view-answer :is(.failure-note, .outcome-note)');
  if ((await note.count()) === 0) return { words: '', buttons: 0 };
  const words = (await note.allInnerTexts()).join(' ').replace(/\s+/g, ' ');
  // "Ask again" stands below the answer where the note has nothing better to offer.
  const offered = note.getByRole('button').or(turn.getByRole('button', { name: 'Ask again' }));
  return { words, buttons: await offered.and(turn.locator(':enabled')).count() };
}
