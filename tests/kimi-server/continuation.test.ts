import { describe, expect, it } from 'vitest';
import type { Message } from '@/utils/kimi/message';
import { createPractice } from '../wire/practice';

const { ask, server } = createPractice();

const QUESTION: Message = { role: 'user', content: 'Hello' };

/** A request to go on after `prefix`, by `partial: true`. */
function partial(prefix: string): readonly Message[] {
  return [QUESTION, { role: 'assistant', content: prefix, isPartial: true }];
}

/** The same in words. */
function asked(prefix: string, request = 'Continue exactly where you left off.'): readonly Message[] {
  return [QUESTION, { role: 'assistant', content: prefix }, { role: 'user', content: request }];
}

async function wholeText(): Promise<string> {
  return (await ask('normal')).text;
}

describe('partial mode', () => {
  it.each(['length', 'truncated', 'cut', 'error-in-stream', 'stalled'])(
    'goes on exactly where the prefix ends, and to the end, after practice-%s',
    async (name) => {
      const whole = await wholeText();
      const prefix = whole.slice(0, Math.ceil(whole.length / 2));
      const { text, end } = await ask(name, { messages: partial(prefix) });
      expect(prefix + text).toBe(whole);
      expect(end).toMatchObject({ finishReason: 'stop' });
      expect(server.requests.at(-1)?.body).toMatchObject({
        messages: [QUESTION, { role: 'assistant', content: prefix, partial: true }],
      });
    },
  );

  it('goes on after a first answer that was cut short', async () => {
    const first = await ask('length');
    expect(first.end).toMatchObject({ finishReason: 'length' });
    const second = await ask('length', { messages: partial(first.text) });
    expect(first.text + second.text).toBe(await wholeText());
  });

  it('does not mind white space that the client took off', async () => {
    const whole = await wholeText();
    const prefix = whole.trimStart().slice(0, 20).trimEnd();
    const { text } = await ask('normal', { messages: partial(prefix) });
    expect(prefix + text).toBe(whole.trimStart());
  });

  it('answers anew when the prefix is not how the answer begins', async () => {
    const { text } = await ask('normal', { messages: partial('Once upon a time') });
    expect(text).toBe(await wholeText());
  });

  it('may run out of tokens again', async () => {
    const first = await ask('long-2000', { maxTokens: 150 });
    const second = await ask('long-2000', { maxTokens: 150, messages: partial(first.text) });
    expect(second.end).toMatchObject({ finishReason: 'length' });
    const whole = (await ask('long-2000')).text;
    expect(whole.startsWith(first.text + second.text)).toBe(true);
  });

  it('is ignored by practice-no-partial, which begins at the beginning', async () => {
    const first = await ask('no-partial');
    expect(first.end).toMatchObject({ finishReason: 'length' });
    const second = await ask('no-partial', { messages: partial(first.text) });
    expect(second.text).toBe(await wholeText());
  });

  it('is refused by practice-refuses-partial', async () => {
    const first = await ask('refuses-partial');
    expect(first.end).toMatchObject({ finishReason: 'length' });
    const { error } = await ask('refuses-partial', { messages: partial(first.text) });
    expect(error).toMatchObject({ kind: 'bad-request', status: 400, code: 'unsupported_parameter' });
    expect(error).toHaveProperty('message', expect.stringContaining("'messages[1].partial'"));
  });

  it('is for the last message, and an assistant’s', async () => {
    const user = [{ ...QUESTION, isPartial: true }];
    expect((await ask('normal', { messages: user })).error).toMatchObject({ kind: 'bad-request' });
    const early = [...partial('Hi'), QUESTION];
    expect((await ask('normal', { messages: early })).error).toMatchObject({ kind: 'bad-request' });
  });
});

describe('going on by request', () => {
  it.each(['no-partial', 'refuses-partial', 'length'])(
    'says the last words again and then the rest (practice-%s)',
    async (name) => {
      const whole = await wholeText();
      const prefix = whole.slice(0, Math.ceil(whole.length / 2));
      const { text, end } = await ask(name, { messages: asked(prefix) });
      expect(end).toMatchObject({ finishReason: 'stop' });
      expect(whole.endsWith(text)).toBe(true);
      const overlap = text.length - (whole.length - prefix.length);
      expect(overlap).toBeGreaterThan(10);
      expect(prefix.endsWith(text.slice(0, overlap))).toBe(true);
    },
  );

  it.each(['続けてください。', '请从中断处继续。', 'Please go on.'])(
    'is understood as %s',
    async (request) => {
      const whole = await wholeText();
      const prefix = whole.slice(0, 30);
      const { text } = await ask('normal', { messages: asked(prefix, request) });
      expect(whole.endsWith(text)).toBe(true);
    },
  );

  it('is a new question where nothing was begun', async () => {
    const { text } = await ask('normal', { messages: asked('Once upon a time') });
    expect(text).toContain('practice server');
  });
});
