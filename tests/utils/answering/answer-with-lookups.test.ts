import { beforeEach, describe, expect, test } from 'vitest';
import type { AnswerEvent } from '@/utils/chat/answer-event';
import { apply } from '@/utils/chat/apply';
import { changeOf } from '@/utils/chat/change-of';
import type { AttachedPage, Conversation } from '@/utils/chat/conversation';
import { factsOf } from '@/utils/settings/model-facts';
import { estimateTokens } from '@/utils/text/estimate-tokens';
import { answerWith, turnWith } from '../chat/chat-fixtures';
import { read, search } from '../kimi/offered-tools';
import { answer, asking, background, BASE_URL, begin, MODEL, set } from './open-turn';
import { breakOff, call, refuse, say, scriptKimi } from './scripted-kimi';
import { pageWith } from '../storage/storage-fixtures';

beforeEach(begin);

const TEXT = ['Harbour', 'Tariffs', 'Weather']
  .map((name) => `## ${name}\n\n${`All about ${name.toLowerCase()}. `.repeat(60).trim()}`)
  .join('\n\n');

const PART = pageWith('', {
  url: 'https://example.org/',
  sections: [0],
  coverage: 'chosen',
  characters: TEXT.length,
  sentCharacters: 900,
});

/** A question about a page that is sent in part, and the background that answers it. */
async function about(change: Partial<AttachedPage> = {}, { question = 'why?', ...options } = {}) {
  const parts = background(options);
  const page = { ...PART, hash: await parts.store.saveText(TEXT), ...change };
  return { conversation: asking({}, question, { attachment: { page, selection: null } }), parts };
}

/** Answers it, and gives the conversation as it is then. */
async function answered(change: Partial<AttachedPage> = {}, options = {}) {
  const { conversation, parts } = await about(change, options);
  const given = await answer(conversation, parts);
  return { ...given, conversation: after(conversation, given.events) };
}

function after(conversation: Conversation, events: readonly AnswerEvent[]): Conversation {
  return events
    .filter((event) => event.type !== 'usage' && event.type !== 'end')
    .reduce((now, event) => apply(now, changeOf(event, { turnId: 't', at: 1, usage: null })), conversation);
}

const lookupsOf = ({ turns }: Conversation) => turns[0]?.answer.lookups ?? [];

describe('a page that is sent in part', () => {
  test('may be searched: what was found goes back with the call, and the answer comes after', async () => {
    const { sent } = scriptKimi(call(search('tariffs')), say(['It costs 12.']));
    const { text, types, error, conversation } = await answered();
    expect({ text, error }).toEqual({ text: 'It costs 12.', error: null });
    expect(types).toEqual(['waiting', 'usage', 'looked-up', 'text', 'usage', 'end']);
    const [first, second] = sent();
    expect(first?.tools).toHaveLength(2);
    expect(second?.messages.map(({ role }) => role)).toEqual(['system', 'user', 'assistant', 'tool']);
    expect(second?.messages.slice(0, 2)).toEqual(first?.messages);
    expect(second?.messages[3]?.content).toMatch(/<page-[0-9a-f]{12} title[^]*All about tariffs/);
    const [lookup] = lookupsOf(conversation);
    expect(lookup?.calls).toMatchObject([{ ...search('tariffs'), looked: { query: 'tariffs', source: 1 } }]);
    expect(lookup?.calls[0]?.result).toBe(second?.messages[3]?.content);
  });

  test('takes no more than one request where nothing is asked for', async () => {
    const { sent } = scriptKimi(say(['It costs 12.']));
    const { types } = await answered();
    expect([sent().length, types]).toEqual([1, ['waiting', 'text', 'usage', 'end']]);
  });

  test('may be searched three times, and is then to be answered about', async () => {
    const ask = (n: number) => call(search(`tariffs ${n}`, `search_page:${n}`));
    const { sent } = scriptKimi(ask(0), ask(1), ask(2), say(['It costs 12.']));
    const { conversation } = await answered();
    expect(sent().map(({ tool_choice: choice }) => choice)).toEqual([
      undefined,
      undefined,
      undefined,
      'none',
    ]);
    expect(lookupsOf(conversation)).toHaveLength(3);
  });

  test('is answered about without tools by a model that asks for ever', async () => {
    const ask = (n: number) => call(search('tariffs', `search_page:${n}`));
    const { sent } = scriptKimi(ask(0), ask(1), ask(2), ask(3), say(['It costs 12.']));
    const { text, error } = await answered();
    expect({ text, error }).toEqual({ text: 'It costs 12.', error: null });
    const last = sent().at(-1);
    expect(last?.tools).toBeUndefined();
    expect(last?.messages.map(({ role }) => role)).toEqual(['system', 'user']);
    expect(last?.messages[1]?.content).toContain('All about tariffs');
  });

  test('is answered about at once by a server that refuses tools, which is not asked so again', async () => {
    const { sent } = scriptKimi(refuse(400, `${MODEL} does not support tools`), say(['12.']), say(['So.']));
    const { text, types } = await answered();
    expect([text, types]).toEqual(['12.', ['waiting', 'text', 'usage', 'end']]);
    await answered();
    expect(sent().map(({ tools }) => tools?.length)).toEqual([2, undefined, undefined]);
    // The model is not told of means that it does not have.
    expect(sent()[1]?.messages[0]?.content).not.toContain('search_page');
  });

  test('gives nothing of a section that the user took out', async () => {
    const { sent } = scriptKimi(call(search('tariffs'), read([2, 3])), say(['So.']));
    await answered({ omitted: [1] });
    const results = sent()[1]
      ?.messages.slice(-2)
      .map(({ content }) => content);
    expect(results?.join('\n')).not.toContain('All about tariffs');
    expect(results?.[1]).toContain('All about weather');
  });

  test.each([
    ['a tool that there is not', { name: 'open_url', arguments: '{}' }, /no tool of this name/],
    ['arguments that are no JSON', { name: 'search_page', arguments: '{"query"' }, /not a JSON object/],
    ['no words', { name: 'search_page', arguments: '{"query":" "}' }, /query is missing/],
    ['no sections', { name: 'read_sections', arguments: '{"sections":["all"]}' }, /sections are missing/],
    [
      'another page',
      { name: 'search_page', arguments: '{"query":"a","page":7}' },
      /no page 7\. There is page 1\./,
    ],
  ])('answers a call of %s in words, and sends nothing else', async (_, asked, words) => {
    const { sent } = scriptKimi(call({ id: 'x:0', ...asked }), say(['So.']));
    const { text, conversation } = await answered();
    expect(text).toBe('So.');
    expect(sent()[1]?.messages.at(-1)?.content).toMatch(words);
    expect(lookupsOf(conversation)[0]?.calls[0]?.looked).toBeNull();
  });

  test('reads sections by their numbers, however they are written', async () => {
    const { sent } = scriptKimi(
      call({ id: 'x:0', name: 'read_sections', arguments: '{"sections":["§3"],"page":"1"}' }),
      say(['So.']),
    );
    await answered();
    expect(sent()[1]?.messages.at(-1)?.content).toContain('All about weather');
  });
});

