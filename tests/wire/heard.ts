import type { CompletionEvent } from '../../utils/kimi/completion-event.ts';

/** Returns the answer that a reader has after `events`, however many they are. */
export function heard(events: readonly CompletionEvent[]) {
  const answer = { reasoning: '', text: '', unread: 0 };
  for (const event of events) {
    if (event.type === 'reasoning' || event.type === 'text') answer[event.type] += event.text;
    else if (event.type === 'unsaid') answer.text = '';
    else if (event.type === 'unread') answer.unread += event.parts;
  }
  return answer;
}
