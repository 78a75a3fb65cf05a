import { composer } from './support/chat.ts';
import { expect, test } from './support/test.ts';

for (const worker of ['awake', 'asleep']) {
  test(`a second press closes the panel, with the worker ${worker}, and what was typed is there at the third`, async ({
    panel,
    article,
    sidenote,
  }) => {
    await expect(panel.getByRole('button', { name: 'Summarise this page' })).toBeVisible();
    await composer(panel).fill('half a question');
    if (worker === 'asleep') await sidenote.killWorker();
    await sidenote.clickToolbarButton(article);
    await expect.poll(() => panel.isClosed()).toBe(true);
    await expect(composer(await sidenote.openPanel(article))).toHaveValue('half a question');
  });

  test(`a press on a page that the panel can’t see shows it, with the worker ${worker}, and focuses the field`, async ({
    panel,
    sidenote,
    site,
  }) => {
    const page = await sidenote.open(site.foreignUrl('docs.html'));
    await expect(panel.getByText('Sidenote can’t see this page yet.')).toBeVisible();
    await panel.getByRole('button', { name: 'Menu' }).focus();
    if (worker === 'asleep') await sidenote.killWorker();
    await sidenote.clickToolbarButton(page);
    await expect(panel.getByRole('button', { name: 'Summarise this page' })).toBeVisible();
    await expect(composer(panel)).toBeFocused();
  });
}
