import type { Page } from '@playwright/test';
import type { Sidenote } from '../support/sidenote.ts';
import { until } from '../support/until.ts';

/**
 * Opens a second panel beside `page`, in another window, and closes it once it is usable. Does without Playwright,
 * which leaves a world of its own behind in every page that a new connection finds.
 */
export async function lookElsewhere(sidenote: Sidenote, page: Page): Promise<void> {
  const panels = async () => {
    const targets = await sidenote.targets();
    return targets.filter(({ type, url }) => type === 'page' && url === sidenote.addressOf('sidepanel.html'));
  };
  const before = new Set((await panels()).map(({ targetId }) => targetId));
  await sidenote.clickToolbarButton(page);
  const { targetId } = await until('a second panel', async () =>
    (await panels()).find((panel) => !before.has(panel.targetId)),
  );
  const panel = await sidenote.attachTo(targetId);
  await until('its composer', async () =>
    (await panel.evaluate("document.querySelector('textarea') !== null")) === true ? true : null,
  );
  // The answer may be lost with the document.
  await panel.evaluate('window.close()').catch(() => undefined);
  await until('the second panel to close', async () =>
    (await panels()).some((one) => one.targetId === targetId) ? null : true,
  );
}
