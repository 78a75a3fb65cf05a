import type { CompletionEvent } from '@/utils/kimi/completion-event';

/**
 * Joins neighbouring events of a kind: their number depends on what arrived together, as does the place at which it is
 * noted that something was not read.
 */
export function joined(events: readonly CompletionEvent[]): readonly CompletionEvent[] {
  const whole: CompletionEvent[] = [];
  let parts = 0;
  for (const event of events) {
    const last = whole.at(-1);
    if (event.type === 'unread') parts += event.parts;
    else if (isWords(event) && last && isWords(last) && last.type === event.type) {
      whole.splice(-1, 1, { type: event.type, text: last.text + event.text });
    } else whole.push(event);
  }
  return parts === 0 ? whole : [...whole, { type: 'unread', parts }];
}

type Words = Extract<CompletionEvent, { readonly text: string }>;

function isWords(event: CompletionEvent): event is Words {
  return event.type === 'reasoning' || event.type === 'text';
}
