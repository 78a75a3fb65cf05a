import { browser } from '#imports';
import type { Action } from '@/utils/chat/conversation';
import { t, type MessageKey } from '@/utils/browser/i18n';
import { isPrivate } from '@/utils/browser/private';
import { dropped } from '@/utils/diagnostics/log';
import { isPreset, PRESET_NAMES } from '@/utils/prompts/presets';
import type { PromptShelf } from '@/utils/prompts/shelf';
import { promptsItem, readPrompts } from '@/utils/settings/prompts';
import type { Gestures } from './gestures';
import { openPanel } from './panel';

/** The items for selected text, by their action. */
const ITEMS: Readonly<Record<Exclude<Action, 'summarise'>, MessageKey>> = {
  ask: 'menu_ask',
  explain: 'menu_explain',
  translate: 'menu_translate',
};

const PICTURE = 'picture';

/** The beginning of the id of a prompt's item; the prompt's own id follows. */
const PROMPT = 'prompt:';

/**
 * The context menu on selected text and on images: the panel opens with the selection, and explains or translates it at
 * once, or asks one of the prompts that the user put there; or it opens with the image.
 */
export function listenToMenus(gestures: Gestures): void {
  // Private windows have items of their own, which the browser keeps in memory and gives with no install.
  if (isPrivate()) addItems();
  else browser.runtime.onInstalled.addListener(() => browser.contextMenus.removeAll(addItems));
  promptsItem.watch(() => browser.contextMenus.removeAll(addItems));

  browser.contextMenus.onClicked.addListener((info, tab) => {
    const chosen = chosenIn(info.menuItemId);
    const isPicture = info.menuItemId === PICTURE;
    if (!tab || (!chosen && !isPicture)) return;
    openPanel(tab);
    const { frameId: frame = 0, srcUrl } = info;
    if (isPicture && tab.id !== undefined && srcUrl !== undefined)
      void gestures.noticePicture(tab.id, frame, srcUrl);
    if (!chosen) return;
    if (tab.id === undefined) return;
    const { frameId = 0, selectionText = '', pageUrl = '', frameUrl = '' } = info;
    const words = { text: selectionText.trim(), urls: [pageUrl, frameUrl] };
    const { action, ...prompt } = chosen;
    void gestures.notice(tab.id, action, { frameId, mayReadFields: true }, { ...words, ...prompt });
  });
}

/** An error that is not read is one in the console. */
function readError(): void {
  void browser.runtime.lastError;
}

/** Adds the items; those that are there already stay. */
function addItems(): void {
  browser.contextMenus.create({ id: PICTURE, title: t('menu_picture'), contexts: ['image'] }, readError);
  for (const [id, key] of Object.entries(ITEMS)) add(id, t(key));
  void readPrompts().then(addPrompts, dropped('settings', 'not-read'));
}

function addPrompts({ own, inMenu }: PromptShelf): void {
  for (const id of inMenu) {
    const name = isPreset(id) ? t(PRESET_NAMES[id]) : own.find((one) => one.id === id)?.name;
    if (name !== undefined) add(`${PROMPT}${id}`, asTitle(name));
  }
}

/** The name with nothing in it that the browser takes for the selection (%s) or for an access key (&). */
function asTitle(name: string): string {
  return name.replaceAll('%s', '%\u2060s').replaceAll('&', '&&');
}

function add(id: string, title: string): void {
  browser.contextMenus.create({ id, title, contexts: ['selection'] }, readError);
}

function chosenIn(id: string | number): { readonly action: Action; readonly prompt?: string } | null {
  if (id === 'ask' || id === 'explain' || id === 'translate') return { action: id };
  if (typeof id !== 'string' || !id.startsWith(PROMPT)) return null;
  return { action: 'ask', prompt: id.slice(PROMPT.length) };
}
