/** Reasoning within the content, a template's own tokens, and the token of the user, over HTTP: R35, R38. */
import { expect, test } from 'vitest';
import { ANSWER, THOUGHTS } from '../kimi-server/irregular/frames.ts';
import { SECRET_TOKEN } from '../kimi-server/tokens.ts';
import { createPractice, outcome, WHOLE } from './practice';

const { ask } = createPractice();

const trimmed = ({ reasoning, text, ...rest }: Awaited<ReturnType<typeof ask>>) => ({
  ...rest,
  reasoning: reasoning.trim(),
  text: ` ${text.trim()}`,
});

test.each([
  'r35',
  'r35-thinking',
  'r35-thought',
  'r35-reasoning',
  'r35-around',
  'r35-capitals',
  'r35-other-end',
  'r35-left-behind',
])('R35: reasoning is told from text by any of its tags (%s)', async (name) => {
  expect(trimmed(await ask(name))).toMatchObject(WHOLE);
});

test('R35: reasoning may come again after the text', async () => {
  const reasoning = THOUGHTS[0] + THOUGHTS[1];
  expect(trimmed(await ask('r35-second'))).toMatchObject(outcome({ reasoning }));
});

test.each(['r35-empty', 'r35-blank'])('R35: reasoning of white space is none (%s)', async (name) => {
  expect(trimmed(await ask(name))).toMatchObject(outcome({ reasoning: '' }));
});

test('R35: reasoning that does not end is reasoning', async () => {
  expect(await ask('r35-unended')).toMatchObject(outcome({ text: '' }));
});

test.each(['r35-calls', 'r35-calls-in-reasoning', 'r35-calls-unended', 'r35-calls-as-elements'])(
  'R35: a call of a tool never stands in sight, and is noted (%s)',
  async (name) => {
    expect(await ask(name)).toMatchObject(outcome({ unread: 1 }));
  },
);

test('R35: tokens of a template never stand in sight', async () => {
  expect(await ask('r35-tokens')).toMatchObject(WHOLE);
});

test('R35: a channel of reasoning in the content is reasoning', async () => {
  expect(await ask('r35-channels')).toMatchObject(WHOLE);
});

test('R38: the token is taken out of an answer that has it, in pieces too', async () => {
  const { text, reasoning } = await ask('r38', { token: SECRET_TOKEN });
  expect(text).toContain('Your token is …6789.');
  expect(reasoning).toBe(ANSWER.reasoning);
  expect((await ask('r38-reasoning', { token: SECRET_TOKEN })).reasoning).toBe('The token is …6789.');
});
