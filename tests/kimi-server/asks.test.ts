/** The scripted models that ask for tools, as a client meets them. */
import { describe, expect, it } from 'vitest';
import type { Message } from '@/utils/kimi/message';
import type { ToolCall } from '@/utils/kimi/tool';
import { read, search, TOOLS } from '../utils/kimi/offered-tools';
import { createPractice } from '../wire/practice';
import { bodyOf, post, QUESTION, WORDS } from './tool-requests';

const { ask, server, baseUrl } = createPractice();

async function whole(body: object) {
  const response = await post(baseUrl(), body);
  return { status: response.status, body: await response.json() };
}

/** One message after the other, until there is an answer: each call is given the result of its name. */
async function converse(name: string, results: Readonly<Record<string, string>>, most = 6) {
  const messages: Message[] = [QUESTION];
  const rounds: (readonly Pick<ToolCall, 'name' | 'arguments'>[])[] = [];
  for (let round = 0; round < most; round++) {
    const { text, reasoning, events, end, unread, error } = await ask(name, { messages, tools: TOOLS });
    const calls = events.flatMap((event) => (event.type === 'called' ? event.calls : []));
    if (calls.length === 0)
      return { rounds, text, reasoning, finishReason: end?.finishReason, unread, error, messages };
    rounds.push(calls.map(({ name: called, arguments: given }) => ({ name: called, arguments: given })));
    messages.push(
      { role: 'assistant', content: text.trim(), reasoning: reasoning.trim(), toolCalls: calls },
      ...calls.map(({ id, name: called }): Message => ({
        role: 'tool',
        content: results[called] ?? 'There is no such tool.',
        toolCallId: id,
      })),
    );
  }
  return { rounds, text: null, messages };
}

const RESULTS = {
  search_page: '§ 3 Tides\n[7] Tides rise because the moon pulls the sea.\n\n§ 5 Harbours',
  read_sections:
    '<page-a1b2 section="3">\n## Tides\n\n[7] Tides rise because the moon pulls the sea.\n\n[8] At Dover the harbour has two of them a day.\n</page-a1b2>',
};

const bare = ({ name, arguments: given }: ToolCall) => ({ name, arguments: given });

