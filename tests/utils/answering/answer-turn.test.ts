import { beforeEach, describe, expect, test } from 'vitest';
import { factsOf } from '@/utils/settings/model-facts';
import { settingsItem } from '@/utils/settings/settings';
import { notedWhile } from '../diagnostics/noted-while';
import { answer, asking, background, BASE_URL, begin, MODEL, set } from './open-turn';
import { breakOff, refuse, say, scriptAccount, scriptKimi } from './scripted-kimi';

beforeEach(begin);

const BEGUN = 'The tide comes twice a day, as every fisherman of this coast will tell you, and';
const REST = ' it goes as often.';

describe('an answer', () => {
  test('is asked for in exactly these bytes', async () => {
    await set({ maxTokens: 900, thinking: false });
    const { bodies } = scriptKimi(say(['So.']));
    await answer();
    const [system] = (JSON.parse(bodies[0] ?? '') as { messages: { content: string }[] }).messages;
    expect(bodies).toEqual([
      `{"model":"kimi-k2.5","messages":[{"role":"system","content":${JSON.stringify(system?.content)}},{"role":"user","content":"why?"}],"stream":true,"max_tokens":900,"thinking":{"type":"disabled"}}`,
    ]);
  });

  test('is given as it comes, with what it took before its end', async () => {
    scriptKimi(say(['So', ' it is.'], { prompt_tokens: 12, completion_tokens: 3 }));
    const { text, types, error, entries, records } = await answer();
    expect({ text, error }).toEqual({ text: 'So it is.', error: null });
    expect(types).toEqual(['waiting', 'text', 'usage', 'end']);
    expect(entries).toMatchObject([{ model: MODEL, usage: { promptTokens: 12, isEstimate: false } }]);
    expect(records).toMatchObject([
      {
        conversationId: 'c',
        turnId: 't',
        url: 'https://kimi.example/chat/completions',
        status: 200,
        body: { model: MODEL, stream: true },
      },
    ]);
  });

  test('that breaks off is billed by estimate, and what came of it stays', async () => {
    scriptKimi(breakOff('So it'));
    const { text, types, error, entries } = await answer();
    expect(text).toBe('So it');
    expect(error).toMatchObject({ kind: 'truncated' });
    expect(types).toEqual(['waiting', 'text', 'usage']);
    expect(entries).toMatchObject([{ usage: { isEstimate: true } }]);
  });

  test('that is refused took nothing, and its request is kept', async () => {
    scriptKimi(refuse(401, 'Wrong token', 'invalid_token'));
    const { types, error, entries, records } = await answer();
    expect(error).toMatchObject({ kind: 'unauthorized' });
    expect({ types, entries }).toEqual({ types: ['waiting'], entries: [] });
    expect(records).toMatchObject([{ status: 401 }]);
  });

  test('whose books are not kept is given all the same, which is noted', async () => {
    scriptKimi(say(['So.']));
    const noted = await notedWhile(async () => {
      expect((await answer(asking(), background({ isFull: true }))).text).toBe('So.');
    }, ['why?', 'So.', 'token-1234', BASE_URL]);
    expect(noted).toEqual(['storage: not-stored QuotaExceededError']);
  });

  test('is not asked for without a token', async () => {
    await set({ baseUrl: 'https://other.example' });
    const { bodies } = scriptKimi();
    expect((await answer()).error).toMatchObject({ kind: 'no-token' });
    expect(bodies).toEqual([]);
  });

  test('waits for the one before, and says so', async () => {
    const parts = background();
    scriptKimi(say(['One.']), say(['Two.']));
    const first = parts.answerTurn(asking(), new AbortController().signal);
    expect(await first.next()).toMatchObject({ value: { type: 'waiting', waiting: null } });
    const second = parts.answerTurn(asking(), new AbortController().signal);
    expect(await second.next()).toMatchObject({ value: { waiting: { type: 'queued', ahead: 1 } } });
    await Array.fromAsync(first);
    const rest = await Array.fromAsync(second);
    expect(rest.map(({ type }) => type)).toEqual(['waiting', 'text', 'usage', 'end']);
  });

  test('that nobody waits for any more leaves the line', async () => {
    const parts = background();
    scriptKimi(say(['Two.']));
    const first = parts.answerTurn(asking(), new AbortController().signal);
    await first.next();
    await first.return(undefined);
    expect((await answer(asking(), parts)).text).toBe('Two.');
  });
});

