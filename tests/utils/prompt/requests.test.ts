/**
 * The requests for typical questions, word for word, in tests/fixtures/requests: a change of a prompt is seen there.
 * `npm run test:unit -- -u` writes them anew.
 */
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Attachment, AttachedPage, Turn } from '@/utils/chat/conversation';
import { chatCompletions } from '@/utils/kimi/chat-completions';
import { promptFor, type PromptOptions } from '@/utils/prompt/prompt';
import { TOOLS } from '@/utils/prompt/wording/tools';
import { estimateTokens } from '@/utils/text/estimate-tokens';
import { pictureWith } from '../picture-fixtures';
import { answerWith, conversationWith, turnWith } from '../chat/chat-fixtures';

const FOLDER = join(import.meta.dirname, '../../fixtures/requests');

const ARTICLE = `# Spring tides

The tide is highest when sun and moon pull in one line.

| Phase | Height |
| --- | --- |
| New moon | 12 m |
`;

const LONG = ['Harbour', 'Tariffs', 'Weather']
  .map((name) => `## ${name}\n\n${`All about ${name.toLowerCase()}. `.repeat(40).trim()}`)
  .join('\n\n');

const texts = new Map([
  ['article', ARTICLE],
  ['long', LONG],
]);

const page = (hash: string, change: Partial<AttachedPage> = {}): AttachedPage => ({
  url: `https://example.com/${hash}`,
  title: hash === 'long' ? 'The harbour’s handbook' : 'Spring tides',
  site: 'example.com',
  byline: 'Ada Flood',
  published: '2026-03-01',
  language: 'en',
  hash,
  mode: 'main',
  leftOut: [],
  sections: null,
  coverage: 'whole',
  characters: texts.get(hash)?.length ?? 0,
  sentCharacters: texts.get(hash)?.length ?? 0,
  ...change,
});

const attached = (one: AttachedPage | null, change: Partial<Attachment> = {}): Attachment => ({
  page: one,
  selection: null,
  ...change,
});

const selection = {
  text: 'when sun and moon pull in one line',
  headings: ['Spring tides'],
  around: 'The tide is highest when sun and moon pull in one line.',
};

const asked = (question: string, attachment: Attachment, change: Partial<Turn> = {}) =>
  turnWith({ id: question, question, attachment, answer: answerWith({ outcome: null }), ...change });

const answered = (question: string, attachment: Attachment, text: string) =>
  turnWith({ id: question, question, attachment, answer: answerWith({ text }) });

const PART = page('long', { sections: [1], coverage: 'chosen', sentCharacters: 700 });

const LOOKUP = {
  reasoning: 0,
  text: 0,
  calls: [
    {
      id: 'search_page:0',
      name: 'search_page',
      arguments: '{"query":"storm warning"}',
      result: 'What was found.',
      looked: { query: 'storm warning', source: 1, passages: [3], excerpts: [] },
    },
  ],
};

interface Case {
  readonly turns: readonly Turn[];
  readonly options?: Partial<PromptOptions>;
}

const CASES: Readonly<Record<string, Case>> = {
  'a summary': {
    turns: [asked('Summarize this page', attached(page('article')), { action: 'summarise' })],
  },
  'a question about the page': { turns: [asked('How high is it?', attached(page('article')))] },
  'the next question': {
    turns: [
      answered('How high is it?', attached(page('article')), '12 m [3].'),
      asked('And why?', attached(page('article'))),
    ],
  },
  'a question without a page': { turns: [asked('What is a tide?', attached(null))] },
  'an explanation of a selection': {
    turns: [asked('Explain this', attached(null, { selection }), { action: 'explain' })],
  },
  'a translation of a selection': {
    turns: [asked('Translate this', attached(null, { selection }), { action: 'translate' })],
    options: { translateInto: 'ja' },
  },
  'a question about a selection on its page': {
    turns: [asked('In which line?', attached(page('article'), { selection }))],
  },
  'a question about a long page': { turns: [asked('What does it cost?', attached(PART))] },
  'a question about a long page, with tools and a look-up': {
    turns: [
      asked('Who warns of storms?', attached(PART), {
        answer: answerWith({ outcome: null, lookups: [LOOKUP] }),
      }),
    ],
    options: { hasTools: true },
  },
  'a quiz on the page': { turns: [asked('Quiz me', attached(page('article')), { preset: 'quiz' })] },
  'a table of the figures of a selection': {
    turns: [asked('Table of the figures', attached(null, { selection }), { preset: 'figures' })],
  },
  'a question about a picture': {
    turns: [
      asked('What does it show?', {
        page: null,
        selection: null,
        pictures: [pictureWith({ hash: 'p', origin: 'region' })],
      }),
    ],
    options: { pictures: new Map([['p', 'data:image/jpeg;base64,AAAA']]) },
  },
  'a question with standing instructions': {
    turns: [asked('How high is it?', attached(page('article')))],
    options: { instructions: 'I am a sailor: heights in feet too.' },
  },
  'the rest of an answer, without partial mode': {
    turns: [
      asked('How high is it?', attached(page('article')), {
        answer: answerWith({ outcome: null, text: 'It is as high as' }),
      }),
    ],
    options: { continuation: 'asked' },
  },
};

describe('the request for', () => {
  test.each(Object.entries(CASES))('%s', async (name, { turns, options = {} }) => {
    const { messages } = promptFor(conversationWith(turns), {
      boundary: '0123456789ab',
      texts,
      digests: new Map(),
      pageTokens: 100_000,
      historyTokens: 20_000,
      language: 'en',
      fallback: 'en',
      translateInto: 'auto',
      estimateTokens,
      wantsReasoning: false,
      continuation: null,
      hasTools: false,
      instructions: '',
      thinks: false,
      pictures: new Map(),
      sees: true,
      ...options,
    });
    const parameters = { model: 'kimi-k2.6', maxTokens: null, thinking: null, effort: null };
    const body = chatCompletions.body({
      ...parameters,
      messages,
      ...(options.hasTools && { tools: TOOLS }),
    });
    const tokens = messages.reduce((sum, { content }) => sum + estimateTokens(content), 0);
    const shown = `${tokens} tokens\n\n${JSON.stringify(body, null, 2).replaceAll('\\n', '\n')}\n`;
    await expect(shown).toMatchFileSnapshot(join(FOLDER, `${name.replaceAll(/[^a-z]+/g, '-')}.txt`));
  });
});
