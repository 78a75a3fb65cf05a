import { browser, type Browser } from '#imports';
import type { Gestures } from './gestures';
import { dropped } from '@/utils/diagnostics/log';

/** Firefox calls its side panel a sidebar; WXT's types, which are Chrome's, do not know it. */
interface WithSidebar {
  readonly sidebarAction?: { open(): Promise<void> };
}

/**
 * Opens the panel beside a tab. The browser allows it only in the same turn as the user's gesture: nothing may be
 * awaited before.
 */
export function openPanel(tab: Browser.tabs.Tab): void {
  const { sidebarAction } = browser as WithSidebar;
  const opened = sidebarAction ? sidebarAction.open() : browser.sidePanel.open({ windowId: tab.windowId });
  // Some windows have no panel, such as an installed app's, and no place to say so.
  opened.catch(dropped('panel', 'not-opened'));
}

/**
 * Opens the panel by the toolbar button and its shortcut. `openPanelOnActionClick` would open it too, but such a click
 * grants no activeTab, and `onClicked` never fires. An open panel stays open here: only the panel knows whether this is
 * the second press, which closes it; see `createSecondPress`.
 */
export function listenToToolbar(gestures: Gestures): void {
  browser.action.onClicked.addListener((tab) => {
    openPanel(tab);
    if (tab.id !== undefined) void gestures.notice(tab.id, 'ask');
  });
}
