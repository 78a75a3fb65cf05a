import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { framed } from '@/utils/page/dom/settled';

let frames: FrameRequestCallback[] = [];

beforeEach(() => {
  vi.useFakeTimers();
  frames = [];
  vi.stubGlobal('requestAnimationFrame', (callback: FrameRequestCallback) => frames.push(callback));
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** The browser's next frame, with all that was asked for until it. */
async function drawFrame(): Promise<void> {
  for (const callback of frames.splice(0)) callback(0);
  await Promise.resolve();
}

test('a frame that comes late is waited for, and what the page draws in it has come then', async () => {
  let isDrawn = false;
  let isOver = false;
  void framed(500).then(() => (isOver = true));
  // The page's reaction to the scroll.
  requestAnimationFrame(() => (isDrawn = true));
  await vi.advanceTimersByTimeAsync(400);
  expect(isOver).toBe(false);
  await drawFrame();
  expect([isDrawn, isOver]).toEqual([true, false]);
  await drawFrame();
  expect(isOver).toBe(true);
});

test('a page without frames is not waited for without end', async () => {
  let isOver = false;
  void framed(500).then(() => (isOver = true));
  await vi.advanceTimersByTimeAsync(499);
  expect(isOver).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  expect(isOver).toBe(true);
});
