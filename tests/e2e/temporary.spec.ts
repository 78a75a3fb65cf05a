import type { Page } from '@playwright/test';
import { ask, lastTurn, settled, turns } from './support/chat.ts';
import { giveCommand } from './support/commands.ts';
import { expect, test } from './support/test.ts';
import { violations } from './support/violations.ts';

const begin = async (panel: Page) => {
  await panel.getByRole('button', { name: 'Menu' }).click();
  await panel.getByRole('menuitem', { name: 'Temporary conversation' }).click();
  await expect(panel.getByText('Nothing of it is kept.')).toBeVisible();
};

/** The number of records in each store of the database, without those of the usage. */
const stored = (panel: Page) =>
  panel.evaluate(async () => {
    const request = indexedDB.open('sidenote');
    await new Promise((resolve) => (request.onsuccess = resolve));
    const names = [...request.result.objectStoreNames].filter((name) => name !== 'usage');
    const counts = await Promise.all(
      names.map(
        (name) =>
          new Promise<number>((resolve) => {
            const count = request.result.transaction(name).objectStore(name).count();
            count.onsuccess = () => resolve(count.result);
          }),
      ),
    );
    request.result.close();
    return counts.reduce((sum, count) => sum + count, 0);
  });

test('nothing is kept of a temporary conversation but its usage, and it ends with the panel', async ({
  panel,
  sidenote,
  article,
}) => {
  await begin(panel);
  expect(await violations(panel)).toEqual([]);
  await ask(panel, 'What causes spring tides?');
  await settled(panel);
  await ask(panel, 'And neap tides?');
  await settled(panel);
  await expect(turns(panel)).toHaveCount(2);
  expect(await stored(panel)).toBe(0);
  const [today] = (await giveCommand(panel, 'usageByDay', { days: 1 })).slice(-1);
  expect(today?.requests).toBe(2);

  await sidenote.closePanel(panel);
  const again = await sidenote.openPanel(article);
  await expect(again.getByRole('textbox', { name: 'Question' })).toBeVisible();
  await expect(turns(again)).toHaveCount(0);
  expect(await stored(again)).toBe(0);
});

test('it says when the browser has ended the worker that had it', async ({ panel, sidenote }) => {
  await begin(panel);
  await ask(panel, 'What causes spring tides?');
  await settled(panel);
  await sidenote.killWorker();
  await expect(panel.getByText(/the temporary conversation with it/)).toBeVisible();
  await expect(turns(panel)).toHaveCount(0);
});

test('a new conversation after it is an ordinary one', async ({ panel }) => {
  await begin(panel);
  await ask(panel, 'What causes spring tides?');
  await settled(panel);
  await panel.getByRole('button', { name: 'New conversation' }).click();
  await expect(turns(panel)).toHaveCount(0);
  await expect(panel.getByText('Nothing of it is kept.')).toHaveCount(0);
  await ask(panel, 'An ordinary one?');
  await expect(lastTurn(panel)).toContainText('An ordinary one?');
  await settled(panel);
  expect(await stored(panel)).toBeGreaterThan(0);
});
