import type { Page } from '@playwright/test';
import type { Sidenote } from './sidenote.ts';

/**
 * Does what the browser does when an item of the context menu is chosen. No protocol can press a native menu; the panel
 * is open already, since only a real press may open it.
 */
export async function chooseFromMenu(
  sidenote: Sidenote,
  page: Page,
  menuItemId: string,
  selectionText: string,
): Promise<void> {
  const [worker] = sidenote.context.serviceWorkers();
  await worker!.evaluate(
    async ({ url, ...info }) => {
      const tab = (await chrome.tabs.query({})).find((one) => one.url === url);
      const clicked = chrome.contextMenus.onClicked as unknown as {
        dispatch(info: object, tab: object): void;
      };
      clicked.dispatch({ ...info, frameId: 0, editable: false, pageUrl: url }, tab!);
    },
    { url: page.url(), menuItemId, selectionText },
  );
}
