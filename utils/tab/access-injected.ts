/**
 * All that Sidenote runs in pages, runs from here: so nothing runs on a site that the user wants never to be read.
 */
import { browser } from '#imports';
import { Refused } from '../chat/refused';
import { settingsItem } from '../settings/settings';
import { hostsCovering, type SitePatterns } from '../text/hosts';
import type { Injected } from './injected';

type Target =
  /** The page itself, or some of its frames. */
  | { readonly tabId: number; readonly frameIds?: number[] }
  /** The page and all frames in it that may be read. */
  | { readonly tabId: number; readonly allFrames: true };

/** The functions that injected scripts provide. */
type Functions = {
  [
    Name in keyof Injected as Injected[Name] extends ((...args: never[]) => unknown) | undefined
      ? Name
      : never
  ]-?: NonNullable<Injected[Name]>;
};

type Script =
  | 'page'
  | 'selection'
  | 'rest'
  | 'passage'
  | 'pdf'
  | 'region'
  | 'image'
  | 'file'
  | 'selection-button';

/**
 * Runs a script in a page, even in one that never stops loading, and returns the script's own result. Throws when the
 * tab may not be read: `Refused` where it is for the user's list of sites.
 */
export async function inject(target: Target, script: Script): Promise<unknown> {
  const files = [`/content-scripts/${script}.js`] as const;
  const [frame] = await whileReadable(target, (open) =>
    browser.scripting.executeScript({
      target: open,
      files: [...files],
      // The viewer of a PDF is there once it has loaded.
      injectImmediately: script !== 'pdf' && script !== 'file',
    }),
  );
  return frame?.result;
}

/** The id of the one script that runs in pages as they load. */
const BUTTON = 'selection-button';

/**
 * Has the browser run the script of the selection button in the pages of these sites as they load; null has it run
 * nowhere. False if it was so before. It runs in no frame: a frame would not know that the page around it is on the
 * user's list.
 */
export async function runButtonOn(sites: SitePatterns | null): Promise<boolean> {
  const [there] = await browser.scripting.getRegisteredContentScripts({ ids: [BUTTON] });
  if (sites === null || sites.matches.length === 0) {
    if (there) await browser.scripting.unregisterContentScripts({ ids: [BUTTON] });
    return there !== undefined;
  }
  const matches = [...sites.matches];
  const excludeMatches = [...sites.excludeMatches];
  if (there && isSame(there.matches, matches) && isSame(there.excludeMatches, excludeMatches)) return false;
  const script = { id: BUTTON, js: [`content-scripts/${BUTTON}.js`], matches, excludeMatches };
  if (there) await browser.scripting.updateContentScripts([script]);
  else await browser.scripting.registerContentScripts([{ ...script, runAt: 'document_idle' }]);
  return true;
}

function isSame(one: readonly string[] = [], other: readonly string[] = []): boolean {
  return one.toSorted().join() === other.toSorted().join();
}

/**
 * Calls a function that an injected script provides, and waits for its result; undefined where there is no
 * such function, as in a page that came later. With several frames it is the result of the page itself.
 * Throws as `inject` does.
 */
export async function callInjected<Name extends keyof Functions>(
  target: Target,
  name: Name,
  ...args: Parameters<Functions[Name]>
): Promise<Awaited<ReturnType<Functions[Name]>> | undefined> {
  const [frame] = await whileReadable(target, (open) =>
    browser.scripting.executeScript({
      target: open,
      func: (called: string, given: unknown[]) =>
        // As `injectedInto` does: the function is sent by itself.
        (
          (globalThis as { [key: symbol]: unknown })[Symbol.for('sidenote')] as
            | Record<string, (...all: unknown[]) => unknown>
            | undefined
        )?.[called]?.(...given),
      args: [name, args],
      injectImmediately: true,
    }),
  );
  return frame?.result as Awaited<ReturnType<Functions[Name]>> | undefined;
}

/** A frame, and what a function returned in it. */
interface InFrame<Result> {
  readonly frameId: number;
  readonly result?: Result;
}

