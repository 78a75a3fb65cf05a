import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRecorder, type RecorderOptions } from '@/utils/answering/recorder';
import { chatCompletions } from '@/utils/kimi/chat-completions';
import { collect, serve, TOKEN } from '../kimi/loopback';

const URL = 'https://api.acedata.cloud/kimi/chat/completions';
const BODY = { model: 'kimi-k2.5', messages: [{ role: 'user', content: 'why?' }], stream: true };

const payload = (delta: object) => JSON.stringify({ choices: [{ index: 0, delta }] });

/** A recorder with a clock that the test moves on. */
function recorderAt(change: Partial<RecorderOptions> = {}) {
  const clock = { time: 1000 };
  const recorder = createRecorder({
    askedAt: 1000,
    url: URL,
    hasText: chatCompletions.hasText,
    now: () => clock.time,
    ...change,
  });
  return { clock, recorder };
}

describe('a recorder', () => {
  test('writes down what was sent, what came, and when', () => {
    const { clock, recorder } = recorderAt();
    const [first, second] = [payload({ role: 'assistant', content: '' }), payload({ content: ' So.' })];
    clock.time = 1040;
    recorder.sent(BODY);
    clock.time = 1500;
    recorder.opened(200);
    clock.time = 1510;
    recorder.received(first);
    clock.time = 3000;
    recorder.received(second);
    clock.time = 3200;
    expect(recorder.ended()).toEqual([
      {
        askedAt: 1000,
        sentAfter: 40,
        openedAfter: 500,
        firstTokenAfter: 2000,
        endedAfter: 2200,
        url: URL,
        status: 200,
        body: BODY,
        events: [
          [510, first],
          [2000, second],
        ],
        omittedEvents: 0,
      },
    ]);
  });

  test.each([
    payload({ reasoning_content: 'Hm' }),
    payload({ content: '', reasoning: 'Hm' }),
    '{"choices":[{"message":{"content" : "Whole"}}]}',
  ])('takes reasoning and text for the first token: %s', (first) => {
    const { recorder } = recorderAt();
    recorder.sent(BODY);
    recorder.opened(200);
    recorder.received(first);
    expect(recorder.ended()).toMatchObject([{ firstTokenAfter: 0 }]);
  });

  test.each([
    payload({ content: '', reasoning_content: '', reasoning: null }),
    '{"choices":[],"usage":{"prompt_tokens":5}}',
    '{"error":{"message":"\\"content\\":\\"a\\""}}',
    '[DONE]',
    '',
  ])('takes nothing else for it: %s', (first) => {
    const { recorder } = recorderAt();
    recorder.sent(BODY);
    recorder.opened(200);
    recorder.received(first);
    expect(recorder.ended()).toMatchObject([{ firstTokenAfter: null }]);
  });

  test('tells every request that was made again from the one before', () => {
    const { clock, recorder } = recorderAt();
    recorder.sent({ ...BODY, thinking: { type: 'disabled' } });
    clock.time = 1100;
    recorder.opened(400);
    recorder.received('{"error":{"code":"bad_request"}}');
    clock.time = 4000;
    recorder.sent(BODY);
    clock.time = 4300;
    expect(recorder.ended()).toMatchObject([
      { sentAfter: 0, openedAfter: 100, endedAfter: 100, status: 400, events: [[100, expect.anything()]] },
      { sentAfter: 3000, openedAfter: null, endedAfter: 3300, status: null, body: BODY, events: [] },
    ]);
  });

  test('has nothing to show where nothing was sent', () => {
    expect(recorderAt().recorder.ended()).toEqual([]);
  });

  test('never has the token, even where the server repeats it', async () => {
    for (const [status, body] of [
      [200, `data: {"choices":[{"delta":{"content":"It is ${TOKEN}."}}]}\n\ndata: [DONE]\n\n`],
      [401, `{"error":{"code":"invalid_token","message":"The token ${TOKEN} is invalid."}}`],
    ] as const) {
      const baseUrl = await serve((response) => response.writeHead(status).end(body));
      const recorder = createRecorder({
        askedAt: Date.now(),
        url: URL,
        hasText: chatCompletions.hasText,
        now: Date.now,
      });
      await collect(baseUrl, { observer: recorder });
      const records = recorder.ended();
      expect(records).toMatchObject([{ status, body: { model: 'kimi-k2.5' }, omittedEvents: 0 }]);
      expect(records[0]?.events.length).toBeGreaterThan(0);
      expect(JSON.stringify(records)).not.toContain(TOKEN);
    }
  });

  test('keeps the beginning and the end of an answer that is too long, and counts what is between', () => {
    const { recorder } = recorderAt({ limit: 40 });
    recorder.sent(BODY);
    for (let i = 0; i < 100; i++) recorder.received(`event ${String(i).padStart(4, '0')}`);
    const [record] = recorder.ended();
    expect(record?.events.map(([, text]) => text)).toEqual([
      'event 0000',
      'event 0001',
      'event 0098',
      'event 0099',
    ]);
    expect(record?.omittedEvents).toBe(96);
  });

  test('keeps the beginning and the end of one event that is too long', () => {
    const { recorder } = recorderAt({ limit: 20 });
    recorder.sent(BODY);
    recorder.received(`begins${'x'.repeat(1_000_000)}ended`);
    expect(recorder.ended()).toMatchObject([{ events: [[0, 'begi…nded']], omittedEvents: 0 }]);
  });

  test('never keeps more than its limit, and never loses count', () => {
    const payloads = fc.array(fc.string({ maxLength: 30 }), { minLength: 1 });
    fc.assert(
      fc.property(payloads, fc.integer({ min: 4, max: 200 }), (all, limit) => {
        const { events, omittedEvents } = recordOf(all, limit);
        expect(events.length + omittedEvents).toBe(all.length);
        expect(events.length).toBeGreaterThan(0);
        expect(events.map(([, text]) => text).join('').length).toBeLessThanOrEqual(limit);
      }),
    );
  });

  test('keeps all of an answer that fits', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (all) => {
        const { events } = recordOf(all, 2 * all.join('').length);
        expect(events.map(([, text]) => text)).toEqual(all);
      }),
    );
  });
});

function recordOf(payloads: readonly string[], limit: number) {
  const { recorder } = recorderAt({ limit });
  recorder.sent(BODY);
  for (const each of payloads) recorder.received(each);
  const [record] = recorder.ended();
  if (!record) throw new Error('Nothing was recorded.');
  return record;
}
