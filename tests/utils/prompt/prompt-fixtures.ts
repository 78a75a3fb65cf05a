import type { AttachedPage, Turn } from '@/utils/chat/conversation';
import { promptFor, type PromptOptions } from '@/utils/prompt/prompt';
import { conversationWith } from '../chat/chat-fixtures';

/** A page that was sent whole, under this hash. */
export const page = (hash: string): AttachedPage => ({
  url: 'https://example.com/tides',
  title: 'Tides',
  site: 'example.com',
  byline: 'Ada',
  published: null,
  language: 'en',
  hash,
  mode: 'main',
  leftOut: [],
  sections: null,
  coverage: 'whole',
  characters: 100,
  sentCharacters: 100,
});

/** The attachment of a question about that page. */
export const about = (hash: string) => ({ page: page(hash), selection: null });

/** Two texts of the page, and room for all. */
export const OPTIONS: PromptOptions = {
  boundary: 'b0b0',
  texts: new Map([
    ['h1', 'The moon pulls.'],
    ['h2', 'The moon pulls harder.'],
  ]),
  digests: new Map(),
  pageTokens: 100_000,
  historyTokens: 20_000,
  language: 'auto',
  fallback: 'ja',
  translateInto: 'auto',
  estimateTokens: (text) => text.length / 4,
  wantsReasoning: false,
  continuation: null,
  hasTools: false,
  instructions: '',
  thinks: false,
  pictures: new Map(),
  sees: true,
};

/** The messages that have the last of these turns answered. */
export const messages = (turns: readonly Turn[], options: Partial<PromptOptions> = {}) =>
  promptFor(conversationWith(turns), { ...OPTIONS, ...options }).messages;

/** Their text. */
export const all = (turns: readonly Turn[], options?: Partial<PromptOptions>) =>
  messages(turns, options)
    .map(({ content }) => content)
    .join('\n');
