import { chatCompletions } from '@/utils/kimi/chat-completions';
import type { Message } from '@/utils/kimi/message';
import { requestTo } from '../utils/kimi/loopback';
import { TOOLS } from '../utils/kimi/offered-tools';

export const QUESTION: Message = { role: 'user', content: 'Why do tides rise in the harbour of Dover?' };

/** The words of the question that a scripted model searches for. */
export const WORDS = 'tide rise harbour dover';

/** The body of a request with tools as our client sends it, but for `change`, and for an answer in one piece. */
export function bodyOf(messages: readonly Message[], change: object = {}): object {
  const body = chatCompletions.body(requestTo('', { messages, tools: TOOLS })) as object;
  return { ...body, stream: false, ...change };
}

export function post(baseUrl: string, body: object): Promise<Response> {
  return fetch(`${baseUrl}/chat/completions`, {
    method: 'POST',
    headers: { authorization: 'Bearer practice' },
    body: JSON.stringify(body),
  });
}
