import type { Page } from '@playwright/test';
import { BEST_MODEL, LISTED_MODELS } from '../kimi-server/completion-request.ts';
import type { KimiServer } from '../kimi-server/kimi-server.ts';
import { ask, lastTurn, settled, summarise } from './support/chat.ts';
import { expect, test } from './support/test.ts';

const NEXT_BEST = 'kimi-k3';

async function openSettings(panel: Page): Promise<void> {
  await panel.getByRole('button', { name: 'Menu' }).click();
  await panel.getByRole('menuitem', { name: 'Settings' }).click();
}

const field = (panel: Page) => panel.getByRole('combobox', { name: 'Model' });
const asked = (kimi: KimiServer) =>
  kimi.requests.map(({ body, status }) => [(body as { model: string }).model, status]);

test.describe('Automatic', () => {
  test.use({ settings: { model: null } });

  test('is the best model that the account has, by name, and the one that is asked', async ({
    panel,
    kimi,
  }) => {
    await openSettings(panel);
    await expect(field(panel)).toHaveValue(`Automatic (${BEST_MODEL})`);
    await panel.getByRole('button', { name: 'Back' }).click();
    await ask(panel, 'What causes spring tides?');
    await settled(panel);
    await expect(lastTurn(panel)).toContainText(BEST_MODEL);
    expect(asked(kimi)).toEqual([
      [BEST_MODEL, 200],
      [BEST_MODEL, 200],
    ]);
  });

  test('gives way to the next best when its model is retired between two questions', async ({
    panel,
    kimi,
  }) => {
    await ask(panel, 'What causes spring tides?');
    await settled(panel);
    kimi.retire(BEST_MODEL);
    await ask(panel, 'And neap tides?');
    await settled(panel);
    const turn = lastTurn(panel);
    await expect(turn).toContainText(`${BEST_MODEL} isn’t available any more. ${NEXT_BEST} answers instead.`);
    await expect(turn.locator('.usage-line')).toContainText(NEXT_BEST);
    expect(asked(kimi).slice(2)).toEqual([
      [BEST_MODEL, 404],
      [NEXT_BEST, 200],
    ]);

    await turn.getByRole('button', { name: 'Undo' }).click();
    await expect(turn).toContainText(`Your next question goes to ${BEST_MODEL} again.`);
    await openSettings(panel);
    await expect(field(panel)).toHaveValue(`Automatic (${BEST_MODEL})`);
    // Undoing asks nothing.
    expect(kimi.requests).toHaveLength(4);
  });

  test('goes on with the next best, and asks it alone from then on', async ({ panel, kimi }) => {
    kimi.retire(BEST_MODEL);
    await summarise(panel);
    await settled(panel);
    await ask(panel, 'And neap tides?');
    await settled(panel);
    expect(asked(kimi).slice(1)).toEqual([
      [BEST_MODEL, 404],
      [NEXT_BEST, 200],
      [NEXT_BEST, 200],
    ]);
    await expect(lastTurn(panel).getByRole('button', { name: 'Undo' })).toHaveCount(0);
  });

  test.describe('without a list', () => {
    test.use({ token: null });

    for (const [what, list] of [
      ['no list', null],
      ['a list without any model of Kimi’s', ['gpt-5', 'llama']],
    ] as const) {
      test(`is the best that is known to be served: ${what}`, async ({ panel, kimi }) => {
        kimi.list(list);
        await panel.getByLabel(/^Token for 127\.0\.0\.1/).fill('practice');
        await panel.getByRole('button', { name: 'Save token' }).click();
        await ask(panel, 'What causes spring tides?');
        await settled(panel);
        expect(asked(kimi)).toEqual([
          ['kimi-k3', 200],
          ['kimi-k3', 200],
        ]);
      });
    }
  });

  test('says that no model answers after two refusals in a row, as it always did', async ({
    panel,
    kimi,
  }) => {
    kimi.retire(...LISTED_MODELS);
    await ask(panel, 'What causes spring tides?');
    await settled(panel);
    await expect(lastTurn(panel)).toContainText('doesn’t know this model');
    await expect(lastTurn(panel).getByRole('button', { name: 'Choose a model' })).toBeVisible();
    expect(
      asked(kimi)
        .slice(1)
        .map(([, status]) => status),
    ).toEqual([404, 404]);
  });

  test('asks for a summary with little effort, and for an answer with the model’s own', async ({
    panel,
    kimi,
  }) => {
    await summarise(panel);
    await settled(panel);
    expect(kimi.requests.at(-1)?.body).toMatchObject({ reasoning_effort: 'low' });
    await lastTurn(panel).getByRole('button', { name: 'What was sent' }).click();
    const log = panel.getByRole('dialog');
    await expect(log.getByText('reasoning_effort')).toBeVisible();
    await expect(log.getByText('"low"')).toBeVisible();
    await panel.keyboard.press('Escape');
    await ask(panel, 'What causes spring tides?');
    await settled(panel);
    expect(kimi.requests.at(-1)?.body).not.toHaveProperty('reasoning_effort');
  });
});

test.describe('a model that the user chose', () => {
  test.use({ settings: { model: 'kimi-k2.5' } });

  test('is replaced in the settings too, which “Undo” takes back', async ({ panel, kimi }) => {
    kimi.retire('kimi-k2.5');
    await ask(panel, 'What causes spring tides?');
    await settled(panel);
    const turn = lastTurn(panel);
    await expect(turn).toContainText('kimi-k2.5 isn’t available any more. kimi-k2.6 answers instead.');
    await openSettings(panel);
    await expect(field(panel)).toHaveValue('kimi-k2.6');
    await panel.getByRole('button', { name: 'Back' }).click();
    await turn.getByRole('button', { name: 'Undo' }).click();
    await openSettings(panel);
    await expect(field(panel)).toHaveValue('kimi-k2.5');
    expect(asked(kimi).slice(1)).toEqual([
      ['kimi-k2.5', 404],
      ['kimi-k2.6', 200],
    ]);
  });
});
