import { describe, expect, test } from 'vitest';
import { createQueue } from '@/utils/answering/queue';
import { summarisePart } from '@/utils/answering/summarise-part';
import type { AnswerEvent } from '@/utils/chat/answer-event';
import type { DigestStep } from '@/utils/prompt/digest';
import { notedWhile } from '../diagnostics/noted-while';
import { requestTo } from './request-to';
import { breakOff, refuse, say, scriptKimi, withhold } from './scripted-kimi';

const PROGRESS = { type: 'digesting', section: 2, of: 5 } as const;

const step: DigestStep = {
  title: 'Chapter 2',
  text: 'The tide.',
  passages: [],
  key: 'k',
  messages: (boundary) => [{ role: 'user', content: `Summarise <page-${boundary}>.` }],
};

async function summarise(queue = createQueue()) {
  const events: AnswerEvent[] = [];
  const part = summarisePart(step, {
    boundary: 'b0b0',
    queue,
    queueKey: 'k',
    progress: PROGRESS,
    request: requestTo(),
  });
  try {
    for (;;) {
      const { value, done } = await part.next();
      if (done) return { events, made: value, error: null };
      events.push(value);
    }
  } catch (error) {
    return { events, made: null, error };
  }
}

const slowDown = (milliseconds: number) =>
  refuse(429, 'Too many requests', 'too_many_requests', { 'retry-after-ms': String(milliseconds) });

describe('the summary of a part', () => {
  test('is what the model writes, of which nothing is shown but that it is being made', async () => {
    const { sent } = scriptKimi(say([' The tide', ' comes. ']));
    const { events, made } = await summarise();
    expect(made).toEqual({ text: 'The tide comes.', isMade: true });
    expect(sent()[0]?.messages).toEqual(step.messages('b0b0'));
    expect(events.map(({ type }) => type)).toEqual(['waiting', 'usage']);
    expect(events[0]).toEqual({ type: 'waiting', waiting: PROGRESS });
  });

  test.each([
    ['before its first word', refuse(400, 'Refused', 'content_filter')],
    ['in its midst', withhold('The tide')],
  ])('that the service declines %s has a note in its place, which is not kept', async (_, reply) => {
    scriptKimi(reply);
    const { made } = await summarise();
    expect(made).toEqual({
      text: '(The service declined to summarise this part.)',
      isMade: false,
    });
  });

  test('that the service declines, or has to wait for, is noted without a word of it', async () => {
    const secrets = ['Refused', 'tide', 'token-1234', 'Too many'];
    scriptKimi(refuse(400, 'Refused', 'content_filter'));
    expect(await notedWhile(() => summarise(), secrets)).toEqual(['answer: no-answer KimiError']);
    scriptKimi(slowDown(1), slowDown(1), slowDown(1), say(['The tide.']));
    expect(await notedWhile(() => summarise(), secrets)).toEqual(['answer: retried KimiError']);
  });

  test('that is empty is none', async () => {
    scriptKimi(say(['  ']));
    expect((await summarise()).error).toMatchObject({ kind: 'malformed' });
  });

  test('that breaks off is none', async () => {
    scriptKimi(breakOff('The tide'));
    expect((await summarise()).error).toMatchObject({ kind: 'truncated' });
  });

  test('is waited for where the service allows no more for now, with the line left to others', async () => {
    const queue = createQueue();
    scriptKimi(slowDown(1), slowDown(1), slowDown(1), say(['The tide.']));
    const { events, made } = await summarise(queue);
    expect(made).toEqual({ text: 'The tide.', isMade: true });
    const attempts = events.flatMap((event) =>
      event.type === 'waiting' && event.waiting?.type === 'retrying' ? [event.waiting.attempts] : [],
    );
    // Twice by the request itself, then by the minute.
    expect(attempts).toEqual([2, 2, 4]);
    const next = queue.join('k').ahead(new AbortController().signal);
    expect(await next.next()).toMatchObject({ done: true });
  });

  test('is not waited for beyond a minute', async () => {
    scriptKimi(slowDown(61_000));
    const { error, events } = await summarise();
    expect(error).toMatchObject({ kind: 'rate-limited', retryAfter: 61_000 });
    expect(events).toHaveLength(1);
  });

  test('is paid for like an answer', async () => {
    scriptKimi(say(['So.'], { prompt_tokens: 7, completion_tokens: 1 }));
    const { events } = await summarise();
    expect(events).toContainEqual(
      expect.objectContaining({ type: 'usage', usage: expect.objectContaining({ promptTokens: 7 }) }),
    );
  });
});
