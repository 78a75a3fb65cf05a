import { describe, expect, test } from 'vitest';
import { chatCompletions } from '@/utils/kimi/chat-completions';
import { streamCompletion } from '@/utils/kimi/completion';
import type { CompletionEvent } from '@/utils/kimi/completion-event';
import type { Dialect } from '@/utils/kimi/dialect';
import { KimiError } from '@/utils/kimi/errors';
import { requestTo, serve } from './loopback';

/** A service that takes a line of words and answers with another, which a full stop ends. */
const lines: Dialect = {
  ...chatCompletions,
  path: 'say',
  accept: 'text/plain',
  body: ({ messages }) => messages.map(({ content }) => content),
  decode: (_, { onReceived } = {}) => {
    let isFinished = false;
    return {
      push(text) {
        onReceived?.(text);
        isFinished = text.endsWith('.');
        const end = { type: 'end', finishReason: 'stop', usage: null } as const;
        return [{ type: 'text', text }, ...(isFinished ? [end] : [])];
      },
      end: () => [new KimiError('truncated', 'No full stop.')],
      isFinished: () => isFinished,
      isEnding: () => isFinished,
      isCalling: () => false,
    };
  },
  failure: (body) => new KimiError('forbidden', String(body)),
};

async function ask(status: number, answer: string) {
  const seen = { url: '', accept: '', body: '' };
  const baseUrl = await serve(async (response, request) => {
    seen.url = request.url ?? '';
    seen.accept = request.headers.accept ?? '';
    request.on('data', (piece: Buffer) => (seen.body += piece.toString()));
    await new Promise((resolve) => request.on('end', resolve));
    response.writeHead(status).end(answer);
  });
  const events: CompletionEvent[] = [];
  let error: unknown = null;
  try {
    for await (const event of streamCompletion(requestTo(baseUrl), lines)) events.push(event);
  } catch (thrown) {
    error = thrown;
  }
  return { seen, events, error };
}

describe('a dialect', () => {
  test('says where a service is asked, with what, and how its answer reads', async () => {
    expect(await ask(200, 'Good day.')).toEqual({
      seen: { url: '/say', accept: 'text/plain', body: '["Hello"]' },
      events: [
        { type: 'text', text: 'Good day.' },
        { type: 'end', finishReason: 'stop', usage: null },
      ],
      error: null,
    });
  });

  test('says what it means that an answer breaks off', async () => {
    expect(await ask(200, 'Good')).toMatchObject({ error: { kind: 'truncated', message: 'No full stop.' } });
  });

  test('says what a refusal stands for', async () => {
    expect(await ask(400, 'Go away')).toMatchObject({ error: { kind: 'forbidden', message: 'Go away' } });
  });
});
