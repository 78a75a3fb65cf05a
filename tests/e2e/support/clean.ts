import type { CDPSession } from '@playwright/test';
import { attach } from './attached.ts';
import { targetsOf } from './targets.ts';
import { until } from './until.ts';
import { killWorkers } from './worker.ts';

/**
 * Closes everything that a browser shows except one page of the extension that has no code, ends the extension's
 * worker, and clears its storage.
 */
export async function clean(browser: CDPSession, origin: string): Promise<void> {
  // Any file of the extension is one of its own pages; this one has no code that could interfere.
  const url = `${origin}/manifest.json`;
  const { targetId: kept } = await browser.send('Target.createTarget', { url });
  await until('the other pages to close', async () => {
    const targets = await targetsOf(browser);
    const others = targets.filter(({ type, targetId }) => type === 'page' && targetId !== kept);
    for (const { targetId, url: address } of others)
      await close(browser, targetId, address.startsWith(origin));
    return others.length === 0 || null;
  });
  // It would hold the database, and might still finish its writing.
  await killWorkers(browser, origin);
  const page = await attach(browser, kept);
  await page.evaluate(`(${removeAll.toString()})()`);
  await page.detach();
  // Clearing the storage has woken it, with the old data in its memory.
  await killWorkers(browser, origin);
}

async function close(browser: CDPSession, targetId: string, isOwn: boolean): Promise<void> {
  // Only a side panel itself can close it, and a closing page may be gone before it answers.
  if (!isOwn) await browser.send('Target.closeTarget', { targetId }).catch(() => undefined);
  else {
    const page = await attach(browser, targetId).catch(() => null);
    await page?.evaluate('window.close()').catch(() => undefined);
  }
}

/** Runs in a page of the extension: it must bring along all it needs. */
async function removeAll(): Promise<void> {
  await chrome.storage.local.clear();
  await chrome.storage.session.clear();
  for (const { name } of await indexedDB.databases()) {
    if (name === undefined) continue;
    await new Promise((resolve, reject) => {
      const request = indexedDB.deleteDatabase(name);
      request.addEventListener('success', resolve);
      request.addEventListener('error', () => reject(request.error ?? new Error(`${name} stays.`)));
    });
  }
}