/** Runs a function in a tab's page and in all frames that may be read. Throws as `inject` does. */
export async function inAllFrames<Result>(
  tabId: number,
  func: () => Result,
): Promise<readonly InFrame<Awaited<Result>>[]> {
  return whileReadable({ tabId, allFrames: true }, (target) =>
    browser.scripting.executeScript({ target, func, injectImmediately: true }),
  );
}

/** Runs a script, and throws its result away where the site was put on the list in the meantime. */
async function whileReadable<Result>(
  target: Target,
  run: (open: Awaited<ReturnType<typeof readable>>) => Promise<Result>,
): Promise<Result> {
  const before = (await settingsItem.getValue()).neverRead.join();
  const result = await run(await readable(target));
  const { neverRead } = await settingsItem.getValue();
  if (neverRead.join() !== before) await readable(target);
  return result;
}

/**
 * The target without what is on the user's list of sites that are never read, frames of other pages too. It names the
 * documents, so that a tab that goes to another site in the meantime is not read. Throws `Refused` where nothing is left.
 */
async function readable(
  target: Target,
): Promise<Parameters<typeof browser.scripting.executeScript>[0]['target']> {
  const { neverRead } = await settingsItem.getValue();
  if (neverRead.length === 0) return target;
  const { tabId } = target;
  const { url } = await browser.tabs.get(tabId);
  if (url !== undefined) refuseListed([url], neverRead);
  const frames = await browser.scripting.executeScript({
    target,
    func: originsHere,
    injectImmediately: true,
  });
  // Without an answer nothing is known of a frame.
  const open = frames.filter(({ result }) => result && rulesFor(result, neverRead).length === 0);
  if (open.length === 0)
    refuseListed(
      frames.flatMap(({ result }) => result ?? []),
      neverRead,
    );
  if (open.length === 0) throw new Error('The page gave no address.');
  const documentIds = open.flatMap(({ documentId }) => documentId ?? []);
  // Firefox names no documents.
  return documentIds.length === open.length
    ? { tabId, documentIds }
    : { tabId, frameIds: open.map(({ frameId }) => frameId) };
}

/**
 * Throws `Refused` where a picture of a tab would show a site on the user's list: its page, or a frame in it. Throws as
 * `inject` does where the tab may not be read.
 */
export async function refuseListedSight(tabId: number): Promise<void> {
  const [page] = await browser.scripting.executeScript({
    target: { tabId },
    func: addressesInSight,
    injectImmediately: true,
  });
  const { neverRead } = await settingsItem.getValue();
  refuseListed(page?.result ?? [], neverRead);
}

/** A picture of what is seen of a window, as a `data:` address, where its tab in front is not on the list. Throws as above. */
export async function captureSeen(tabId: number, windowId: number): Promise<string> {
  await refuseListedSight(tabId);
  const url = await browser.tabs.captureVisibleTab(windowId, { format: 'png' });
  // The tab may have gone on to another site.
  await refuseListedSight(tabId);
  return url;
}

/** The addresses of the page and of the frames that stand in it. */
function addressesInSight(): string[] {
  const frames = [...document.querySelectorAll('iframe, frame')].map((frame) =>
    frame instanceof HTMLIFrameElement || frame instanceof HTMLFrameElement ? frame.src : '',
  );
  return [location.href, origin, ...frames];
}

/** Throws `Refused` where an address is of a site on the list. */
function refuseListed(urls: readonly string[], neverRead: readonly string[]): void {
  const [host] = rulesFor(urls, neverRead);
  if (host !== undefined) throw new Refused({ kind: 'site-listed', message: host });
}

function rulesFor(urls: readonly string[], neverRead: readonly string[]): readonly string[] {
  return urls.flatMap((url) => hostsCovering(url, neverRead));
}

/** The origins that a frame is of: its own, the one that it has from another page, and those of the pages around it. */
function originsHere(): string[] {
  return [location.href, origin, ...(location.ancestorOrigins ?? [])];
}
