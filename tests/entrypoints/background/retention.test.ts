import { beforeEach, expect, test, vi } from 'vitest';
import { browser } from '#imports';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createRetention } from '@/entrypoints/background/retention';

const DAY_MS = 86_400_000;
const NOW = 100 * DAY_MS;

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
  return browser.storage.managed.clear();
});

/** Conversations by the day of their last question, before a fresh start of the worker. */
function start(days: Readonly<Record<string, number>>) {
  const left = new Map(Object.entries(days));
  const retention = createRetention({
    hub: { remove: async (ids) => ids.forEach((id) => left.delete(id)) },
    conversationList: {
      // A rule takes pinned ones too.
      idsBefore: async (before, withPinned) =>
        withPinned ? [...left].filter(([, day]) => day * DAY_MS < before).map(([id]) => id) : [],
    },
  });
  retention.goOn();
  return { left: () => [...left.keys()] };
}

test('what is older than the rule allows goes when the worker starts, and no day sooner', async () => {
  await browser.storage.managed.set({ retentionDays: 30 });
  const { left } = start({ old: 69, young: 71 });
  await vi.waitFor(() => expect(left()).toEqual(['young']));
});

test('what grows too old meanwhile goes at the alarm, which stays until the rule goes', async () => {
  await browser.storage.managed.set({ retentionDays: 30 });
  const { left } = start({ young: 71 });
  await vi.waitFor(async () => expect(await browser.alarms.getAll()).toHaveLength(1));
  expect(left()).toEqual(['young']);
  vi.setSystemTime(NOW + 2 * DAY_MS);
  const [alarm] = await browser.alarms.getAll();
  if (alarm) await fakeBrowser.alarms.onAlarm.trigger(alarm);
  await vi.waitFor(() => expect(left()).toEqual([]));

  await browser.storage.managed.clear();
  start({ ancient: 1 });
  await vi.waitFor(async () => expect(await browser.alarms.getAll()).toEqual([]));
});

test('without a rule nothing is ever deleted', async () => {
  const { left } = start({ ancient: 1 });
  await vi.advanceTimersByTimeAsync(DAY_MS);
  expect(left()).toEqual(['ancient']);
});
