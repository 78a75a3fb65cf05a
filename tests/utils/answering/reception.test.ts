import { describe, expect, test } from 'vitest';
import { createReception } from '@/utils/answering/reception';
import type { CompletionEvent } from '@/utils/kimi/completion-event';
import { KimiError } from '@/utils/kimi/errors';

const text = (words: string): CompletionEvent => ({ type: 'text', text: words });
const END: CompletionEvent = { type: 'end', finishReason: 'stop', usage: null };
const MESSAGES = [{ role: 'user', content: 'why?' }] as const;
const BEGUN = 'The tide comes twice a day, as every fisherman of this coast will tell you, and';
const ANOTHER = 'The tide comes twice a day, as every fisherman of this coast has known for long.';

describe('what comes of a request', () => {
  test('is shown as it comes, and its end only when it is asked for', () => {
    const reception = createReception({ begun: '', isPartial: false });
    const events = [{ type: 'reasoning', text: 'Hm' } as const, text('So.'), END];
    expect(events.map((event) => reception.take(event))).toEqual([events[0], events[1], null]);
    expect(reception.flush()).toBeNull();
    expect(reception.ending()).toEqual({ type: 'end', finishReason: 'stop' });
  });

  test('says what is waited for before it is asked again', () => {
    const error = new KimiError('rate-limited', 'Slow down');
    const retrying = { type: 'retrying', attempt: 1, attempts: 2, until: 5, error } as const;
    const failure = { kind: 'rate-limited', message: 'Slow down' };
    expect(createReception({ begun: '', isPartial: false }).take(retrying)).toEqual({
      type: 'waiting',
      waiting: { type: 'retrying', attempt: 1, attempts: 2, until: 5, failure },
    });
  });

  test('leaves out what stands there already, and gives what it held back', () => {
    const reception = createReception({ begun: BEGUN, isPartial: true });
    expect(reception.take(text(BEGUN.slice(-20)))).toBeNull();
    expect(reception.take(text(' so on'))).toEqual(text(' so on'));
    expect([reception.isJoined(), reception.isAnother()]).toEqual([true, false]);
    const short = createReception({ begun: BEGUN, isPartial: true });
    expect(short.take(text('an'))).toBeNull();
    expect(short.flush()).toEqual(text('an'));
  });

  test('is no continuation where it begins anew: in partial mode nothing of it is given', () => {
    const reception = createReception({ begun: BEGUN, isPartial: true });
    expect([reception.take(text(ANOTHER)), reception.take(END)]).toEqual([null, null]);
    expect([reception.isAnother(), reception.isJoined(), reception.ending()]).toEqual([true, false, null]);
    const asked = createReception({ begun: BEGUN, isPartial: false });
    expect(asked.take(text(ANOTHER))).toEqual(text(ANOTHER));
    expect(asked.isAnother()).toBe(false);
  });

  test('took what the server counted', () => {
    const reception = createReception({ begun: '', isPartial: false });
    const usage = { promptTokens: 9, completionTokens: 2, cachedTokens: null, reasoningTokens: null };
    reception.take({ type: 'end', finishReason: 'stop', usage });
    expect(reception.usageOf(MESSAGES)).toEqual({ ...usage, isEstimate: false });
  });

  test('took about what was written, where nobody counted, and nothing where nothing came', () => {
    const reception = createReception({ begun: '', isPartial: false });
    expect(reception.usageOf(MESSAGES)).toBeNull();
    reception.take({ type: 'reasoning', text: 'Well, let us see. ' });
    const usage = reception.usageOf(MESSAGES);
    expect(usage).toMatchObject({ isEstimate: true });
    expect(usage?.promptTokens).toBeGreaterThan(4);
    expect(usage?.completionTokens).toBeGreaterThan(3);
  });
});
