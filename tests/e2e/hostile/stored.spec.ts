import { treeOf } from '../../../utils/chat/branches.ts';
import type { Page } from '@playwright/test';
import type { Turn } from '../../../utils/chat/conversation.ts';
import { ADDRESSES } from '../../hostile-answers/addresses.ts';
import { CONFUSION } from '../../hostile-answers/confusion.ts';
import { DIAGRAMS } from '../../hostile-answers/diagrams.ts';
import { FORMULAS } from '../../hostile-answers/formulas.ts';
import { REMOTE } from '../../hostile-answers/remote.ts';
import { SCRIPTS } from '../../hostile-answers/scripts.ts';
import { STRUCTURE } from '../../hostile-answers/structure.ts';
import { lastTurn, send } from '../support/chat.ts';
import { giveCommand } from '../support/commands.ts';
import { expect } from '../support/test.ts';
import { setGuard } from './guard.ts';
import { lookAt } from './look.ts';
import { test } from './test.ts';

const GROUPS = [SCRIPTS, ADDRESSES, REMOTE, CONFUSION, FORMULAS, DIAGRAMS, STRUCTURE];
const ANSWERS = GROUPS.flat();

/** A turn whose answer and thoughts are both hostile. */
function turnOf(text: string, index: number): Turn {
  return {
    id: `hostile-${index}`,
    after: index === 0 ? null : `hostile-${index - 1}`,
    question: `Question ${index}`,
    action: 'ask',
    attachment: { page: null, selection: null },
    answer: {
      model: 'kimi-k2.5',
      askedAt: index + 1,
      reasoning: text,
      text,
      reasoningAt: index + 1,
      textAt: index + 1,
      outcome: { type: 'done', finishReason: 'stop' },
      waiting: null,
      usage: null,
      dropped: [],
    },
  };
}

/** Unfolds all thoughts that are folded. */
async function unfold(panel: Page): Promise<void> {
  await panel.evaluate(() => {
    const triggers = document.querySelectorAll<HTMLElement>('.reasoning-trigger[aria-expanded="false"]');
    for (const trigger of triggers) trigger.click();
  });
}

test('what is stored does no harm when it is opened again, and neither do its thoughts', async ({
  panel,
  article,
  outside,
}) => {
  test.setTimeout(180_000);
  const address = panel.url();
  const key = article.url();
  const turns = ANSWERS.map(({ text }, index) => turnOf(text, index));
  const conversation = { id: key, pageKey: key, createdAt: 1, ...treeOf(turns) };
  await giveCommand(panel, 'importPart', { conversations: [conversation], texts: [], usage: [] });
  await panel.reload();
  await setGuard(panel);
  await expect(panel.locator('article')).toHaveCount(turns.length, { timeout: 60_000 });
  await unfold(panel);
  await expect(panel.locator('.reasoning-text > .markdown')).toHaveCount(turns.length);
  expect(await lookAt(panel, `Question ${turns.length - 1}`)).toEqual([]);
  expect(outside.asked).toEqual([]);
  expect(panel.url()).toBe(address);
});

test('thoughts do no harm while they are thought', async ({ panel, kimi, outside }) => {
  test.setTimeout(120_000);
  await setGuard(panel);
  for (const [index, answers] of GROUPS.entries()) {
    kimi.say(['So *it* is.'], ['Well: ', ...answers.map(({ text }) => `\n\n${text}`)]);
    const question = `Question ${index}`;
    await send(panel, question);
    await expect(panel.getByRole('article', { name: question })).toBeVisible();
    await lastTurn(panel).locator('.reasoning-trigger').click();
    expect.soft(await lookAt(panel, question), `group ${index}`).toEqual([]);
    await expect(lastTurn(panel).locator('.reasoning-text > .markdown')).toContainText('Well:');
  }
  expect(outside.asked).toEqual([]);
});
