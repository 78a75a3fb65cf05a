import type { AnswerRequest } from '@/utils/answering/request-answer';
import { DEFAULT_SETTINGS } from '@/utils/settings/settings';

/** The parts of a request that every test has alike: to a server, and of an answer that nothing is kept of. */
export function requestTo(
  baseUrl = 'https://kimi.example',
): Pick<AnswerRequest, 'settings' | 'token' | 'model' | 'origin' | 'usageStore' | 'log' | 'signal'> {
  return {
    settings: { ...DEFAULT_SETTINGS, baseUrl },
    token: 'token-1234',
    model: 'kimi-k2.5',
    origin: { conversationId: 'c', turnId: 't', askedAt: 1 },
    usageStore: {
      add: async () => undefined,
      byDay: async () => [],
      usedToday: async () => 0,
      usedThisMonth: async () => 0,
    },
    log: { save: async () => undefined, of: async () => [] },
    signal: new AbortController().signal,
  };
}
