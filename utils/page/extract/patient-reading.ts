import { pageKey } from '../../text/page-key';
import { displayOf } from '../dom/displayed';
import { parsed, settled } from '../dom/settled';

/** Less text than this, in characters, is more likely a banner, or a page that is still drawing itself. */
const MIN_TEXT = 140;

/**
 * Milliseconds without a change after which a page counts as drawn, and the longest wait for a restless one.
 */
const QUIET_MS = 100;
const RESTLESS_MS = 600;

/** Milliseconds for a page whose text is on its way, or that still shows the text of the page before. */
const PATIENCE_MS = 3000;

/** Milliseconds for a page that has loaded, shows little text, and gives no sign that more is to come. */
const LITTLE_MS = 300;

/** Elements that stand for a text on its way, if they are shown and have none themselves. */
const PLACEHOLDER =
  'progress:not([value]),[role=progressbar],[aria-busy=true],[class*=skeleton i],[class*=spinner i],[class*=loading i],[class*=loader i]';

/** Elements that hold the text of a page; without any, a script has yet to fill them. */
const HOLDS_TEXT = 'main,[role=main],article';

/** Elements that make a page without text what it is. */
const SHOWS = 'img,svg,canvas,video,audio,object,embed,iframe';

/** The last reading of this document, by mode. */
export interface LastReading {
  readonly key: string;
  readonly text: string;
}

interface Reading {
  readonly url: string;
  readonly markdown: string;
}

/**
 * Reads a page once it has drawn itself: not the old page that an application still shows under a new
 * address, and not the empty frame before its text has come. Waits a tenth of a second where nothing changes,
 * less than half a second where there is little text, and three seconds at most where more seems to come.
 *
 * `last` is the reading before: the same text under another address is not believed at once.
 */
export async function readPatiently<T extends Reading>(
  document: Document,
  last: LastReading | null,
  read: () => Promise<T>,
): Promise<T> {
  const end = performance.now() + PATIENCE_MS;
  const left = (): number => end - performance.now();
  const isAllThereIs = (): boolean =>
    left() <= PATIENCE_MS - LITTLE_MS && document.readyState === 'complete' && !isToCome(document);
  await parsed(document, PATIENCE_MS);
  await settled(document, QUIET_MS, RESTLESS_MS);
  for (;;) {
    const reading = await read();
    const isWhole = document.readyState !== 'loading' && !isBusy(document);
    const isHere = pageKey(document.URL) === pageKey(reading.url);
    if (left() <= 0) return reading;
    const isReady = isWhole && isHere && !isLeftOver(reading, last);
    if (isReady && (reading.markdown.length >= MIN_TEXT || isAllThereIs())) return reading;
    await settled(document, 2 * QUIET_MS, left());
  }
}

/** True if the page says that its main part is still being filled. */
function isBusy(document: Document): boolean {
  return document.querySelector(':is(body,main,[role=main],article)[aria-busy=true]') !== null;
}

/** True if a page with little text has a place for more: one to be filled, or a sign that it loads. */
function isToCome(document: Document): boolean {
  const signs = [...document.querySelectorAll(PLACEHOLDER)];
  if (signs.some((sign) => !hasText(sign) && displayOf(sign) !== 'none')) return true;
  const holders = [...document.querySelectorAll(HOLDS_TEXT)];
  if (holders.length > 0) return holders.every(isEmpty);
  const content = document.body?.cloneNode(true) as Element | undefined;
  for (const element of content?.querySelectorAll('script,style,noscript,template') ?? []) element.remove();
  return document.scripts.length > 0 && content !== undefined && isEmpty(content);
}

function hasText(element: Element): boolean {
  return (element.textContent ?? '').trim() !== '';
}

function isEmpty(element: Element): boolean {
  return !hasText(element) && !element.querySelector(SHOWS);
}

function isLeftOver({ url, markdown }: Reading, last: LastReading | null): boolean {
  return last !== null && last.key !== pageKey(url) && last.text === markdown;
}
