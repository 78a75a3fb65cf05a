import type { CompletionEvent } from '@/utils/kimi/completion-event';

/** Joins neighbouring events of a kind: their number depends on what arrived together. */
export function joined(events: readonly CompletionEvent[]): readonly CompletionEvent[] {
  const whole: CompletionEvent[] = [];
  for (const event of events) {
    const last = whole.at(-1);
    if (isWords(event) && last && isWords(last) && last.type === event.type) {
      whole.splice(-1, 1, { type: event.type, text: last.text + event.text });
    } else whole.push(event);
  }
  return whole;
}

type Words = Extract<CompletionEvent, { readonly text: string }>;

function isWords(event: CompletionEvent): event is Words {
  return event.type === 'reasoning' || event.type === 'text';
}
