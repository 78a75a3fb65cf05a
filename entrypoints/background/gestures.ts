import { storage, type Browser } from '#imports';
import { PANEL_PORT } from '@/utils/protocol/channel';
import type { Action } from '@/utils/chat/conversation';
import type { TimedGesture } from '@/utils/protocol/messaging';
import { captureSelection, type SelectionTarget } from '@/utils/tab/access-selection';
import type { SelectionCapture } from '@/utils/page/capture';
import { note } from '@/utils/diagnostics/log';

const key = (tabId: number) => `session:gesture:${tabId}` as const;

/**
 * What the toolbar button, the shortcut and the menu bring: kept until the panel of that tab takes
 * it. In session storage, since the panel may still be opening and the worker may die meanwhile.
 */
export function createGestures() {
  const panels = new Set<Browser.runtime.Port>();
  let isFirst = true;

  /** When the gesture was made that is told of just now: before the panel heard of the worker that it started. */
  function madeAt(): number {
    const now = Date.now();
    const hasStarted = isFirst && now - performance.timeOrigin < START_MS;
    isFirst = false;
    return hasStarted ? performance.timeOrigin : now;
  }

  return {
    /** Whether the port is a panel that wants to hear of gestures; if so it will. */
    join(port: Browser.runtime.Port): boolean {
      if (port.name !== PANEL_PORT) return false;
      panels.add(port);
      port.onDisconnect.addListener(() => panels.delete(port));
      // While the port was down, somebody may have pointed at a tab.
      port.postMessage(null);
      return true;
    },

    /** Reads the selection that was pointed at, and tells the panels. `text` stands in where it can't be read. */
    async notice(tabId: number, action: Action, target: SelectionTarget = {}, text = ''): Promise<void> {
      const bare = text.trim() ? { text: text.trim(), headings: [], around: '' } : null;
      const at = madeAt();
      let gesture: TimedGesture;
      try {
        gesture = { selection: (await select(tabId, target)) ?? bare, action, isReadable: true, at };
      } catch (error) {
        // The panel says that the page can't be read, and has the words that the menu brought.
        note('gesture', 'not-read', error);
        gesture = { selection: bare, action, isReadable: false, at };
      }
      await storage.setItem(key(tabId), gesture);
      for (const port of panels) port.postMessage(null);
    },

    /** Hands a tab's gesture out, once. */
    async take(tabId: number): Promise<TimedGesture | null> {
      const gesture = await storage.getItem<TimedGesture>(key(tabId));
      if (gesture) await storage.removeItem(key(tabId));
      return gesture;
    },
  };
}

export type Gestures = ReturnType<typeof createGestures>;

/** A worker's first gesture that comes this soon after its start has started it. */
const START_MS = 2000;

/** On a busy machine the browser was seen to refuse what the click had just granted, and to allow it a moment later. */
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
