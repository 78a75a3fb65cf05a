import type { Message } from './completion-request.ts';
import type { SeenPicture } from './pictures.ts';

/** The languages that the practice server has words in. */
export type Language = 'en' | 'ja' | 'zh';

/** The request of a conversation, read out of its messages. */
export interface Prompt {
  /** The newest page that was sent, as Markdown, and after it what tools gave of it since. */
  readonly page: { readonly title: string; readonly text: string } | null;
  /** True if the page is a part of a long one, to be summarised. */
  readonly isPart: boolean;
  /** True if the page is a part of one, to be translated. */
  readonly isTranslation: boolean;
  /** The selection that the last message is about. */
  readonly selection: string | null;
  /** The pictures of the last message. */
  readonly pictures: readonly SeenPicture[];
  /** The user's request, without what was attached to it. */
  readonly request: string;
  readonly isSummary: boolean;
  readonly language: Language;
  /** The number of times the user has spoken. */
  readonly turn: number;
}

/**
 * Reads the panel's way of writing messages: a page between `<page-1a2b …>` and `</page-1a2b>`, a selection
 * between tags of its own, the request after them, and the language that the system
 * prompt asks for, such as "Answer in Japanese (ja)". A conversation that has none of these is a plain
 * question.
 */
export function readPrompt(messages: readonly Message[]): Prompt {
  const asked = messages.filter(({ role }) => role === 'user').map(({ content }) => content);
  const last = asked.at(-1) ?? '';
  const page = asked.map((content) => blockOf(content, 'page')).findLast((block) => block !== null);
  const request = requestOf(last);
  const results = resultsOf(messages);
  // A model that asks for the same again gets the same again.
  const texts = [...(page ? [withoutMarks(page.text)] : []), ...new Set(results)];
  return {
    page: texts.length > 0 ? { title: page?.title ?? '', text: texts.join('\n\n') } : null,
    isPart: /^Summarise this part of a long page\b|^These are summaries of parts\b/.test(request),
    isTranslation: /^Translate this part of a page\b/.test(request),
    selection: blockOf(last, 'selection')?.text ?? null,
    pictures: messages.findLast(({ role }) => role === 'user')?.pictures ?? [],
    request,
    isSummary: /summar|要約|总结|總結|摘要|概括/i.test(request),
    language: languageOf(messages, request),
    turn: asked.length,
  };
}

/** Sidenote's own sentences in results: about the page, and not of it. */
const REMARK =
  /^(?:You were given|Nothing on the page|There (?:is|are|was) no|No section|All that was found|The best that was found|The (?:query|arguments|sections)|The user took)\b/;

/** The results of tools since the user spoke: the text of a page in them, or all where they have none. */
function resultsOf(messages: readonly Message[]): readonly string[] {
  return messages
    .slice(messages.findLastIndex(({ role }) => role === 'user') + 1)
    .flatMap(({ role, content }) =>
      role === 'tool' ? [content.replaceAll(/^<\/?[a-z-]+[^>\n]*>$/gm, '')] : [],
    )
    .map((content) =>
      content
        .split('\n')
        .filter((line) => !REMARK.test(line))
        .join('\n'),
    );
}

/**
 * Reduces a page to its own words, without the outline before a page that is given in part, and the notes on missing
 * parts.
 */
function withoutMarks(text: string): string {
  return text
    .replace(/^\[Only parts of this page are given\.[^\n]*\]\n(?: *- [^\n]*\n?)*/, '')
    .replace(/^\[… \d+ characters left out here[^\n]*…\]$/gm, '');
}

interface Block {
  readonly title: string;
  readonly text: string;
}

/** Matches a tag with or without a code, and its attributes, whose quoted values may hold anything. */
function mark(name: string): RegExp {
  return new RegExp(
    String.raw`<(${name}(?:-[0-9a-f]+)?)((?:\s+[\w-]+="(?:[^"\\]|\\.)*")*)\s*>\n?([\s\S]*?)\n?</\1>`,
    'g',
  );
}

function blockOf(content: string, name: string): Block | null {
  const found = [...content.matchAll(mark(name))].at(-1);
  if (!found) return null;
  const [, , attributes = '', text = ''] = found;
  const title = /\btitle=("(?:[^"\\]|\\.)*")/.exec(attributes)?.[1];
  return { title: title === undefined ? '' : unquote(title), text: text.trim() };
}

function unquote(text: string): string {
  try {
    return String(JSON.parse(text));
  } catch {
    return text.slice(1, -1);
  }
}

/** The text after the last block, or before the first when none follows. */
function requestOf(content: string): string {
  const parts = ['page', 'selection', 'selection-context']
    .reduce((text, name) => text.replaceAll(mark(name), '\u0000'), content)
    .split('\u0000')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  return parts.at(-1) ?? '';
}

function languageOf(messages: readonly Message[], request: string): Language {
  const system = messages.filter(({ role }) => role === 'system').map(({ content }) => content);
  const order = [...system, request]
    .join('\n')
    .matchAll(/\b[Aa]nswer in [^.\n]*?\(([a-z]{2,3})(?:-[\w-]+)?\)/g);
  const code = [...order].at(-1)?.[1];
  if (code === undefined) return scriptOf(request);
  return code === 'ja' || code === 'zh' ? code : 'en';
}

/** Kana is Japanese; Han without kana is Chinese; everything else is read as English is. */
export function scriptOf(text: string): Language {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const kana = text.match(/[\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0;
  // A Chinese page may quote a Japanese name, and an English page either.
  if (kana > text.length * 0.05) return 'ja';
  return han > text.length * 0.1 ? 'zh' : 'en';
}
