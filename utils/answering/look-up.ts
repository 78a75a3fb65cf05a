import { attachedPages } from '../chat/attached-texts';
import { leftOutPages } from '../chat/conversation-pages';
import type { AttachedPage, Conversation, LookupCall, Turn } from '../chat/conversation';
import type { ToolCall } from '../kimi/tool';
import { isObject } from '../kimi/json';
import type { TextRange } from '../page/reading';
import { numberPages, pagesOf, type PassageNumbers } from '../prompt/numbering';
import { passagesOf } from '../prompt/passages';
import { readSections, searchPage } from '../prompt/lookup';
import type { LookupPage } from '../prompt/looked-up';
import { READ_SECTIONS, SEARCH_PAGE } from '../prompt/wording/tools';
import { pageKey } from '../text/page-key';
import { estimateTokens } from '../text/estimate-tokens';

/** Answers the calls of one message of the model, from what was read of the conversation's pages. */
export type LookUp = (
  conversation: Conversation,
  calls: readonly ToolCall[],
  /** The most tokens of all results. */
  tokens: number,
) => readonly LookupCall[];

interface LookUpOptions {
  /** The code in the tags around a page's text. */
  readonly boundary: string;
  /** Page texts by hash. */
  readonly texts: ReadonlyMap<string, string>;
  /** The ranges of them that the model has, by hash. */
  readonly given: ReadonlyMap<string, readonly TextRange[]>;
}

/** A page that can be looked up in. */
interface Source {
  readonly page: AttachedPage;
  readonly text: string;
  readonly citations: PassageNumbers;
}

/** Makes the function that answers calls. Whatever the model asks for, each call gets an answer in words. */
export function createLookUp(options: LookUpOptions): LookUp {
  return ({ turns }, calls, tokens) => {
    const sources = sourcesOf(turns, options.texts);
    const found = (turns.at(-1)?.answer.lookups ?? []).flatMap((lookup) => lookup.calls);
    let left = tokens;
    return calls.map((call): LookupCall => {
      const wish = wishOf(call);
      if (typeof wish === 'string') return { ...call, result: wish, looked: null };
      const source = sources.get(wish.page);
      if (!source) return { ...call, result: noPage(wish.page, sources), looked: null };
      const page = lookupPage(source, found, options);
      const { content, excerpts } =
        wish.type === 'search' ? searchPage(page, wish.query, left) : readSections(page, wish.sections, left);
      left -= estimateTokens(content);
      const query = wish.type === 'search' ? wish.query : null;
      const passages = passagesIn(excerpts, source);
      const looked = { query, source: wish.page, passages, excerpts };
      const answered = { ...call, result: content, looked };
      found.push(answered);
      return answered;
    });
  };
}

/** The page, with all that the model has of it by now. */
function lookupPage(
  { page, text, citations }: Source,
  found: readonly LookupCall[],
  { boundary, given }: LookUpOptions,
): LookupPage {
  const lookedUp = found.flatMap(({ looked }) =>
    looked?.source === citations.source ? looked.excerpts : [],
  );
  return {
    title: page.title,
    text,
    citations,
    boundary,
    omitted: page.omitted ?? [],
    given: [...(given.get(page.hash) ?? []), ...lookedUp],
    estimateTokens,
  };
}

/** The numbers of the passages that begin in these ranges. */
function passagesIn(ranges: readonly TextRange[], { text, citations }: Source): readonly number[] {
  return passagesOf(text).flatMap((passage, i) => {
    const number = citations.numbers[i];
    const isIn = ranges.some(({ start, end }) => start <= passage.start && passage.start < end);
    return isIn && number !== undefined ? [number] : [];
  });
}

type Wish =
  | { readonly type: 'search'; readonly page: number; readonly query: string }
  | { readonly type: 'read'; readonly page: number; readonly sections: readonly number[] };

/** Reads the wish in a call; returns a sentence for the model where that can't be told. */
function wishOf({ name, arguments: given }: ToolCall): Wish | string {
  if (name !== SEARCH_PAGE && name !== READ_SECTIONS)
    return `There is no tool of this name. There are ${SEARCH_PAGE} and ${READ_SECTIONS}.`;
  const asked = parse(given);
  if (!asked) return 'The arguments are not a JSON object. Call again with one.';
  const page = numberIn(asked['page']) ?? 1;
  if (name === SEARCH_PAGE) {
    const query = typeof asked['query'] === 'string' ? asked['query'].trim() : '';
    return query === ''
      ? 'The query is missing. Call again with the words to look for.'
      : { type: 'search', page, query };
  }
  const wanted = asked['sections'];
  const sections = (Array.isArray(wanted) ? wanted : [wanted]).flatMap((one) => numberIn(one) ?? []);
  if (sections.length === 0) return 'The sections are missing. Call again with their numbers in the outline.';
  return { type: 'read', page, sections: [...new Set(sections)] };
}

function parse(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

/** A number, also one that came as text, such as `"12"` or `"§12"`. */
function numberIn(value: unknown): number | null {
  const number = typeof value === 'string' ? Number(value.replace(/^§\s*/, '')) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) && number > 0 ? number : null;
}

function noPage(page: number, sources: ReadonlyMap<number, Source>): string {
  const known = [...sources.keys()];
  if (known.length === 0) return 'The text of the page is no longer kept: answer from what you have.';
  return `There is no page ${page}. There ${known.length === 1 ? 'is page' : 'are pages'} ${known.join(', ')}.`;
}

/** The newest text of each page, by its number in citations. */
function sourcesOf(turns: readonly Turn[], texts: ReadonlyMap<string, string>): ReadonlyMap<number, Source> {
  const newest = new Map<string, AttachedPage>();
  for (const { attachment } of turns) {
    for (const page of attachedPages(attachment)) newest.set(pageKey(page.url), page);
  }
  for (const key of leftOutPages(turns)) newest.delete(key);
  const numbers = numberPages(pagesOf(turns), texts);
  const sources = new Map<number, Source>();
  for (const page of newest.values()) {
    const [text, citations] = [texts.get(page.hash), numbers.get(page.hash)];
    if (text !== undefined && citations) sources.set(citations.source, { page, text, citations });
  }
  return sources;
}
