import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readLoggedBody } from '@/utils/kimi/logged-body';

test('model, messages and the other parameters are told apart', () => {
  const messages = [
    { role: 'assistant', content: 'Once', partial: true },
    { role: 'user', content: [{ a: 1 }] },
  ];
  expect(readLoggedBody({ model: 'm', messages, stream: true, max_tokens: 9 })).toEqual({
    model: 'm',
    messages: [
      { role: 'assistant', content: 'Once\n\npartial: true' },
      { role: 'user', content: JSON.stringify([{ a: 1 }], null, 2) },
    ],
    parameters: [
      ['stream', 'true'],
      ['max_tokens', '9'],
    ],
  });
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
