/**
 * Waits until nothing was added to a document, taken from it or rewritten for `quietMs`, but never longer than
 * `maxMs`. Milliseconds. Resolves to whether it came to rest.
 */
export function settled(document: Document, quietMs: number, maxMs: number): Promise<boolean> {
  return new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      clearTimeout(quiet);
      quiet = setTimeout(end, quietMs, true);
    });
    const end = (isQuiet: boolean): void => {
      clearTimeout(quiet);
      clearTimeout(limit);
      observer.disconnect();
      resolve(isQuiet);
    };
    let quiet = setTimeout(end, quietMs, true);
    const limit = setTimeout(end, maxMs, false);
    observer.observe(document, { childList: true, characterData: true, subtree: true });
  });
}

/**
 * Waits until a page has had a frame to answer to a scroll, which it hears of only in the next one, however late that
 * comes on a busy machine; at most `maxMs` milliseconds, for a hidden page has no frames.
 */
export function framed(maxMs: number): Promise<void> {
  return new Promise((resolve) => {
    const limit = setTimeout(resolve, maxMs);
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        clearTimeout(limit);
        resolve();
      }),
    );
  });
}

/** Waits for the end of the document's markup, at most `maxMs` milliseconds. */
export function parsed(document: Document, maxMs: number): Promise<void> {
  if (document.readyState !== 'loading') return Promise.resolve();
  return new Promise((resolve) => {
    setTimeout(resolve, maxMs);
    document.addEventListener('DOMContentLoaded', () => resolve(), { once: true });
  });
}
