import type { Page } from '@playwright/test';
import { median } from '../bench/measure.ts';
import {
  answerText,
  ask,
  changeSettings,
  composer,
  fold,
  lastTurn,
  settled,
  streaming,
  turns,
} from './support/chat.ts';
import { expect, test } from './support/test.ts';
import { recordAnswer } from './support/record-answer.ts';

test.describe('two windows on the same page', () => {
  test.use({ settings: { model: 'practice-counted-6' } });

  /** A second window with the article, and the panel beside it. */
  const test2 = test.extend<{ other: Page }>({
    other: async ({ sidenote, site, panel }, use) => {
      await expect(composer(panel)).toBeVisible();
      const page = await sidenote.openWindow(site.url('article.html'));
      await use(await sidenote.openPanel(page));
    },
  });

  test2(
    'show the same answer in step: what one shows the other shows before the next piece comes',
    async ({ panel, other, kimi }) => {
      const recordings = await Promise.all([panel, other].map(recordAnswer));
      await ask(panel, 'What causes spring tides?');
      await Promise.all([panel, other].map((one) => settled(one)));
      const [mine = [], theirs = []] = await Promise.all(recordings.map((recording) => recording.stop()));
      const text = fold(kimi.requests.at(-1)!.sent.text);
      expect(await answerText(panel)).toBe(text);
      expect(await answerText(other)).toBe(text);

      // Each state is what was sent so far. A busy window may pass over one now and then.
      expect(mine.length).toBeGreaterThan(30);
      for (const { text: state } of [...mine, ...theirs]) expect(text.startsWith(fold(state))).toBe(true);
      const theirMoments = new Map(theirs.map(({ text: state, at }) => [state, at]));
      const apart = mine.flatMap(({ text: state, at }) => {
        const moment = theirMoments.get(state);
        return moment === undefined ? [] : [Math.abs(at - moment)];
      });
      expect(apart.length / mine.length, 'share of the states that both showed').toBeGreaterThan(0.75);
      // How far they are apart, measured by how fast the states follow each other.
      const steps = mine.slice(1).map(({ at }, index) => at - (mine[index]?.at ?? at));
      expect(median(apart) / median(steps)).toBeLessThan(1);
    },
  );

  test2(
    'a late one gets all of it, and closing one stops nothing',
    async ({ panel, other, sidenote, site, kimi }) => {
      await ask(panel, 'What causes spring tides?');
      await streaming(panel);
      await streaming(other);
      await sidenote.closePanel(panel);
      const late = await sidenote.openPanel(await sidenote.openWindow(site.url('article.html')));
      await streaming(late);
      await sidenote.closePanel(other);
      await settled(late);
      const request = kimi.requests.at(-1)!;
      expect(request.isAborted).toBe(false);
      expect(await answerText(late)).toBe(fold(request.sent.text));
    },
  );

  test2('Stop in one stops for both, and what arrived stays in both', async ({ panel, other, kimi }) => {
    await ask(panel, 'What causes spring tides?');
    await streaming(other);
    await other.getByRole('button', { name: 'Stop', exact: true }).click();
    for (const one of [panel, other]) {
      await expect(lastTurn(one).getByText('You stopped this answer.')).toBeVisible();
      await settled(one);
    }
    expect(await answerText(panel)).toBe(await answerText(other));
    expect(fold(kimi.requests.at(-1)!.sent.text).startsWith(await answerText(panel))).toBe(true);
  });

  test2(
    'what is typed in one is there when its panel opens again, whatever the other asks',
    async ({ panel, other, sidenote, article }) => {
      await composer(panel).fill('half a thought');
      await composer(other).fill('What are neap tides?');
      await composer(other).press('Enter');
      await settled(other);
      await expect(composer(other)).toHaveValue('');
      await expect(composer(panel)).toHaveValue('half a thought');
      await sidenote.closePanel(panel);
      const again = await sidenote.openPanel(article);
      await expect(turns(again)).toHaveCount(1);
      await expect(composer(again)).toHaveValue('half a thought');
      await expect(composer(other)).toHaveValue('');
    },
  );

  test2(
    'when both ask at the same moment one is taken, and the other keeps its question',
    async ({ panel, other, kimi }) => {
      await changeSettings(panel, { model: 'practice-hold-body' });
      const questions = ['What causes spring tides?', 'What are neap tides?'] as const;
      const panels = [panel, other] as const;
      const before = kimi.requests.length;
      await Promise.all(panels.map((one, index) => composer(one).fill(questions[index] ?? '')));
      await Promise.all(panels.map((one) => composer(one).press('Enter')));
      for (const one of panels) await expect(turns(one)).toHaveCount(1);

      const taken = await lastTurn(panel).getAttribute('aria-label');
      await expect(lastTurn(other)).toHaveAttribute('aria-label', taken ?? '');
      const winner = questions.findIndex((question) => question === taken);
      const [lucky, refused] = winner === 0 ? panels : [other, panel];
      await expect(composer(lucky)).toHaveValue('');
      await expect(refused.getByRole('alert')).toContainText('An answer is still on its way.');
      await expect(composer(refused)).toHaveValue(questions[1 - winner] ?? 'nothing');
      kimi.release();
      await settled(refused);
      expect(kimi.requests).toHaveLength(before + 1);

      await refused.getByRole('button', { name: 'Send' }).click();
      await expect(turns(lucky)).toHaveCount(2);
      await settled(lucky);
      expect(await answerText(lucky)).toBe(fold(kimi.requests.at(-1)!.sent.text));
    },
  );
});
