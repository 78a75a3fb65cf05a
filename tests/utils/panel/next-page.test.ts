import { describe, expect, test } from 'vitest';
import { emptyConversation, type AttachedPage } from '@/utils/chat/conversation';
import { changedSince, insteadOfPage, nextPage, omittedNow } from '@/utils/panel/next-page';
import { EMPTY_DRAFT } from '@/utils/chat/draft';
import { NOT_READ, type ReadingState } from '@/utils/panel/panel-state';
import type { PictureOrigin } from '@/utils/picture/picture';
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

describe('what goes in the place of the page', () => {
  const picture = (origin: PictureOrigin) => ({ hash: 'p', width: 9, height: 9, origin, name: 'letter' });
  const drawn = (origin: PictureOrigin) => ({
    ...EMPTY_DRAFT,
    pictures: [{ ...picture(origin), url: 'data:' }],
  });

  test('is a file, or pages of a scan as pictures; any other picture goes beside the page', () => {
    expect(insteadOfPage({ ...beside([]), draft: EMPTY_DRAFT })).toBeNull();
    const file = tabReading().reading;
    expect(insteadOfPage({ ...beside([]), draft: { ...EMPTY_DRAFT, file } })).toBe('file');
    expect(insteadOfPage({ ...beside([]), draft: drawn('scan') })).toBe('scan');
    expect(insteadOfPage({ ...beside([]), draft: drawn('scanned-page') })).toBe('scan');
    expect(insteadOfPage({ ...beside([]), draft: drawn('view') })).toBeNull();
  });

  test('stays the pictures of a page that went so before, and not those of a file', () => {
    const after = (origin: PictureOrigin) => {
      const attachment = { page: null, selection: null, pictures: [picture(origin)] };
      const conversation = { ...emptyConversation('c', PAGE.key, 0), turns: [turn({ attachment })] };
      return { ...beside([]), conversation, draft: EMPTY_DRAFT };
    };
    expect(insteadOfPage(after('scanned-page'))).toBe('scan');
    expect(insteadOfPage(after('scan'))).toBeNull();
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
