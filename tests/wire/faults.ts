import type { CompletionEvent } from '../../utils/kimi/completion-event.ts';
import { KimiError } from '../../utils/kimi/errors.ts';

/** The words that a value which isn't there, or is no text, turns into when it is printed. */
const MISHAPS = ['undefined', '[object ', 'NaN'] as const;

/**
 * The faults of an answer's events, whatever the server sent: it must end once, in `end` or in a KimiError, in events
 * of the right shape, and say nothing that was not sent.
 */
export function faultsOf(events: readonly CompletionEvent[], error: unknown, body: Uint8Array) {
  const faults: string[] = [];
  const ends = events.filter(({ type }) => type === 'end');
  if (error !== undefined && !(error instanceof KimiError)) faults.push(`throws ${String(error)}`);
  if (ends.length !== (error === undefined ? 1 : 0)) faults.push(`ends ${ends.length} times`);
  if (ends.length > 0 && events.at(-1)?.type !== 'end') faults.push('goes on after its end');
  if (events.some((event) => 'text' in event && !isText(event.text))) faults.push('gives no text');
  const sent = new TextDecoder().decode(body);
  const said = JSON.stringify([events, wordsOf(error)]);
  for (const word of MISHAPS) {
    if (said.includes(word) && !sent.includes(word)) faults.push(`says ${said.slice(0, 200)}`);
  }
  return faults;
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}

function wordsOf(error: unknown): readonly unknown[] {
  if (!(error instanceof KimiError)) return [];
  const { message, code, traceId, raw, retryAfter } = error;
  return [message, code, traceId, raw, retryAfter];
}
