import { storage, type Browser } from '#imports';
import { PANEL_PORT } from '@/utils/protocol/channel';
import type { Action } from '@/utils/chat/conversation';
import type { TimedGesture } from '@/utils/protocol/commands';
import { captureSelection, type SelectionTarget } from '@/utils/tab/access-selection';
import type { SelectionCapture } from '@/utils/page/capture';
import { note } from '@/utils/diagnostics/log';

const key = (tabId: number) => `session:gesture:${tabId}` as const;

/**
 * Keeps the gestures of the toolbar button, the shortcut and the menu until the panel of that tab takes them. In
 * session storage, since the panel may still be opening and the worker may die meanwhile.
 */
export function createGestures() {
  const panels = new Set<Browser.runtime.Port>();
  let isFirst = true;

  /**
   * The time of the gesture being handled: if it started the worker, the start, which is before any panel heard of it.
   */
  function madeAt(): number {
    const now = Date.now();
    const hasStarted = isFirst && now - performance.timeOrigin < START_MS;
    isFirst = false;
    return hasStarted ? performance.timeOrigin : now;
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

    /** Reads the selection of a gesture, and tells the panels. `text` replaces it where it can't be read. */
    async notice(tabId: number, action: Action, target: SelectionTarget = {}, text = ''): Promise<void> {
      const bare = text.trim() ? { text: text.trim(), headings: [], around: '' } : null;
      const at = madeAt();
      let gesture: TimedGesture;
      try {
        gesture = { selection: (await select(tabId, target)) ?? bare, action, isReadable: true, at };
      } catch (error) {
        // The panel says that the page can't be read, and has the words from the menu.
        note('gesture', 'not-read', error);
        gesture = { selection: bare, action, isReadable: false, at };
      }
      await storage.setItem(key(tabId), gesture);
      for (const port of panels) port.postMessage(null);
    },

    /** Hands out a tab's gesture, once. */
    async take(tabId: number): Promise<TimedGesture | null> {
      const gesture = await storage.getItem<TimedGesture>(key(tabId));
      if (gesture) await storage.removeItem(key(tabId));
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

async function select(tabId: number, target: SelectionTarget): Promise<SelectionCapture | null> {
  try {
    return await captureSelection(tabId, target);
  } catch (error) {
    note('gesture', 'not-read', error);
    await new Promise((resolve) => setTimeout(resolve, GRANT_MS));
    return captureSelection(tabId, target);
  }
}
