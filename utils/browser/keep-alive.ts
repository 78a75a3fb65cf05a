import { browser } from '#imports';

/** Chromium stops a worker 30 s after its last extension event or API call; this leaves a margin of a third. */
const BEAT_MS = 20_000;

/**
 * Keeps the service worker alive while `work` runs. Neither a fetch body nor an open port does:
 * https://developer.chrome.com/docs/extensions/develop/concepts/service-workers/lifecycle
 */
export async function keepAlive<T>(work: Promise<T>): Promise<T> {
  const beat = setInterval(() => void browser.runtime.getPlatformInfo(), BEAT_MS);
  try {
    return await work;
  } finally {
    clearInterval(beat);
  }
}
