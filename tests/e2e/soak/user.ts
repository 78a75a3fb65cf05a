import type { Page } from '@playwright/test';
import type { Random } from '../../bench/random.ts';
import type { KimiServer } from '../../kimi-server/kimi-server.ts';
import { readNote, readTurn, settles } from '../faults/reading.ts';
import { ask, fold, lastTurn, turns } from '../support/chat.ts';
import type { Sidenote } from '../support/sidenote.ts';
import { lookElsewhere } from './look-elsewhere.ts';

/** A tab, and the last question of the conversation that belongs to its page; null where there is none yet. */
interface Tab {
  readonly page: Page;
  question: string | null;
}

export interface UserOptions {
  readonly sidenote: Sidenote;
  readonly kimi: KimiServer;
  readonly random: Random;
  readonly panel: Page;
  /** Each with a page of its own, the first in front. */
  readonly pages: readonly [Page, ...Page[]];
  /** A tab in a window of its own. */
  readonly elsewhere: Page;
}

/** Turns after which a conversation is left for a new one. */
const TURNS = 5;

/** A user who asks one question after the other, and does something else now and then. */
export function createUser({ sidenote, kimi, random, panel, pages, elsewhere }: UserOptions) {
  const [firstPage, ...otherPages] = pages;
  const first: Tab = { page: firstPage, question: null };
  const tabs: readonly [Tab, ...Tab[]] = [first, ...otherPages.map((page) => ({ page, question: null }))];
  const counts = { questions: 0, interrupted: 0, panelsOpened: 0, tabSwitches: 0, workerKills: 0 };
  const problems: string[] = [];
  let tab = first;

  const isChance = (share: number) => random.next() < share;

  async function show(next: Tab): Promise<void> {
    tab = next;
    counts.tabSwitches += 1;
    await tab.page.bringToFront();
    // What the panel showed before may stand there for a moment.
    if (tab.question === null) await panel.getByRole('article').first().waitFor({ state: 'detached' });
    else await panel.getByRole('article', { name: tab.question, exact: true }).waitFor();
  }

  async function startOver(): Promise<void> {
    if (tab.question === null) return;
    tab.question = null;
    await panel.getByRole('button', { name: 'New conversation' }).click();
    await panel.getByRole('article').first().waitFor({ state: 'detached' });
  }

  async function checkAnswer(count: number): Promise<void> {
    if (!(await settles(panel, count))) problems.push(`“${tab.question}” was still open after 30 s.`);
    const { words } = await readNote(lastTurn(panel));
    const { text } = await readTurn(lastTurn(panel));
    const sent = fold(kimi.requests.at(-1)?.sent.text ?? '');
    if (words !== '') counts.interrupted += 1;
    if (words === '' ? text === sent : sent.startsWith(text)) return;
    problems.push(`“${tab.question}” shows “${text.slice(0, 60)}” of “${sent.slice(0, 60)}”. ${words}`);
  }

  return {
    counts: counts as Readonly<typeof counts>,
    problems: problems as readonly string[],
    startOver,

    /** Back to the first tab, and to a conversation without turns. */
    async comeToRest(): Promise<void> {
      await show(first);
      await startOver();
    },

    /** Asks and waits for the answer, whatever else is done meanwhile. */
    async askNext(mayKill: boolean): Promise<void> {
      if (isChance(0.3)) await show(random.pick(tabs as [Tab, ...Tab[]]));
      if ((await turns(panel).count()) >= TURNS) await startOver();
      const before = await turns(panel).count();
      counts.questions += 1;
      tab.question = `What does it say? (${counts.questions})`;
      await ask(panel, tab.question);
      if (isChance(0.2)) {
        await lookElsewhere(sidenote, elsewhere);
        counts.panelsOpened += 1;
      }
      if (mayKill && isChance(0.15)) {
        await sidenote.killWorker();
        counts.workerKills += 1;
      }
      await checkAnswer(before + 1);
    },
  };
}
