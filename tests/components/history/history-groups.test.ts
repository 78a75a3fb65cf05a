import { expect, test, vi } from 'vitest';
import { browser } from '#imports';
import { groupConversations } from '@/components/history/history-groups';
import { summary } from '../library';
import { messageIn } from '../messages';

const NOW = new Date(2026, 10, 23, 9, 30).getTime();

function labels(language: string, ...times: readonly Date[]) {
  vi.spyOn(browser.i18n, 'getUILanguage').mockReturnValue(language);
  vi.spyOn(browser.i18n, 'getMessage').mockImplementation((key: string) => messageIn('en', key, []));
  const conversations = times.map((time, index) => summary({ id: `c${index}`, updatedAt: time.getTime() }));
  return groupConversations(conversations, NOW).map((group) => [group.label, group.conversations.length]);
}

test('near times are grouped by day, far ones by month, each under one label', () => {
  expect(
    labels(
      'en',
      new Date(2026, 10, 23, 0, 1),
      new Date(2026, 10, 22, 23, 59),
      new Date(2026, 10, 22, 0, 0),
      new Date(2026, 10, 21),
      new Date(2026, 10, 16, 0, 0),
      new Date(2026, 10, 15, 23, 59),
      new Date(2026, 9, 3),
      new Date(2025, 9, 3),
    ),
  ).toEqual([
    ['Today', 1],
    ['Yesterday', 2],
    ['Last 7 days', 2],
    ['November', 1],
    ['October', 1],
    ['October 2025', 1],
  ]);
});

test('months are named in the user’s language', () => {
  expect(labels('ja', new Date(2025, 9, 3))).toEqual([['2025年10月', 1]]);
});

test('a time that lies ahead, as after the clock was set back, is today', () => {
  expect(labels('en', new Date(2026, 10, 25))).toEqual([['Today', 1]]);
});

test('what a search found in other ways than as typed comes under one label, whatever its time', () => {
  vi.spyOn(browser.i18n, 'getUILanguage').mockReturnValue('en');
  vi.spyOn(browser.i18n, 'getMessage').mockImplementation((key: string) => messageIn('en', key, []));
  const found = ([0, 0, 1, 2] as const).map((rank, i) =>
    summary({
      id: `c${i}`,
      updatedAt: NOW - (i % 2) * 86_400_000,
      excerpt: { rank, text: 'x', highlights: [] },
    }),
  );
  expect(groupConversations(found, NOW).map((group) => [group.label, group.conversations.length])).toEqual([
    ['Today', 1],
    ['Yesterday', 1],
    ['Other matches', 2],
  ]);
});
