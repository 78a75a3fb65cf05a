import { describe, expect, test } from 'vitest';
import { emptyConversation, type AttachedPage } from '@/utils/chat/conversation';
import { changedSince, nextPage, omittedNow } from '@/utils/panel/next-page';
import { NOT_READ, type ReadingState } from '@/utils/panel/panel-state';
import type { TabReading } from '@/utils/protocol/commands';
import { attachedPage, tabReading, turn } from '../../components/stand-ins';

const PAGE = {
  type: 'readable',
  tabId: 7,
  url: 'https://example.com/tides',
  title: 'Tides',
  site: 'example.com',
  key: 'https://example.com/tides',
} as const;

function beside(pages: readonly AttachedPage[], reading: Partial<ReadingState> = {}) {
  const turns = pages.map((page, i) => turn({ id: `t${i}`, attachment: { page, selection: null } }));
  return {
    page: PAGE,
    conversation: { ...emptyConversation('c', PAGE.key, 0), turns },
    taken: null,
    reading: { ...NOT_READ, ...reading },
  };
}

const read = (hash: string, change: TabReading['changed'] = null) => ({
  tab: tabReading({}, { hash, changed: change }),
});

describe('what goes with the next question', () => {
  test('of a new conversation is the page itself, whatever was read for the one before', () => {
    expect(nextPage(beside([]))).toEqual({ type: 'tab', tabId: 7, pageKey: PAGE.key });
    const known = read('h', { since: 'h', passages: 0 });
    expect(nextPage(beside([], known))).toMatchObject({ type: 'reading', omitted: [] });
  });

  test('is the text that the conversation was sent last, and that very text', () => {
    const last = attachedPage({ hash: 'new' });
    expect(nextPage(beside([attachedPage({ hash: 'old' }), last]))).toEqual({
      type: 'as-before',
      page: last,
    });
  });

  test('is the new text only where the user wants it', () => {
    const changed = read('new', { since: 'h', passages: 2 });
    expect(nextPage(beside([attachedPage()], changed)).type).toBe('as-before');
    expect(nextPage(beside([attachedPage()], { ...changed, wantsNew: true })).type).toBe('reading');
  });

  test('leaves out what was taken out with the last question, until the user puts it back', () => {
    const known = attachedPage({ omitted: [1] });
    expect(omittedNow(beside([known], read('h')))).toEqual([1]);
    expect(nextPage(beside([known], read('h')))).toEqual({ type: 'as-before', page: known });
    expect(nextPage(beside([known], { ...read('h'), omitted: [] }))).toMatchObject({
      type: 'reading',
      omitted: [],
    });
    // Taken out of another text, it says nothing about this one.
    expect(omittedNow(beside([known], read('other')))).toEqual([]);
  });

  test('is nothing where the conversation is about another page', () => {
    const other = { ...beside([]), conversation: emptyConversation('c', 'https://example.com/waves', 0) };
    expect(nextPage(other)).toEqual({ type: 'none' });
    expect(nextPage({ ...other, taken: { conversationId: 'c', pageKey: PAGE.key, brings: null } }).type).toBe(
      'tab',
    );
  });
});

describe('how much a page has changed', () => {
  test('counts against what the conversation was sent last, and against nothing else', () => {
    const changed = read('new', { since: 'h', passages: 2 });
    expect(changedSince(beside([attachedPage()], changed))).toBe(2);
    expect(changedSince(beside([attachedPage({ hash: 'new' })], changed))).toBe(0);
    expect(changedSince(beside([attachedPage({ hash: 'another' })], changed))).toBe(0);
    expect(changedSince(beside([], changed))).toBe(0);
  });
});