describe('a scripted model', () => {
  it.each(['normal', 'asks-never', 'ignores-tools'])('that never asks answers: practice-%s', async (name) => {
    expect(await converse(name, RESULTS)).toMatchObject({ rounds: [], finishReason: 'stop' });
  });

  it.each(['asks-once', 'asks-aloud', 'asks-as-text', 'asks-as-elements', 'asks-in-thought'])(
    'searches, reads what was found, and answers from it with its marks: practice-%s',
    async (name) => {
      const { rounds, text, unread } = await converse(name, RESULTS);
      expect(rounds).toEqual([[bare(search(WORDS))], [bare(read([3, 5]))]]);
      expect(text).toContain('At Dover the harbour has two of them a day.” [8]');
      expect(unread).toBe(0);
    },
  );

  it('reads the sections whose headings were found, by their numbers in the outline', async () => {
    const content = `<page-a1b2>\n[Only parts of this page are given.]\n- §1 Ships\n  - ✓ §2–3 Tides\n- §4 Tides of Dover\n\n[1] Ships sail.\n</page-a1b2>\n\n${QUESTION.content}`;
    const calls = [search(WORDS)];
    const messages: readonly Message[] = [
      { role: 'user', content },
      { role: 'assistant', content: '', reasoning: 'I look.', toolCalls: calls },
      {
        role: 'tool',
        content: '<page-a1b2>\n## Tides\n\n[7] Tides rise. 9. And fall.\n</page-a1b2>',
        toolCallId: calls[0]?.id ?? '',
      },
    ];
    const { events } = await ask('asks-once', { messages, tools: TOOLS });
    expect(events.at(-2)).toEqual({ type: 'called', calls: [read([2, 3], 'read_sections:1')] });
  });

  it('answers after one search where nothing was found', async () => {
    const { rounds } = await converse('asks-once', { search_page: 'Nothing was found.' });
    expect(rounds).toEqual([[bare(search(WORDS))]]);
  });

  it('may ask twice', async () => {
    const { rounds, text } = await converse('asks-twice', RESULTS);
    expect(rounds).toEqual([
      [bare(search(WORDS))],
      [bare(read([3, 5]))],
      [bare(search('harbour dover'))],
      [bare(read([3, 5]))],
    ]);
    expect(text).toContain('[8]');
  });

  it('may ask for two things at once', async () => {
    const { rounds } = await converse('asks-at-once', RESULTS);
    expect(rounds).toEqual([[bare(search('tide rise')), bare(search('harbour dover'))]]);
  });

  it('may say something beside its calls', async () => {
    const { messages } = await converse('asks-aloud', RESULTS);
    expect(messages[1]).toMatchObject({
      content: 'I look for it on the page.',
      toolCalls: [{ id: 'search_page:0' }],
    });
    expect(messages[3]).toMatchObject({ toolCalls: [{ id: 'read_sections:1' }] });
  });

  it('may ask for nonsense, and answers all the same', async () => {
    const { rounds, finishReason } = await converse('asks-nonsense', RESULTS);
    expect(rounds).toHaveLength(1);
    expect(rounds[0]).toHaveLength(7);
    expect(finishReason).toBe('stop');
  });

  it('may ask for ever, until it is told to answer', async () => {
    const { rounds, text, messages } = await converse('asks-forever', RESULTS, 5);
    expect([rounds.length, text]).toEqual([5, null]);
    expect(new Set(rounds.map(([call]) => call?.arguments)).size).toBe(5);
    const told = await ask('asks-forever', { messages, tools: TOOLS, toolChoice: 'none' });
    expect(told.text).toContain('the moon pulls the sea.” [7]');
    expect((await ask('asks-forever')).end).toMatchObject({ finishReason: 'stop' });
  });

  it.each(['no-tools', 'refuses-tools'])('may refuse tools: practice-%s', async (name) => {
    const { error } = await ask(name, { messages: [QUESTION], tools: TOOLS });
    expect(error).toMatchObject({
      status: 400,
      message: expect.stringMatching(/support.*tools|tools.*support/),
    });
    expect((await ask(name, { messages: [QUESTION] })).error).toBeUndefined();
  });

  it('streams each call as its name, then its arguments in pieces, and the reason on its own', async () => {
    const response = await post(
      baseUrl(),
      bodyOf([QUESTION], { model: 'practice-asks-at-once', stream: true }),
    );
    const chunks = (await response.text())
      .split('\n\n')
      .filter((event) => event.startsWith('data: {'))
      .map((event) => JSON.parse(event.slice('data: '.length)));
    const pieces = chunks.flatMap(({ choices }) => choices[0]?.delta.tool_calls ?? []);
    expect(pieces.filter(({ id }) => id !== undefined)).toEqual(
      [0, 1].map((index) => ({
        index,
        id: `search_page:${index}`,
        type: 'function',
        function: { name: 'search_page', arguments: '' },
      })),
    );
    expect(pieces.length).toBeGreaterThan(8);
    expect(chunks.at(-2)?.choices[0]).toMatchObject({ delta: {}, finish_reason: 'tool_calls' });
    expect(server.requests.at(-1)?.sent.text).toBe('');
  });

  it('gives the same whole', async () => {
    const { body } = await whole(bodyOf([QUESTION], { model: 'practice-asks-once' }));
    expect(body.choices[0]).toMatchObject({
      finish_reason: 'tool_calls',
      message: {
        role: 'assistant',
        content: '',
        reasoning_content: expect.stringContaining('look'),
        tool_calls: [{ id: 'search_page:0', function: bare(search(WORDS)) }],
      },
    });
  });
});