describe('a conversation about two pages', () => {
  const OTHER = TEXT.replaceAll('All about', 'The law on');

  test('looks up in the page that the call names, and gives it with that page’s marks', async () => {
    const parts = background();
    const first = { ...PART, hash: await parts.store.saveText(TEXT) };
    const second = { ...PART, url: 'https://example.org/law', hash: await parts.store.saveText(OTHER) };
    const before = turnWith({
      id: '1',
      attachment: { page: first, selection: null },
      answer: answerWith({ text: 'So.' }),
    });
    const now = asking({}, 'and there?', { attachment: { page: second, selection: null } });
    const conversation = { ...now, turns: [before, ...now.turns] };
    const { sent } = scriptKimi(
      call(
        { id: 'a', name: 'search_page', arguments: '{"query":"tariffs","page":2}' },
        { id: 'b', name: 'search_page', arguments: '{"query":"tariffs","page":1}' },
      ),
      say(['So.']),
    );
    await answer(conversation, parts);
    const [two, one] =
      sent()[1]
        ?.messages.slice(-2)
        .map(({ content }) => content) ?? [];
    expect(two).toMatch(/\[2·2\] The law on tariffs/);
    expect(one).toMatch(/\[2\] All about tariffs/);
  });
});

test('a page that is told as summaries may be read in full where it matters', async () => {
  const { sent } = scriptKimi(say(['- All.']), call(read([2])), say(['So.']));
  const { text } = await answered({ sections: null, coverage: 'digest' });
  expect(text).toContain('So.');
  expect(sent().at(-1)?.messages.at(-1)?.content).toContain('All about tariffs');
});

describe('a look-up that is cut off', () => {
  test('goes on from the last step', async () => {
    scriptKimi(call(search('tariffs')), breakOff('It'));
    const { conversation, error } = await answered();
    expect(error).toMatchObject({ kind: 'truncated' });

    const { sent } = scriptKimi(say([' costs 12.']));
    const parts = background();
    await parts.store.saveText(TEXT);
    await answer(conversation, parts);
    expect(sent()[0]?.messages.map(({ role, partial }) => partial ?? role)).toEqual([
      'system',
      'user',
      'assistant',
      'tool',
      true,
    ]);
  });

  test('stops at the user’s limit for the day: what was found stays', async () => {
    await set({ dailyLimit: 1_000 });
    scriptKimi(call(search('tariffs')));
    const { error, conversation } = await answered({}, { usedToday: 2_000 });
    expect(error).toMatchObject({ failure: { kind: 'over-limit' } });
    expect(lookupsOf(conversation)).toHaveLength(1);
  });
});

