import type { RequestRecord } from '@/utils/chat/request-record';

export function requestWith(change: Partial<RequestRecord> = {}): RequestRecord {
  return {
    conversationId: 'c',
    turnId: 't',
    askedAt: 0,
    sentAfter: 1,
    openedAfter: 200,
    firstTokenAfter: 900,
    endedAfter: 2000,
    url: 'https://api.acedata.cloud/kimi/chat/completions',
    status: 200,
    body: { model: 'kimi-k2.5', messages: [{ role: 'user', content: 'why?' }], stream: true },
    events: [[900, '{"choices":[{"delta":{"content":" So."}}]}']],
    omittedEvents: 0,
    ...change,
  };
}
