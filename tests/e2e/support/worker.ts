import { setTimeout as wait } from 'node:timers/promises';
import type { CDPSession } from '@playwright/test';
import { attach, type Attached } from './attached.ts';
import { targetsOf, type Target } from './targets.ts';
import { until } from './until.ts';

/** Milliseconds after which a worker that is ending is not waited for. */
const SILENT_MS = 500;

/** The background workers of an extension that run just now: none, or one. */
export async function workersOf(browser: CDPSession, origin: string): Promise<readonly Target[]> {
  const targets = await targetsOf(browser);
  return targets.filter(({ type, url }) => type === 'service_worker' && url.startsWith(origin));
}

/**
 * Ends the background worker at once, as the browser does with an idle one. Only the one that runs: a panel may
 * start the next at any moment, and it has the same target.
 */
export async function killWorkers(browser: CDPSession, origin: string): Promise<void> {
  const [before] = await workersOf(browser, origin);
  if (!before) return;
  const { targetId } = before;
  const isThere = async () =>
    (await workersOf(browser, origin)).some((worker) => worker.targetId === targetId);
  const startedAt = await until('the worker to say when it began', async () =>
    (await isThere()) ? startOf(browser, targetId) : 'it has ended by itself',
  );
  await until('the worker to end', async () => {
    if (!(await isThere())) return true;
    const start = await startOf(browser, targetId);
    if (start !== null && start !== startedAt) return true;
    // It may be about to end by itself, or not be ready yet to be ended.
    await browser.send('Target.closeTarget', { targetId }).catch(() => undefined);
    return null;
  });
}

/** The start time of a target's worker, which tells it from the one before; null if the target does not say. */
async function startOf(browser: CDPSession, targetId: string): Promise<unknown> {
  const worker = await attach(browser, targetId).catch(() => null);
  if (!worker) return null;
  try {
    return await Promise.race([worker.evaluate('performance.timeOrigin'), wait(SILENT_MS, null)]);
  } catch {
    return null;
  } finally {
    await worker.detach();
  }
}

/** A debugger for the background worker that runs, or is about to. */
export async function attachToWorker(browser: CDPSession, origin: string): Promise<Attached> {
  const { targetId } = await until('the worker', async () => (await workersOf(browser, origin))[0]);
  return attach(browser, targetId);
}
