import type { Page } from '@playwright/test';
import { ADDRESSES } from '../../hostile-answers/addresses.ts';
import { CONFUSION } from '../../hostile-answers/confusion.ts';
import { FORMULAS } from '../../hostile-answers/formulas.ts';
import type { HostileAnswer } from '../../hostile-answers/hostile-answer.ts';
import { REMOTE } from '../../hostile-answers/remote.ts';
import { SCRIPTS } from '../../hostile-answers/scripts.ts';
import { HUGE, STRUCTURE } from '../../hostile-answers/structure.ts';
import { send, turns } from '../support/chat.ts';
import { expect } from '../support/test.ts';
import { setGuard } from './guard.ts';
import { lookAt } from './look.ts';
import { test } from './test.ts';

/** Answers in one conversation: a user starts over sooner, and a longer one finds no more. */
const IN_A_ROW = 10;

/** After the worst of answers comes a good one. */
const LAST: HostileAnswer = {
  tries: 'means no harm',
  text: 'Here **is** [the answer](https://example.com/).',
};

const GROUPS: Readonly<Record<string, readonly HostileAnswer[]>> = {
  'what would run': SCRIPTS,
  addresses: ADDRESSES,
  'what would load something or cover the panel': REMOTE,
  'what is deep or never closed': STRUCTURE,
  'a million characters': HUGE,
  'what looks like something else': CONFUSION,
  'mathematics and diagrams': FORMULAS,
};

async function startOver(panel: Page): Promise<void> {
  await panel.getByRole('button', { name: 'Menu' }).click();
  await panel.getByRole('menuitem', { name: 'New conversation' }).click();
  await expect(turns(panel)).toHaveCount(0);
}

/** Has every hostile answer stream through the panel, in the pieces that `cut` makes of it. */
export function testAnswers(manner: string, cut: (text: string) => readonly string[]): void {
  for (const [name, answers] of Object.entries(GROUPS)) {
    test(`${name}: no answer does harm, ${manner}`, async ({ panel, sidenote, kimi, outside }) => {
      test.setTimeout(300_000);
      const dialogs: string[] = [];
      for (const page of [panel, ...sidenote.context.pages()]) {
        page.on('dialog', (dialog) => {
          dialogs.push(dialog.message());
          void dialog.dismiss();
        });
      }
      const address = panel.url();
      const tabs = sidenote.context.pages().length;
      const before = kimi.requests.length;
      await setGuard(panel);

      const all = [...answers, LAST];
      for (const [index, { tries, text }] of all.entries()) {
        if (index > 0 && (index % IN_A_ROW === 0 || text.length > 100_000)) await startOver(panel);
        const pieces = cut(text);
        kimi.say(pieces);
        const question = `Question ${index + 1}`;
        await send(panel, question);
        const found = [...(await lookAt(panel, question)), ...dialogs.splice(0)];
        expect.soft(found, `an answer that ${tries}, in ${pieces.length} pieces`).toEqual([]);
      }

      expect(kimi.requests.length - before, 'one request for each question').toBe(all.length);
      expect(outside.asked, 'nothing else leaves this machine').toEqual([]);
      expect(panel.url()).toBe(address);
      expect(sidenote.context.pages(), 'no tab was opened').toHaveLength(tabs);
      for (const page of sidenote.context.pages()) {
        expect(await page.evaluate(() => 'owned' in globalThis)).toBe(false);
      }
    });
  }
}