test('an account of three requests a minute is asked once more at most', async () => {
  scriptKimi(
    refuse(
      429,
      'Your account reached max RPM: 3, please try again after 0 seconds',
      'rate_limit_reached_error',
      {
        'retry-after': '0',
      },
    ),
    say(['So.']),
  );
  await answered();
  expect(await factsOf(BASE_URL, MODEL)).toMatchObject({ requestsPerMinute: 3 });
  const { sent } = scriptKimi(call(search('tariffs')), say(['So.']));
  await answered();
  expect(sent().map(({ tool_choice: choice }) => choice)).toEqual([undefined, 'none']);
});

test.each([
  ['that is sent whole', {}, { sections: null, coverage: 'whole' } as const],
  ['where the user wants no look-ups', { looksUp: false }, {}],
])('a page %s offers none', async (_, settings, change) => {
  await set(settings);
  const { sent } = scriptKimi(say(['So.']));
  await answered(change);
  expect(sent()[0]?.tools).toBeUndefined();
});

describe('a question in another language than the page, at a server without tools', () => {
  const question = '料金はいくらですか。';
  const noTools = refuse(400, `${MODEL} does not support tools`);

  test('is looked up by words in the page’s language, which are asked for first', async () => {
    const { sent } = scriptKimi(noTools, say(['tariffs, fees']), say(['12.']));
    const { text, conversation, types } = await answered({}, { question });
    expect([text, types]).toEqual(['12.', ['waiting', 'usage', 'looked-up', 'text', 'usage', 'end']]);
    const [, words, last] = sent();
    expect(words?.messages.at(-1)?.content).toContain(`Question: ${question}`);
    expect(last?.messages.map(({ role }) => role)).toEqual(['system', 'user']);
    expect(last?.messages[1]?.content).toContain('All about tariffs');
    expect(lookupsOf(conversation)).toMatchObject([
      { isOwn: true, calls: [{ looked: { query: 'tariffs, fees', source: 1 } }] },
    ]);
  });

  test('asks for the words in a small request', async () => {
    const { sent } = scriptKimi(noTools, say(['tariffs']), say(['12.']));
    await answered({}, { question });
    const words =
      sent()[1]
        ?.messages.map(({ content }) => content)
        .join('\n') ?? '';
    expect(estimateTokens(words)).toBeLessThan(200);
  });

  test('is asked all the same where no words come', async () => {
    scriptKimi(noTools, refuse(400, 'no'), say(['12.']));
    const { text, error, conversation } = await answered({}, { question });
    expect([text, error, lookupsOf(conversation)]).toEqual(['12.', null, []]);
  });

  test('tells of a parameter that is refused on the way', async () => {
    await set({ thinking: false });
    scriptKimi(
      noTools,
      refuse(400, 'invalid thinking: only type=enabled is allowed'),
      say(['tariffs']),
      say(['12.']),
    );
    const { types } = await answered({}, { question });
    expect(types).toEqual(['waiting', 'dropped', 'usage', 'looked-up', 'text', 'usage', 'end']);
  });

  test('is looked up so from the second time on where tools are taken and never called', async () => {
    const { sent } = scriptKimi(say(['I do not know.']), say(['tariffs']), say(['12.']));
    await answered({}, { question });
    expect(await factsOf(BASE_URL, MODEL)).toMatchObject({ ignoresTools: true, refused: [] });
    const { conversation } = await answered({}, { question });
    expect(lookupsOf(conversation)).toMatchObject([{ isOwn: true }]);
    // It is still offered tools, and believed once it calls one.
    expect(sent()[2]?.tools).toHaveLength(2);
    scriptKimi(say(['tariffs']), call(search('tariffs')), say(['12.']));
    await answered({}, { question });
    expect(await factsOf(BASE_URL, MODEL)).toMatchObject({ ignoresTools: false });
  });

  test('takes no more requests the second time', async () => {
    const { conversation, parts } = await about({}, { question });
    await parts.store.saveAnswer(conversation);
    const { sent } = scriptKimi(noTools, say(['tariffs']), say(['12.']), say(['12.']));
    await answer(conversation, parts);
    await answer(conversation, parts);
    expect(sent()).toHaveLength(4);
    expect(sent()[3]?.messages[1]?.content).toContain('All about tariffs');
  });

  test.each([
    ['in the page’s own language', 'what are the tariffs?', {}],
    ['where the user wants no look-ups', question, { looksUp: false }],
  ])('asks for no words %s', async (_, words, settings) => {
    await set(settings);
    const { sent } = scriptKimi(...('looksUp' in settings ? [] : [noTools]), say(['12.']));
    await answered({}, { question: words });
    expect(sent().at(-1)?.messages[1]?.content).toContain(words);
  });
});
