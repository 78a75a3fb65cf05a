import type { CompletionEvent } from '@/utils/kimi/completion-event';

/** Joins neighbouring events of a kind: their number depends on what arrived together. */
export function joined(events: readonly CompletionEvent[]): readonly CompletionEvent[] {
  const whole: CompletionEvent[] = [];
  for (const event of events) {
    const last = whole.at(-1);
    if (event.type !== 'end' && last?.type === event.type) {
      whole.splice(-1, 1, { type: event.type, text: last.text + event.text });
    } else whole.push(event);
  }
  return whole;
}