describe('a parameter that the server refuses', () => {
  const REFUSED = 'Unrecognized request argument supplied: thinking';

  test('is left out of the request that follows at once, which is said', async () => {
    await set({ thinking: false, maxTokens: 900 });
    const { sent } = scriptKimi(refuse(400, REFUSED), say(['So.']));
    const { types, text, events, entries } = await answer();
    expect(sent().map(({ thinking, max_tokens: most }) => ({ thinking, most }))).toEqual([
      { thinking: { type: 'disabled' }, most: 900 },
      { thinking: undefined, most: 900 },
    ]);
    expect(types).toEqual(['waiting', 'dropped', 'text', 'usage', 'end']);
    expect(events).toContainEqual({ type: 'dropped', parameter: 'thinking' });
    expect({ text, requests: entries.length }).toEqual({ text: 'So.', requests: 1 });
  });

  test('is never sent to that model again', async () => {
    await set({ thinking: false });
    const { sent } = scriptKimi(refuse(400, REFUSED), say(['So.']), say(['So.']), say(['So.']));
    const noted = await notedWhile(() => answer(), ['thinking', 'Unrecognized', 'why?', 'token-1234']);
    expect(noted).toEqual(['answer: retried KimiError']);
    expect((await answer()).types).not.toContain('dropped');
    expect((await factsOf(BASE_URL, MODEL)).refused).toEqual(['thinking']);
    await answer(asking({ model: 'kimi-k2.6' }));
    expect(sent().map(({ thinking }) => thinking !== undefined)).toEqual([true, false, false, true]);
  });

  test('is refused one after the other, until the request is taken', async () => {
    await set({ thinking: false, maxTokens: 900 });
    scriptKimi(refuse(400, REFUSED), refuse(400, 'max_tokens is not supported'), say(['So.']));
    const { events, text } = await answer();
    expect(events.filter(({ type }) => type === 'dropped')).toEqual([
      { type: 'dropped', parameter: 'thinking' },
      { type: 'dropped', parameter: 'max_tokens' },
    ]);
    expect(text).toBe('So.');
  });

  test('that was not sent ends the answer', async () => {
    const { bodies } = scriptKimi(refuse(400, REFUSED));
    const { error } = await answer();
    expect(error).toMatchObject({ kind: 'bad-request', message: REFUSED });
    expect(bodies).toHaveLength(1);
  });
});

