import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readLoggedBody } from '@/utils/kimi/logged-body';
import { TOOLS } from './offered-tools';

test('model, messages and the other parameters are told apart', () => {
  const messages = [
    { role: 'assistant', content: 'Once', partial: true },
    { role: 'user', content: [{ a: 1 }] },
  ];
  expect(readLoggedBody({ model: 'm', messages, stream: true, max_tokens: 9 })).toEqual({
    model: 'm',
    messages: [
      { role: 'assistant', content: 'Once\n\npartial: true', pictures: [] },
      { role: 'user', content: JSON.stringify({ a: 1 }, null, 2), pictures: [] },
    ],
    parameters: [
      ['stream', 'true'],
      ['max_tokens', '9'],
    ],
  });
});

test('tools, calls of them and their results are shown as they were sent', () => {
  const call = {
    id: 'a',
    type: 'function',
    function: { name: 'search_page', arguments: '{"query":"tides"}' },
  };
  const tools = [{ type: 'function', function: TOOLS[0] }];
  const messages = [
    { role: 'assistant', reasoning_content: '', tool_calls: [call] },
    { role: 'tool', content: 'Sections 3 and 4.', tool_call_id: 'a' },
  ];
  expect(readLoggedBody({ model: 'm', messages, stream: true, tools, tool_choice: 'none' })).toEqual({
    model: 'm',
    messages: [
      {
        role: 'assistant',
        content: `reasoning_content: ""\n\ntool_calls: ${JSON.stringify([call])}`,
        pictures: [],
      },
      { role: 'tool', content: 'Sections 3 and 4.\n\ntool_call_id: "a"', pictures: [] },
    ],
    parameters: [
      ['stream', 'true'],
      ['tools', JSON.stringify(tools)],
      ['tool_choice', '"none"'],
    ],
  });
});

test('a message in parts is its text, with its pictures beside it', () => {
  const content = [
    { type: 'image_url', image_url: { url: 'data:image/png;base64,AA' } },
    { type: 'text', text: 'What is this?' },
  ];
  expect(readLoggedBody({ messages: [{ role: 'user', content }] }).messages).toEqual([
    { role: 'user', content: 'What is this?', pictures: ['data:image/png;base64,AA'] },
  ]);
});

test('no record, however odd, breaks the reader', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (body, messages) => {
      for (const odd of [body, { messages }, { messages: [messages] }]) {
        const read = readLoggedBody(odd);
        expect(typeof read.model).toBe('string');
        for (const { role, content } of read.messages)
          expect(typeof role + typeof content).toBe('stringstring');
      }
    }),
  );
});
