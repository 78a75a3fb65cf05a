import { expect, test } from 'vitest';
import { emptyConversation } from '@/utils/chat/conversation';
import { EMPTY_DRAFT } from '@/utils/chat/draft';
import { nextTokens } from '@/utils/panel/next-tokens';
import { NOT_READ } from '@/utils/panel/panel-state';
import { estimateTokens } from '@/utils/text/estimate-tokens';
import { answer, attachedPage, tabReading, turn } from '../../components/stand-ins';

const PAGE = {
  type: 'readable',
  tabId: 7,
  url: 'https://example.com/tides',
  title: 'Tides',
  site: 'example.com',
  key: 'https://example.com/tides',
} as const;
const ROOM = { model: 'kimi-k2.5', context: 256_000, page: 50_000, tokenRatio: 1, sent: null };

function state(turns = [turn()].slice(0, 0)) {
  const conversation = { ...emptyConversation('c', PAGE.key, 0), turns };
  return { page: PAGE, conversation, taken: null, reading: NOT_READ, draft: EMPTY_DRAFT, joined: {} };
}

const settled = turn({ attachment: { page: attachedPage(), selection: null } });

test('a first question is what stands in the composer, with a page that was read', () => {
  const typed = { ...state(), draft: { ...EMPTY_DRAFT, text: 'Why are there two tides a day?' } };
  expect(nextTokens(typed, ROOM)).toBe(estimateTokens(typed.draft.text));
  const tab = { ...tabReading(), tokens: 12_000 };
  expect(nextTokens({ ...state(), reading: { ...NOT_READ, tab } }, ROOM)).toBe(12_000);
  expect(nextTokens({ ...state(), reading: { ...NOT_READ, tab: { ...tab, tokens: 90_000 } } }, ROOM)).toBe(
    50_000,
  );
});

test('a later one is all that was sent before, and the answer to it', () => {
  const before = state([settled]);
  const written = estimateTokens(settled.answer.text);
  expect(nextTokens(before, { ...ROOM, sent: 30_000 })).toBe(30_000 + written);
  expect(nextTokens(before, { ...ROOM, sent: 30_000, tokenRatio: 2 })).toBe(2 * (30_000 + written));
});

test('a page that was sent is not counted again, a picture is', () => {
  const tab = { ...tabReading({}, { hash: attachedPage().hash }), tokens: 12_000 };
  const again = { ...state([settled]), reading: { ...NOT_READ, tab } };
  const alone = nextTokens(state([settled]), { ...ROOM, sent: 30_000 });
  expect(nextTokens(again, { ...ROOM, sent: 30_000 })).toBe(alone);
  const picture = { hash: 'p', width: 280, height: 280, origin: 'view', name: '', url: 'data:' } as const;
  const seen = { ...again, draft: { ...EMPTY_DRAFT, pictures: [picture] } };
  expect(nextTokens(seen, { ...ROOM, sent: 30_000 })).toBe((alone ?? 0) + 100);
});

test('nothing is said where nothing is known, and while an answer is open', () => {
  expect(nextTokens(state([settled]), ROOM)).toBeNull();
  const open = turn({ answer: answer({ outcome: null }) });
  expect(nextTokens(state([open]), { ...ROOM, sent: 9 })).toBeNull();
});
