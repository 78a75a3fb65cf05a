/** The browser around a walk, as the extension sees it: the part of the extension API that the product uses. */
import { fakeBrowser } from 'wxt/testing/fake-browser';
import messages from '@/public/_locales/en/messages.json';
import type { Gesture } from '@/utils/protocol/gesture';
import { acrossContexts, createEvent, currentContext } from './events';
import { createPortPair, type Port } from './ports';
import type { Tabs, WalkTab } from './tabs';
import { PANEL } from './wire';

interface TabChange {
  readonly status?: 'loading' | 'complete';
  readonly url?: string;
  readonly title?: string;
}

/** A call of `scripting.executeScript`, as far as the product makes them. */
interface Injection {
  readonly target: { readonly tabId: number; readonly allFrames?: boolean };
  readonly files?: readonly string[];
  readonly args?: readonly [name: string, given: readonly unknown[]];
}

export type WalkBrowser = ReturnType<typeof createBrowser>;

/** Makes the browser. `wake` starts the worker if there is none. */
export function createBrowser(tabs: Tabs, wake: () => void) {
  const events = {
    onMessage: createEvent<[unknown, object]>(),
    onConnect: createEvent<[Port]>(),
    onClicked: createEvent<[object]>(),
    onMenu: createEvent<[object, object]>(),
    onActivated: createEvent<[]>(),
    onUpdated: createEvent<[number, TabChange, object]>(),
    onAdded:
      createEvent<[{ readonly origins: readonly string[]; readonly permissions: readonly string[] }]>(),
    onRemoved: createEvent<[]>(),
    onInstalled: createEvent<[]>(),
  };
  /** The ends of the ports that panels hold. */
  let panelEnds: readonly Port[] = [];

  function connect({ name }: { readonly name: string }): Port {
    wake();
    const [mine, other] = createPortPair(name, PANEL);
    panelEnds = [...panelEnds, mine];
    queueMicrotask(() => events.onConnect.fire(other));
    return mine;
  }

  async function executeScript({ target, files, args }: Injection): Promise<readonly object[]> {
    const tab = tabs.readable(target.tabId);
    if (files) return [];
    if (!args)
      return target.allFrames && tab.selection ? [{ frameId: 0, result: { hasSelection: true } }] : [];
    const [name, [given]] = args;
    return [{ frameId: 0, result: acrossContexts(tabs.run(tab, name, given)) }];
  }

  async function query({ active }: { readonly active?: boolean }): Promise<readonly object[]> {
    const windowId = currentContext()?.windowId ?? null;
    return tabs
      .all()
      .filter((tab) => tab.windowId === windowId && (!active || tab.isActive))
      .map(tabs.seen);
  }

  return {
    events,
    api: {
      runtime: {
        id: PANEL.id,
        getURL: (path: string) => `chrome-extension://${PANEL.id}${path}`,
        getPlatformInfo: async () => ({}),
        connect,
        sendMessage: async (message: unknown) => queueMicrotask(() => events.onMessage.fire(message, {})),
        onMessage: events.onMessage,
        onConnect: events.onConnect,
        onInstalled: events.onInstalled,
      },
      tabs: { query, onActivated: events.onActivated, onUpdated: events.onUpdated },
      scripting: {
        executeScript,
        removeCSS: async ({ target }: Injection) => void tabs.readable(target.tabId),
      },
      permissions: {
        onAdded: events.onAdded,
        onRemoved: events.onRemoved,
        contains: async () => tabs.mayReadAll(),
      },
      action: { onClicked: events.onClicked },
      contextMenus: { onClicked: events.onMenu },
      sidePanel: { open: async () => undefined },
      i18n: {
        getUILanguage: () => 'en',
        getMessage: (key: string) =>
          (messages as Readonly<Record<string, { message: string }>>)[key]?.message ?? '',
      },
    },

    /** Closes the worker's ends of all ports, since it is gone. */
    dropPorts(): void {
      for (const port of panelEnds) {
        queueMicrotask(() => port.onDisconnect.fire());
        port.drop();
      }
      panelEnds = [];
    },

    /** The user's pointer: on our button, or on an item of the menu on selected text. */
    click: (tab: WalkTab) => events.onClicked.fire(tabs.seen(tab)),
    choose: (tab: WalkTab, menuItemId: Gesture['action']) =>
      events.onMenu.fire(
        { menuItemId, frameId: 0, selectionText: tab.selection?.text ?? '' },
        tabs.seen(tab),
      ),
  };
}

/** Replaces the fake browser that all tests share with a walk's; returns the function that restores it. */
export function install(api: WalkBrowser['api']): () => void {
  const fake = fakeBrowser as unknown as Record<string, unknown>;
  const before = new Map(Object.keys(api).map((name) => [name, fake[name]]));
  Object.assign(fake, api);
  return () => void Object.assign(fake, Object.fromEntries(before));
}
