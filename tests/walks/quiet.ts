/** Controls time in a walk: it passes only when the walk says so, and all pending work comes to rest in between. */
import { AsyncResource } from 'node:async_hooks';
import { createHash } from 'node:crypto';
import { vi } from 'vitest';

const nextImmediate = globalThis.setImmediate;
/** The callbacks given to `setImmediate` that have not run. */
const immediates = { waiting: 0 };

/** Milliseconds of each step of time: the work of one timer is done before the next. */
const STEP_MS = 25;

/**
 * Takes control of the clock. Timers wait for `pass`; work that the platform does on other threads, and could end at
 * any time, is done at once. The database works by `setImmediate`, which is counted. `resumeTime` restores everything
 * that is replaced here.
 */
export function stopTime(): void {
  vi.useFakeTimers({
    toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date', 'performance'],
  });
  const counted = (work: (...given: unknown[]) => void, ...given: unknown[]) => {
    immediates.waiting += 1;
    return nextImmediate(() => {
      immediates.waiting -= 1;
      work(...given);
    });
  };
  vi.stubGlobal('setImmediate', counted);
  // A timer's work belongs to the context that set it.
  const later = globalThis.setTimeout;
  vi.stubGlobal('setTimeout', (work: () => void, ms?: number) => later(AsyncResource.bind(work), ms));
  vi.spyOn(crypto.subtle, 'digest').mockImplementation(async (_, data) => {
    const { buffer } = ArrayBuffer.isView(data) ? data : new Uint8Array(data);
    return new Uint8Array(createHash('sha256').update(new Uint8Array(buffer)).digest()).buffer;
  });
  vi.stubGlobal('navigator', { onLine: true, locks: createLocks() });
}

/** Restores the clock, or the files that run after this one in the same worker would wait for ever. */
export function resumeTime(): void {
  // The fakes over the fake timers go first, or they would come back with them.
  vi.unstubAllGlobals();
  vi.useRealTimers();
}

/** Waits until only timers are pending. */
export async function settle(): Promise<void> {
  do await oneTurn();
  while (immediates.waiting > 0);
}

/** Waits for one turn of the event loop. */
export async function oneTurn(): Promise<void> {
  await new Promise<void>((resolve) => void nextImmediate(resolve));
}

/** Lets time pass, in milliseconds. */
export async function pass(ms: number): Promise<void> {
  for (let left = ms; left > 0; left -= STEP_MS) {
    vi.advanceTimersByTime(Math.min(left, STEP_MS));
    await settle();
  }
}

/** Locks with one holder at a time, as the browser's. */
function createLocks() {
  let last: Promise<unknown> = Promise.resolve();
  return {
    request<T>(_name: string, work: () => Promise<T>): Promise<T> {
      const mine = last.then(work, work);
      last = mine;
      return mine;
    },
  };
}