describe('the rest of an answer', () => {
  const last = (sent: { readonly messages: readonly { readonly content: string }[] } | undefined) =>
    sent?.messages.at(-1);

  test('is asked for in partial mode, and joined', async () => {
    const { sent } = scriptKimi(say([REST]));
    const { text, error } = await answer(asking({ text: BEGUN }));
    expect({ text, error }).toEqual({ text: REST, error: null });
    expect(last(sent()[0])).toEqual({ role: 'assistant', content: BEGUN, partial: true });
    expect((await factsOf(BASE_URL, MODEL)).partial).toBe('works');
  });

  test.each([
    ['by name', refuse(400, 'Unknown field: partial')],
    ['by the role of the last message', refuse(400, 'Messages must alternate.')],
  ])('is asked for in words where partial mode is refused %s, and from then on', async (_, refusal) => {
    const { sent } = scriptKimi(refusal, say([`${BEGUN}${REST}`]), say([REST]));
    const { text, types } = await answer(asking({ text: BEGUN }));
    expect({ text, types }).toEqual({ text: REST, types: ['waiting', 'text', 'usage', 'end'] });
    expect(last(sent()[1])).toMatchObject({ role: 'user' });
    expect((await factsOf(BASE_URL, MODEL)).partial).toBe('fails');
    await answer(asking({ text: BEGUN }));
    expect(last(sent()[2])).toMatchObject({ role: 'user' });
  });

  test('is asked for in words where partial mode gives another answer, of which nothing is shown', async () => {
    const another = 'The tide comes twice a day, as every fisherman of this coast has known for long.';
    const { sent } = scriptKimi(say([another, ' And more.']), say([REST]));
    const { text, error, types, entries, records } = await answer(asking({ text: BEGUN }));
    expect({ text, error }).toEqual({ text: REST, error: null });
    expect(types.filter((type) => type === 'end')).toHaveLength(1);
    // The aborted request is paid for all the same.
    expect([entries.length, records.length, sent().length]).toEqual([2, 2, 2]);
    expect((await factsOf(BASE_URL, MODEL)).partial).toBe('fails');
  });

  test('that repeats the whole teaches that there is no partial mode', async () => {
    scriptKimi(say([BEGUN, REST]));
    expect((await answer(asking({ text: BEGUN }))).text).toBe(REST);
    expect((await factsOf(BASE_URL, MODEL)).partial).toBe('fails');
  });

  test('that is refused for the token says nothing of partial mode', async () => {
    scriptKimi(refuse(401, 'Wrong token', 'invalid_token'));
    expect((await answer(asking({ text: BEGUN }))).error).toMatchObject({ kind: 'unauthorized' });
    expect((await factsOf(BASE_URL, MODEL)).partial).toBeNull();
  });
});

describe('a model', () => {
  const unknown = refuse(404, 'Not found the model kimi-k2.5', 'resource_not_found_error');

  test('that is not there (any more) is replaced, and the question answered as the other model takes it', async () => {
    const parts = background();
    const { sent } = scriptAccount(['kimi-k3', 'kimi-k2.6'], unknown, say(['So.']));
    await set({ thinking: false, effort: 'low' });
    const { types, events, text, error, records, entries } = await answer(asking(), parts);
    expect({ text, error }).toEqual({ text: 'So.', error: null });
    expect(types).toEqual(['waiting', 'replaced', 'text', 'usage', 'end']);
    expect(events).toContainEqual({ type: 'replaced', by: 'kimi-k2.6' });
    expect(sent().map(({ model }) => model)).toEqual([MODEL, 'kimi-k2.6']);
    expect(records.map(({ status }) => status)).toEqual([404, 200]);
    expect(entries).toMatchObject([{ model: 'kimi-k2.6' }]);
    expect((await settingsItem.getValue()).model).toBe('kimi-k2.6');
  });

  test('that is not there fails as it did where no other is known', async () => {
    await set({ model: 'llama' });
    scriptAccount(['gpt-5'], unknown);
    const { error } = await answer(asking({ model: 'llama' }));
    expect(error).toMatchObject({ failure: { kind: 'unknown-model' } });
    expect(error).not.toHaveProperty('failure.suggestion');
  });

  test('teaches how it counts, by an answer and by a refusal', async () => {
    const long = asking({}, 'Which words are these? '.repeat(1000));
    scriptKimi(
      say(['So.'], { prompt_tokens: 9000, completion_tokens: 1 }),
      refuse(400, 'Your request exceeded model token limit: 8192 (requested: 9000)'),
    );
    await answer(long);
    const { tokenRatio } = await factsOf(BASE_URL, MODEL);
    expect(tokenRatio).toBeGreaterThan(1);
    expect((await answer(long)).error).toMatchObject({ kind: 'too-long' });
    expect((await factsOf(BASE_URL, MODEL)).tokenRatio).toBeGreaterThan(tokenRatio);
  });
});
