import { storage, type Browser } from '#imports';
import { PANEL_PORT } from '@/utils/protocol/channel';
import type { Action } from '@/utils/chat/conversation';
import type { Gesture, TimedGesture } from '@/utils/protocol/gesture';
import { pictureOfImage } from '@/utils/tab/access-picture';
import { captureSelection, type SelectionTarget } from '@/utils/tab/access-selection';
import { selectionAsSent } from '@/utils/tab/selection-as-sent';
import type { SelectionCapture } from '@/utils/page/capture';
import { note } from '@/utils/diagnostics/log';
import { Refused } from '@/utils/chat/refused';
import { keepAlive } from '@/utils/browser/keep-alive';
import { orFailure } from './on-command';
import { createOrder } from '@/utils/settings/in-order';
import { settingsItem } from '@/utils/settings/settings';
import { hostsCovering } from '@/utils/text/hosts';

/** The words that the browser itself gave with a click in its menu, and the addresses of the page and the frame. */
interface MenuWords {
  readonly text: string;
  readonly urls: readonly string[];
}

const NO_WORDS: MenuWords = { text: '', urls: [] };

const key = (tabId: number) => `session:gesture:${tabId}` as const;

/**
 * Keeps the gestures of the toolbar button, the shortcut and the menu until the panel of that tab takes them. In
 * session storage, since the panel may still be opening and the worker may die meanwhile.
 */
export function createGestures() {
  const panels = new Set<Browser.runtime.Port>();
  let isFirst = true;
  const inOrder = createOrder();

  /**
   * The time of the gesture being handled: if it started the worker, the start, which is before any panel heard of it.
   */
  function madeAt(): number {
    const now = Date.now();
    const hasStarted = isFirst && now - performance.timeOrigin < START_MS;
    isFirst = false;
    return hasStarted ? performance.timeOrigin : now;
  }

  /** Puts a gesture down for the panels, and tells them. */
  async function pass(tabId: number, gesture: TimedGesture): Promise<void> {
    await storage.setItem<TimedGesture>(key(tabId), gesture);
    for (const port of panels) port.postMessage(null);
  }

  return {
    /** Adds a panel that is to be told of gestures. False if the port is for something else. */
    join(port: Browser.runtime.Port): boolean {
      if (port.name !== PANEL_PORT) return false;
      panels.add(port);
      port.onDisconnect.addListener(() => panels.delete(port));
      // A gesture may have come while the port was down.
      port.postMessage(null);
      return true;
    },

    /**
     * Reads the selection of a gesture, and tells the panels. `prompt` is the id of the one that the menu has for it. `words` replace it where it can't be read. Of a site that
     * the user wants never to be read, nothing is taken: the panel opens.
     */
    async notice(
      tabId: number,
      action: Action,
      target: SelectionTarget = {},
      { prompt, ...words }: MenuWords & { readonly prompt?: string } = NO_WORDS,
    ): Promise<void> {
      const at = madeAt();
      const gesture = await gestureOf(tabId, action, target, words);
      const asked = gesture.selection && prompt !== undefined ? { ...gesture, prompt } : gesture;
      await pass(tabId, { ...asked, at });
    },

    /** Pictures the image of a gesture, and tells the panels. */
    async noticePicture(tabId: number, frameId: number, url: string): Promise<void> {
      const at = madeAt();
      const picture = await orFailure(() => keepAlive(pictureOfImage(tabId, frameId, url)));
      const failure = { kind: 'no-picture', message: '' } as const;
      await pass(tabId, {
        selection: null,
        action: 'ask',
        isReadable: true,
        picture: picture ?? { failure },
        at,
      });
    },

    /** Hands out a tab's gesture, once. */
    async take(tabId: number): Promise<TimedGesture | null> {
      let gesture: TimedGesture | null = null;
      // A panel that is told twice asks twice, and an action would be asked twice.
      await inOrder(async () => {
        gesture = await storage.getItem<TimedGesture>(key(tabId));
        if (gesture) await storage.removeItem(key(tabId));
      });
      return gesture;
    },
  };
}

export type Gestures = ReturnType<typeof createGestures>;

/** The time within which a worker's first gesture counts as the one that started it. */
const START_MS = 2000;

/**
 * The wait before the selection is read again: a busy browser may refuse access that the click has just granted, and
 * allow it a moment later.
 */
const GRANT_MS = 250;

async function gestureOf(
  tabId: number,
  action: Action,
  target: SelectionTarget,
  { text, urls }: MenuWords,
): Promise<Gesture> {
  const opened: Gesture = { selection: null, action: 'ask', isReadable: true };
  const { neverRead } = await settingsItem.getValue();
  if (urls.some((url) => hostsCovering(url, neverRead).length > 0)) return opened;
  const bare = text ? { text, headings: [], around: '' } : null;
  try {
    const selection = (await select(tabId, target)) ?? bare;
    return { ...(await asSent(selection)), action, isReadable: true };
  } catch (error) {
    if (isListed(error)) return opened;
    // The panel says that the page can't be read, and has the words from the menu.
    note('gesture', 'not-read', error);
    return { ...(await asSent(bare)), action, isReadable: false };
  }
}

function isListed(error: unknown): boolean {
  return error instanceof Refused && error.failure.kind === 'site-listed';
}

async function asSent(selection: SelectionCapture | null): Promise<Pick<Gesture, 'selection' | 'bare'>> {
  return selection ? selectionAsSent(selection) : { selection };
}

async function select(tabId: number, target: SelectionTarget): Promise<SelectionCapture | null> {
  try {
    return await captureSelection(tabId, target);
  } catch (error) {
    if (isListed(error)) throw error;
    note('gesture', 'not-read', error);
    await new Promise((resolve) => setTimeout(resolve, GRANT_MS));
    return captureSelection(tabId, target);
  }
}
