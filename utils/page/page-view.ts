/** The panel's knowledge of the tab beside it. */
export type PageView =
  /** Readable now: by a click on the toolbar button, the menu, the shortcut, or a site permission. */
  | {
      readonly type: 'readable';
      readonly tabId: number;
      readonly url: string;
      readonly title: string;
      readonly site: string;
      readonly key: string;
    }
  /** The user wants it never to be read, by these hosts on the list in the settings. */
  | { readonly type: 'listed'; readonly tabId: number; readonly hosts: readonly string[] }
  /** The browser hides it from us until the user allows it: by a click on our button, or a permission. */
  | { readonly type: 'hidden'; readonly tabId: number }
  /** No extension may read it, whatever is granted. */
  | { readonly type: 'closed'; readonly tabId: number; readonly reason: ClosedReason };

export type ClosedReason =
  | 'browser-page' // chrome://, new tab, settings, devtools
  | 'store' // the browser's extension store
  | 'file' // file:// without the user's switch
  | 'unnamed'; // not shown to us though all sites are allowed: a file, the source of a page, an error
