import { pageKey } from '../../text/page-key';
import { parsed, settled } from '../dom/settled';

/** Less text than this, in characters, is more likely a banner, or a page that is still drawing itself. */
const MIN_TEXT = 140;

/**
 * Milliseconds without a change after which a page counts as drawn, and the longest wait for a restless one.
 */
const QUIET_MS = 100;
const RESTLESS_MS = 600;

/** Milliseconds for a page that has no text yet, or still that of the page before. */
const PATIENCE_MS = 3000;

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
 * and three seconds at most.
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
  await parsed(document, PATIENCE_MS);
  await settled(document, QUIET_MS, RESTLESS_MS);
  for (;;) {
    const reading = await read();
    const isWhole = document.readyState !== 'loading' && !isBusy(document);
    const isHere = pageKey(document.URL) === pageKey(reading.url);
    if (left() <= 0) return reading;
    if (isWhole && isHere && reading.markdown.length >= MIN_TEXT && !isLeftOver(reading, last))
      return reading;
    await settled(document, 2 * QUIET_MS, left());
  }
}

/** True if the page says that its main part is still being filled. */
function isBusy(document: Document): boolean {
  return document.querySelector(':is(body,main,[role=main],article)[aria-busy=true]') !== null;
}

function isLeftOver({ url, markdown }: Reading, last: LastReading | null): boolean {
  return last !== null && last.key !== pageKey(url) && last.text === markdown;
}
