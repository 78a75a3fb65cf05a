/** A background that answers an open turn, and all that came of it. */
import { vi } from 'vitest';
import { browser } from '#imports';
import { createAnswerTurn } from '@/utils/answering/answer-turn';
import { createQueue } from '@/utils/answering/queue';
import type { AnswerEvent } from '@/utils/chat/answer-event';
import type { Answer, Conversation, Turn } from '@/utils/chat/conversation';
import type { RequestRecord } from '@/utils/chat/request-record';
import { DEFAULT_SETTINGS, settingsItem, type Settings } from '@/utils/settings/settings';
import { keepToken } from '@/utils/settings/tokens';
import { createDatabase } from '@/utils/storage/database';
import { createDigests } from '@/utils/storage/digests';
import { createDiskStore } from '@/utils/storage/store';
import type { UsageEntry } from '@/utils/storage/usage-store';
import { answerWith, conversationWith, turnWith } from '../chat/chat-fixtures';

export const BASE_URL = 'https://kimi.example';
export const MODEL = 'kimi-k2.5';

let databases = 0;

/** Call before each test. */
export async function begin(): Promise<void> {
  vi.spyOn(browser.i18n, 'getUILanguage').mockReturnValue('en');
  await set({});
  await keepToken(BASE_URL, 'token-1234');
}

export const set = (change: Partial<Settings>) =>
  settingsItem.setValue({ ...DEFAULT_SETTINGS, baseUrl: BASE_URL, model: MODEL, ...change });

export function background({ isFull = false, usedToday = 0 } = {}) {
  const put = <T>(list: T[], item: T): void => {
    if (isFull) throw new DOMException('no room for “why?”', 'QuotaExceededError');
    list.push(item);
  };
  const database = createDatabase(`answer-turn-${(databases += 1)}`);
  const records: RequestRecord[] = [];
  const entries: UsageEntry[] = [];
  const store = createDiskStore(database);
  const answerTurn = createAnswerTurn({
    store,
    digests: createDigests(database),
    usageStore: {
      add: async (entry) => put(entries, entry),
      byDay: async () => [],
      usedToday: async () => usedToday,
      usedThisMonth: async () => usedToday,
    },
    log: { save: async (record) => put(records, record), of: async () => records },
    queue: createQueue(),
  });
  return { answerTurn, store, records, entries };
}

export const asking = (
  begun: Partial<Answer> = {},
  question = 'why?',
  turn: Partial<Turn> = {},
): Conversation =>
  conversationWith(
    [turnWith({ question, answer: answerWith({ model: MODEL, outcome: null, ...begun }), ...turn })],
    { pageKey: 'https://example.org/', createdAt: 1 },
  );

/** Answers the open turn; neighbouring texts are joined. */
export async function answer(conversation = asking(), parts = background()) {
  const events: AnswerEvent[] = [];
  let error: unknown = null;
  try {
    for await (const event of parts.answerTurn(conversation, new AbortController().signal)) {
      events.push(event);
    }
  } catch (thrown) {
    error = thrown;
  }
  const text = events.map((event) => (event.type === 'text' ? event.text : '')).join('');
  const types = events.map(({ type }) => type).filter((type, i, all) => type !== all[i - 1]);
  return { ...parts, events, types, text, error };
}
