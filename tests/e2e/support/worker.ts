import type { CDPSession } from '@playwright/test';
import { attach, type Attached } from './attached.ts';
import { targetsOf, type Target } from './targets.ts';
import { until } from './until.ts';

/** The background workers of an extension that run just now: none, or one. */
export async function workersOf(browser: CDPSession, origin: string): Promise<readonly Target[]> {
  const targets = await targetsOf(browser);
  return targets.filter(({ type, url }) => type === 'service_worker' && url.startsWith(origin));
}

/** Ends the background worker at once, as the browser does with an idle one. */
export async function killWorkers(browser: CDPSession, origin: string): Promise<void> {
  const before = new Set((await workersOf(browser, origin)).map(({ targetId }) => targetId));
  await until('the worker to end', async () => {
    const left = (await workersOf(browser, origin)).filter(({ targetId }) => before.has(targetId));
    // It may be about to end by itself, or not be ready yet to be ended.
    for (const { targetId } of left)
      await browser.send('Target.closeTarget', { targetId }).catch(() => undefined);
    return left.length === 0 ? true : null;
  });
}

/** A debugger for the background worker that runs, or is about to. */
export async function attachToWorker(browser: CDPSession, origin: string): Promise<Attached> {
  const { targetId } = await until('the worker', async () => (await workersOf(browser, origin))[0]);
  return attach(browser, targetId);
}
