import { describe, expect, test } from 'vitest';
import type { OfferedTools } from '@/utils/answering/negotiation';
import { requestAnswer } from '@/utils/answering/request-answer';
import type { AnswerEvent } from '@/utils/chat/answer-event';
import type { Message } from '@/utils/kimi/message';
import { factsOf } from '@/utils/settings/model-facts';
import { read, search, TOOLS } from '../kimi/offered-tools';
import { requestTo } from './request-to';
import { call, refuse, say, scriptKimi } from './scripted-kimi';

const PLAIN: readonly Message[] = [{ role: 'user', content: 'Why do tides rise?' }];

const LOOKED_UP: readonly Message[] = [
  ...PLAIN,
  { role: 'assistant', content: '', reasoning: 'I look.', toolCalls: [search('tides')] },
  { role: 'tool', content: 'Section 3.', toolCallId: search('tides').id },
];

/** Asks with the results of a call, where tools are offered, and plainly where they are not. */
async function ask(baseUrl: string, tools: OfferedTools = { tools: TOOLS }) {
  const events: AnswerEvent[] = [];
  const answer = requestAnswer({
    ...requestTo(baseUrl),
    isLight: false,
    begun: '',
    tools,
    messages: ({ offered }) => (offered.tools.length > 0 ? LOOKED_UP : PLAIN),
  });
  for (;;) {
    const { value, done } = await answer.next();
    if (done) return { events, reply: value };
    events.push(value);
  }
}

describe('a request with tools', () => {
  test('gives back the calls that the answer asks for, and counts them', async () => {
    scriptKimi(call(search('tides'), read([3, 4])));
    const { events, reply } = await ask('https://one.example');
    expect(reply).toEqual({ type: 'called', calls: [search('tides'), read([3, 4])] });
    // It has not come to its end.
    expect(events.map(({ type }) => type)).toEqual(['usage']);
    const [usage] = events;
    expect(usage?.type === 'usage' && usage.usage.completionTokens).toBeGreaterThan(8);
  });

  test('calls nothing where it is answered', async () => {
    const { sent } = scriptKimi(say(['Because of the moon.']));
    const { events, reply } = await ask('https://two.example', { tools: TOOLS, toolChoice: 'none' });
    expect(reply).toEqual({ type: 'answered' });
    expect(events).toContainEqual({ type: 'text', text: 'Because of the moon.' });
    expect(sent()[0]).toMatchObject({ tool_choice: 'none', tools: [{ type: 'function' }, {}] });
  });

  test('is told where the server refuses them, and is made without them from then on', async () => {
    const address = 'https://three.example';
    const { sent } = scriptKimi(
      refuse(400, 'kimi-k2.5 does not support tools'),
      say(['Because of the moon.']),
    );
    // It was not the user who asked for tools: that they are left out is not said.
    expect(await ask(address)).toEqual({ events: [], reply: { type: 'no-tools' } });
    expect((await factsOf(address, 'kimi-k2.5')).refused).toEqual(['tools']);
    expect((await ask(address)).reply).toEqual({ type: 'answered' });
    expect(sent().map(({ messages, tools }) => [messages.length, tools?.length])).toEqual([
      [3, 2],
      [1, undefined],
    ]);
  });
});
