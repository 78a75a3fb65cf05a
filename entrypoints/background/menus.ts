import { browser } from '#imports';
import type { Action } from '@/utils/chat/conversation';
import { t, type MessageKey } from '@/utils/browser/i18n';
import { isPrivate } from '@/utils/browser/private';
import type { Gestures } from './gestures';
import { openPanel } from './panel';

/** The items for selected text, by their action. */
const ITEMS: Readonly<Record<Exclude<Action, 'summarise'>, MessageKey>> = {
  ask: 'menu_ask',
  explain: 'menu_explain',
  translate: 'menu_translate',
};

const PICTURE = 'picture';

/**
 * The context menu on selected text and on images: the panel opens with the selection, and explains or translates it at
 * once, or with the image.
 */
export function listenToMenus(gestures: Gestures): void {
  // Private windows have items of their own, which the browser keeps in memory and gives with no install.
  if (isPrivate()) addItems();
  else browser.runtime.onInstalled.addListener(() => browser.contextMenus.removeAll(addItems));

  browser.contextMenus.onClicked.addListener((info, tab) => {
    const action = actionOf(info.menuItemId);
    const isPicture = info.menuItemId === PICTURE;
    if (!tab || (!action && !isPicture)) return;
    openPanel(tab);
    const { frameId: frame = 0, srcUrl } = info;
    if (isPicture && tab.id !== undefined && srcUrl !== undefined)
      void gestures.noticePicture(tab.id, frame, srcUrl);
    if (!action) return;
    if (tab.id === undefined) return;
    const { frameId = 0, selectionText = '', pageUrl = '', frameUrl = '' } = info;
    const words = { text: selectionText.trim(), urls: [pageUrl, frameUrl] };
    void gestures.notice(tab.id, action, { frameId, mayReadFields: true }, words);
  });
}

/** An error that is not read is one in the console. */
function readError(): void {
  void browser.runtime.lastError;
}

/** Adds the items; those that are there already stay. */
function addItems(): void {
  browser.contextMenus.create({ id: PICTURE, title: t('menu_picture'), contexts: ['image'] }, readError);
  for (const [id, key] of Object.entries(ITEMS)) {
    browser.contextMenus.create({ id, title: t(key), contexts: ['selection'] }, readError);
  }
}

function actionOf(id: string | number): Action | null {
  return id === 'ask' || id === 'explain' || id === 'translate' ? id : null;
}
