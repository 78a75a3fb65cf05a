/** Search words in the page's language for a question in another one: when, the request for them, and its answer. */
import type { Message } from '../kimi/message';
import { clip } from '../text/clip';
import { fold } from '../text/fold';
import { fenced } from './boundary';
import { languageTag } from './page-facts';
import { isInOtherLanguage } from './question-language';
import { foundShare } from './rank-pieces';
import { sectionsOf } from './sections';
import { searchWordsPrompt, searchWordsRequest } from './wording/search-words';

/** Names that both languages write alike are found, and the rest is not. */
const FEW = 0.65;

/** True if a question is in another language than a page, and its words find little there. */
export function needsSearchWords(question: string, text: string): boolean {
  return isInOtherLanguage(question, text) && foundShare(question, text) < FEW;
}

export interface SearchWordsPage {
  readonly text: string;
  /** As the page tells it, or null. */
  readonly language: string | null;
}

export interface SearchWordsOptions {
  /** The code in the tags around the page's headings; see `boundaryOf`. */
  readonly boundary: string;
  readonly estimateTokens: (text: string) => number;
}

/** The most tokens of a request, and of the question in it. */
const MOST_TOKENS = 200;
const QUESTION_TOKENS = 60;

/** A message's own tokens beside its content, in the service's template. */
const MESSAGE_TOKENS = 4;

/** The most words that are asked for and taken. */
const MOST_WORDS = 12;

/** The request for search words, of at most 200 tokens. */
export function searchWordsMessages(
  question: string,
  { text, language }: SearchWordsPage,
  { boundary, estimateTokens }: SearchWordsOptions,
): readonly Message[] {
  const asked = firstTokens(question.trim().replaceAll(/\s+/g, ' '), QUESTION_TOKENS, estimateTokens);
  const messages = (headings: string): readonly Message[] => [
    {
      role: 'system',
      content: searchWordsPrompt(boundary),
    },
    {
      role: 'user',
      content: `${fenced('page', boundary, headings)}\n\n${searchWordsRequest(asked, languageName(language), MOST_WORDS)}`,
    },
  ];
  const frame = messages('').reduce((sum, { content }) => sum + estimateTokens(content) + MESSAGE_TOKENS, 0);
  return messages(firstTokens(signOf(text), MOST_TOKENS - frame, estimateTokens));
}

/** The headings of a page, or where it has none its first words: they show its language and its subject. */
function signOf(text: string): string {
  const titles = sectionsOf(text).flatMap(({ headings }) => headings.map(({ title }) => title));
  return titles.length > 0
    ? [...new Set(titles)].join('\n')
    : text.slice(0, 1000).replaceAll(/\s+/g, ' ').trim();
}

/** The beginning of a text, of at most so many tokens. */
function firstTokens(text: string, most: number, estimateTokens: (text: string) => number): string {
  let [low, high] = [0, text.length];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (estimateTokens(clip(text, middle)) <= most) low = middle;
    else high = middle - 1;
  }
  return low === 0 ? '' : clip(text, low);
}

function languageName(language: string | null): string {
  const tag = languageTag(language ?? '');
  const name =
    tag === null ? undefined : new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' }).of(tag);
  return name ?? "the page's language";
}

/** In characters. Longer ones are sentences. */
const LONGEST = 40;

/** In words. */
const MOST_IN_PHRASE = 5;

/** The words in an answer to that request, however it is put: at most 12 words or phrases, each once. */
export function parseSearchWords(answer: string): readonly string[] {
  const text = answer.replaceAll(/<think>[\s\S]*?(?:<\/think>|$)/g, '').replaceAll(/`{3}\w*/g, '');
  const found = new Map<string, string>();
  for (const part of jsonStrings(text) ?? text.split('\n').flatMap(partsOfLine)) {
    const word = plain(part);
    const isPhrase =
      word.length <= LONGEST && word.split(' ').length <= MOST_IN_PHRASE && /[\p{L}\p{N}]/u.test(word);
    if (isPhrase && !found.has(fold(word))) found.set(fold(word), word);
  }
  return [...found.values()].slice(0, MOST_WORDS);
}

/** The strings in an answer that is JSON, or has a list of it; null where there is none. */
function jsonStrings(text: string): readonly string[] | null {
  const json = /\[[\s\S]*\]|\{[\s\S]*\}/.exec(text)?.[0];
  if (json === undefined) return null;
  try {
    const strings: string[] = [];
    JSON.parse(json, (_, value: unknown) => {
      if (typeof value === 'string') strings.push(value);
      return value;
    });
    return strings.length > 0 ? strings.flatMap((string) => string.split(BETWEEN)) : null;
  } catch {
    // Brackets that are no JSON.
    return null;
  }
}

const BETWEEN = /[,;，；、،؛|·]/u;

/** The parts of a line after its label, “Search words:”. */
function partsOfLine(line: string): readonly string[] {
  return line.replace(/^.*[:：](?=\s|$)/u, '').split(BETWEEN);
}

/** A part without its number, bullet, quotes and signs. */
function plain(part: string): string {
  return part
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .replace(/^\s*(?:[-*•]|\d{1,2}[.)])\s+/u, '')
    .replaceAll(/^[\s"'“”‘’«»「」『』*_`()[\]{}<>]+|[\s"'“”‘’«»「」『』*_`()[\]{}<>.。!?！？]+$/gu, '');
}
