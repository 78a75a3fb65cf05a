/** The tabs of a walk, and what happens when a script is run in one. */
import type { PageCapture, SelectionCapture } from '@/utils/page/capture';
import { siteOf } from '@/utils/text/page-key';
import { hashOf, languageOf, textOf, titleOf } from './pages';

export interface WalkTab {
  readonly id: number;
  readonly windowId: number;
  isActive: boolean;
  url: string;
  /** True if the user clicked our button here, which opens this page to us. */
  isGranted: boolean;
  selection: SelectionCapture | null;
}

export type Tabs = ReturnType<typeof createTabs>;

export function createTabs() {
  let tabs: readonly WalkTab[] = [];
  let mayReadAll = true;
  /** The number of times each page has changed, by address. */
  const versions = new Map<string, number>();
  /** Every text that was read, by its hash. */
  const texts = new Map<string, string>();

  const isSeen = (tab: WalkTab) => mayReadAll || tab.isGranted;

  function capture(tab: WalkTab, mode: 'main' | 'whole'): PageCapture {
    const { url } = tab;
    const markdown = textOf(url, versions.get(url) ?? 0, mode);
    texts.set(hashOf(markdown), markdown);
    return {
      url,
      contentType: 'text/html',
      title: titleOf(url),
      site: siteOf(url),
      byline: null,
      published: null,
      excerpt: null,
      language: languageOf(url),
      markdown,
      leftOut: [],
      parts: [],
    };
  }

  return {
    all: () => tabs,
    texts: texts as ReadonlyMap<string, string>,

    open(windowId: number, url: string): WalkTab {
      const isActive = !tabs.some((tab) => tab.windowId === windowId);
      const tab = { id: tabs.length + 1, windowId, isActive, url, isGranted: false, selection: null };
      tabs = [...tabs, tab];
      return tab;
    },

    active: (windowId: number): WalkTab | undefined =>
      tabs.find((tab) => tab.windowId === windowId && tab.isActive),

    allowAll(isAllowed: boolean): void {
      mayReadAll = isAllowed;
    },
    mayReadAll: () => mayReadAll,

    change: (url: string): unknown => versions.set(url, (versions.get(url) ?? 0) + 1),
    /** The main texts that a page has had since then, the one of then first. */
    textsFromNow(url: string): () => readonly string[] {
      const first = versions.get(url) ?? 0;
      return () => {
        const count = (versions.get(url) ?? 0) - first + 1;
        return Array.from({ length: count }, (_, index) => textOf(url, first + index, 'main'));
      };
    },

    /** The extension's view of a tab. */
    seen: (tab: WalkTab) => ({
      id: tab.id,
      windowId: tab.windowId,
      active: tab.isActive,
      status: 'complete',
      ...(isSeen(tab) && { url: tab.url, title: titleOf(tab.url) }),
    }),

    /** The tab, where a script may run in it. */
    readable(id: number): WalkTab {
      const tab = tabs.find((one) => one.id === id);
      if (!tab || !isSeen(tab) || !/^https?:/.test(tab.url))
        throw new Error('Cannot access contents of the page');
      return tab;
    },

    /** Runs the injected script `name`, and returns its result. */
    run(tab: WalkTab, name: string, given: unknown): unknown {
      switch (name) {
        case 'readDocument':
          return capture(tab, (given as { readonly mode: 'main' | 'whole' }).mode);
        case 'readSelection':
          return tab.selection;
        case 'hidePassage':
          return undefined;
        default:
          throw new Error(`No page of a walk has a function ${name}`);
      }
    },
  };
}
