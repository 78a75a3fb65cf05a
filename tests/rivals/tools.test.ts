/** Judges the practice server's tools by independent clients: OpenAI's own, and the AI SDK. */
import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { generateText, isStepCount, streamText, tool } from 'ai';
import OpenAI, { BadRequestError } from 'openai';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createKimiServer } from '../kimi-server/kimi-server.ts';
import { PRACTICE_TOKEN } from '../kimi-server/tokens.ts';
import { TOOLS } from '../utils/kimi/offered-tools.ts';

const server = createKimiServer({ pace: 0 });
let url = '';
let baseUrl = '';

beforeAll(async () => {
  ({ url, baseUrl } = await server.listen());
});

afterAll(() => server.close());

const QUESTION = 'Why do tides rise in the harbour of Dover?';

/** The results of the tools, whatever they are asked for. */
const FOUND = 'Section 3: Tides';
const READ = '[7] Tides rise because the moon pulls the sea.\n\n[8] Dover has a harbour.';

describe('the official client', () => {
  type Messages = OpenAI.ChatCompletionMessageParam[];

  const client = () => new OpenAI({ apiKey: PRACTICE_TOKEN, baseURL: `${url}/v1`, maxRetries: 0 });
  const tools: OpenAI.ChatCompletionFunctionTool[] = TOOLS.map(({ name, description, parameters }) => ({
    type: 'function',
    function: { name, description, parameters },
  }));

  /** The message, put together by the client's own helper or sent whole. */
  async function ask(model: string, messages: Messages, isStreamed: boolean) {
    const body = { model, messages, tools };
    const { choices } = isStreamed
      ? await client().chat.completions.stream(body).finalChatCompletion()
      : await client().chat.completions.create(body);
    const [choice] = choices;
    if (!choice) throw new Error('There was no choice.');
    return choice;
  }

  const functionCalls = ({ tool_calls: calls = [] }: OpenAI.ChatCompletionMessage) =>
    calls.flatMap((call) => (call.type === 'function' ? [call] : []));

  const resultOf = (name: string) => (name === 'read_sections' ? READ : FOUND);

  /** One message after the other, until there is an answer. */
  async function converse(model: string, isStreamed: boolean) {
    const messages: Messages = [{ role: 'user', content: QUESTION }];
    const called: unknown[] = [];
    const reasons: string[] = [];
    for (;;) {
      const { message, finish_reason: reason } = await ask(model, messages, isStreamed);
      const calls = functionCalls(message);
      reasons.push(reason);
      if (calls.length === 0) return { called, reasons, content: message.content };
      called.push(
        ...calls.map(({ id, function: { name, arguments: given } }) => [id, name, JSON.parse(given)]),
      );
      messages.push(
        // The client's types know no reasoning, which Moonshot demands back.
        Object.assign({}, message, { reasoning_content: 'I look.' }),
        ...calls.map(({ id, function: { name } }) => ({
          role: 'tool' as const,
          tool_call_id: id,
          content: resultOf(name),
        })),
      );
    }
  }

  describe.each([true, false])('with a stream: %s', (isStreamed) => {
    it('gets a call, sends its result back, and so on until the answer', async () => {
      const { called, reasons, content } = await converse('practice-asks-once', isStreamed);
      expect(called).toEqual([
        ['search_page:0', 'search_page', { query: 'tide rise harbour dover' }],
        ['read_sections:1', 'read_sections', { sections: [3] }],
      ]);
      expect(reasons).toEqual(['tool_calls', 'tool_calls', 'stop']);
      expect(content).toContain('the moon pulls the sea.” [7]');
    });

    it('gets two calls at once', async () => {
      const { message } = await ask(
        'practice-asks-at-once',
        [{ role: 'user', content: QUESTION }],
        isStreamed,
      );
      expect(functionCalls(message).map(({ id, function: called }) => [id, called.arguments])).toEqual([
        ['search_page:0', '{"query":"tide rise"}'],
        ['search_page:1', '{"query":"harbour dover"}'],
      ]);
    });

    it('gets text beside a call', async () => {
      const { message } = await ask('practice-asks-aloud', [{ role: 'user', content: QUESTION }], isStreamed);
      expect(message.content).toContain('I look for it');
      expect(functionCalls(message)).toHaveLength(1);
    });
  });

  it('is refused what does not belong together', async () => {
    const called: Messages[number] = {
      role: 'assistant',
      tool_calls: [{ id: 'a', type: 'function', function: { name: 'search_page', arguments: '{}' } }],
    };
    const user: Messages[number] = { role: 'user', content: QUESTION };
    const result: Messages[number] = { role: 'tool', tool_call_id: 'a', content: FOUND };
    for (const messages of [
      [user, called, user],
      [user, result],
      [user, called, result],
    ]) {
      await expect(ask('kimi-k2.6', messages, false)).rejects.toThrow(BadRequestError);
    }
  });

  it('is told that there are no tools', async () => {
    const messages: Messages = [{ role: 'user', content: QUESTION }];
    await expect(ask('practice-no-tools', messages, true)).rejects.toThrow('does not support tools');
  });
});

describe('the AI SDK', () => {
  const model = (id: string) =>
    createOpenAICompatible({
      name: 'practice',
      baseURL: baseUrl,
      apiKey: PRACTICE_TOKEN,
      includeUsage: true,
    })(id);

  const tools = {
    search_page: tool({
      description: 'Finds the sections of the page that speak of something.',
      inputSchema: z.object({ query: z.string(), page: z.number().int().optional() }),
      execute: async () => FOUND,
    }),
    read_sections: tool({
      description: 'Gives the text of sections of the page.',
      inputSchema: z.object({ sections: z.array(z.number().int()), page: z.number().int().optional() }),
      execute: async () => READ,
    }),
  };

  const options = (id: string) => ({
    model: model(id),
    prompt: QUESTION,
    tools,
    maxRetries: 0,
    stopWhen: isStepCount(6),
    onError: () => undefined,
  });

  it.each(['practice-asks-once', 'practice-asks-twice', 'practice-asks-aloud'])(
    'goes through all steps of %s by itself, streamed and whole, to the same answer',
    async (id) => {
      const streamed = streamText(options(id));
      const [text, steps] = [await streamed.text, await streamed.steps];
      const whole = await generateText(options(id));
      expect(text).toContain('the moon pulls the sea.” [7]');
      expect(whole.text).toBe(text);
      const calls = (list: typeof steps) =>
        list.map(({ toolCalls }) => toolCalls.map(({ toolName, input }) => [toolName, input]));
      expect(calls(whole.steps)).toEqual(calls(steps));
      expect(calls(steps).slice(0, 2)).toEqual([
        [['search_page', { query: 'tide rise harbour dover' }]],
        [['read_sections', { sections: [3] }]],
      ]);
      expect(steps.map(({ finishReason }) => finishReason)).toEqual([
        ...steps.slice(1).map(() => 'tool-calls'),
        'stop',
      ]);
    },
  );

  it('gets two calls at once', async () => {
    const { steps } = await generateText(options('practice-asks-at-once'));
    expect(steps[0]?.toolCalls.map(({ toolCallId }) => toolCallId)).toEqual([
      'search_page:0',
      'search_page:1',
    ]);
    expect(steps.at(-1)?.finishReason).toBe('stop');
  });

  it('is told of nonsense, and has an answer in the end', async () => {
    const { steps } = await generateText(options('practice-asks-nonsense'));
    expect(steps[0]?.toolCalls.some(({ invalid }) => invalid)).toBe(true);
  });
});
