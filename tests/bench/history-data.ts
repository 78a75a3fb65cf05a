/** Years of invented conversations: English, Japanese and Chinese, the same at every run. */
import { treeOf } from '../../utils/chat/branches';
import type { AttachedPage, Conversation, Turn } from '../../utils/chat/conversation';
import { createRandom, type Random } from './random';

const TURNS = 20;

/** The page of a conversation: its first one, so that its key is the conversation's id. */
export const pageOf = (index: number): string => `http://history.example/article-${index}`;

/** A word in three conversations, however many there are. */
export const RARE_WORD = 'zyzzogeton';

const VOCABULARY = 8_000;
const ENGLISH = [
  'ba',
  'ce',
  'di',
  'fo',
  'gu',
  'la',
  'me',
  'ni',
  'po',
  'ru',
  'sta',
  'tre',
  'vin',
  'wor',
  'ly',
];
/** The number of characters from U+4E00 on, as many as a newspaper uses. */
const HAN = 2_000;
const KANA = ['は', 'が', 'の', 'に', 'を', 'です', 'ました', 'という', 'から', 'こと'] as const;

/** Few words are common and most are rare, as in any language (Zipf's law). */
const rank = (random: Random, count: number): number => Math.floor(count ** random.next()) - 1;

function englishWord(number: number): string {
  let rest = number + ENGLISH.length;
  let word = '';
  while (rest > 0) {
    word += ENGLISH[rest % ENGLISH.length] ?? '';
    rest = Math.floor(rest / ENGLISH.length);
  }
  return word;
}

/** A word of two characters; the same number is the same word. */
function hanWord(number: number): string {
  const [one, other] = [(number * 7919) % HAN, (number * 104_729 + 13) % HAN];
  return String.fromCodePoint(0x4e00 + one, 0x4e00 + other);
}

const SENTENCES: readonly ((random: Random) => string)[] = [
  (random) => `${Array.from({ length: 9 }, () => englishWord(rank(random, VOCABULARY))).join(' ')}. `,
  (random) =>
    `${Array.from({ length: 6 }, () => hanWord(rank(random, VOCABULARY)) + random.pick(KANA)).join('')}。`,
  (random) => `${Array.from({ length: 9 }, () => hanWord(rank(random, VOCABULARY))).join('')}。`,
];

/** Sentences of a page: as long as an article of a newspaper. */
const PAGE_SENTENCES = 80;

/** The text of the page that a conversation is about. */
export function pageTextAt(index: number): string {
  const random = createRandom(1_000_003 + index);
  const sentence = SENTENCES[index % SENTENCES.length] ?? SENTENCES[0];
  return Array.from({ length: PAGE_SENTENCES }, () => sentence?.(random) ?? '').join('');
}

const pageAt = (index: number): AttachedPage => ({
  url: pageOf(index),
  title: `Article ${index}`,
  site: 'history.example',
  byline: null,
  published: null,
  language: null,
  hash: `page-${index}`,
  mode: 'main',
  leftOut: [],
  sections: null,
  coverage: 'whole',
  characters: 0,
  sentCharacters: 0,
});

/** The conversation of this index among `count`; they are asked in the order of their indexes. */
export function conversationAt(index: number, count: number): Conversation {
  const random = createRandom(index + 1);
  const sentence = SENTENCES[index % SENTENCES.length] ?? SENTENCES[0];
  const say = (sentences: number) =>
    Array.from({ length: sentences }, () => sentence?.(random) ?? '').join('');
  const isRare = [0, Math.floor(count / 2), count - 1].includes(index);
  const at = 1_600_000_000_000 + index * 1_800_000;
  const turns = Array.from({ length: TURNS }, (_, i): Turn => ({
    id: `${index}-${i}`,
    // The middle of each was asked again: it has two branches.
    after: i === 0 ? null : `${index}-${i === TURNS / 2 + 1 ? i - 2 : i - 1}`,
    question: say(1),
    action: 'ask',
    attachment: { page: i === 0 ? pageAt(index) : null, selection: null },
    answer: {
      model: 'kimi-k2.5',
      askedAt: at + i * 60_000,
      reasoning: '',
      text: isRare && i === TURNS / 2 ? `${say(3)}${RARE_WORD}` : say(3),
      reasoningAt: null,
      textAt: at + i * 60_000 + 900,
      outcome: { type: 'done', finishReason: 'stop' },
      waiting: null,
      usage: null,
      dropped: [],
    },
  }));
  return { id: pageOf(index), pageKey: pageOf(index), createdAt: at, ...treeOf(turns) };
}
