/**
 * Waits until a document has not changed for `quietMs`: nothing added, removed or rewritten. Waits `maxMs` at
 * most; both are milliseconds. Resolves to whether it came to rest.
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
 * Waits until a page has had a frame to react to a scroll: it hears of one only in the next frame, however
 * late that comes on a busy machine. At most `maxMs` milliseconds, since a hidden page has no frames.
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
