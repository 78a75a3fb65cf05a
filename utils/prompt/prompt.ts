/** The messages for a conversation: pure text work, no browser, no network. */
import { lastMessage, type AnswerMessage } from '../chat/answer-messages';
import { attachedPages } from '../chat/attached-texts';
import { leftOutPages } from '../chat/conversation-pages';
import type { AttachedPage, Conversation, Trimmed, Turn } from '../chat/conversation';
import type { Message } from '../kimi/message';
import type { SelectionCapture } from '../page/capture';
import type { TextRange } from '../page/reading';
import { pictureTokens } from '../picture/picture';
import { pageKey } from '../text/page-key';
import { fenced } from './boundary';
import { calledMessages, toldLookups } from './lookup-messages';
import { createNumberedSlice } from './numbered-text';
import { citableSelection, numberPages, numberSelections, pagesOf, type PassageNumbers } from './numbering';
import { pagesToSend, type CarriedPage, type PageTexts } from './page-carriers';
import { picturesOf, toldPictures } from './sent-pictures';
import { sectionsOf } from './sections';
import { sentRanges } from './text-of-sections';
import { answeringPrompt } from './wording/answering';
import { explainRequest } from './wording/explain';
import { GO_ON } from './wording/go-on';
import { presetRequest } from './wording/presets';
import { summariseRequest } from './wording/summarise';
import { translateRequest } from './wording/translate';
import { isTranslation, languageOf, translationLanguage, type TurnLanguageChoice } from './turn-language';

/** A page whose text is gone is named without it. */
export interface PromptOptions extends Omit<PageTexts, 'citations'>, TurnLanguageChoice {
  /** The tokens of earlier turns to send along, newest first. */
  readonly historyTokens: number;
  /** True if the model wants its own reasoning of earlier turns back. */
  readonly wantsReasoning: boolean;
  /**
   * The way to continue the last turn's answer, which has text already: as the rest of that very message
   * (partial mode), or by asking for it.
   */
  readonly continuation: 'partial' | 'asked' | null;
  /** The user's standing instructions for this conversation; empty where there are none. */
  readonly instructions: string;
  /** True if the model can ask for more of the pages; what was looked up is told it as text otherwise. */
  readonly hasTools: boolean;
  /** The `data:` addresses of the pictures, by hash. */
  readonly pictures: ReadonlyMap<string, string>;
  /** False if the model sees no pictures, and is told that there were some. */
  readonly sees: boolean;
  /** True if the model thinks, and gets its reasoning back with its calls. */
  readonly thinks: boolean;
}

export interface Prompt {
  readonly messages: readonly Message[];
  /** The part of the conversation that was left out, for lack of room; null where all is sent. */
  readonly trimmed: Trimmed | null;
  /** True if a page is sent in part, or left out: there is more of it to look up. */
  readonly hasMore: boolean;
  /** The ranges of the pages' texts that are sent, by hash. */
  readonly given: ReadonlyMap<string, readonly TextRange[]>;
}

/** The prompt that has the conversation's last turn answered. */
export function promptFor(conversation: Conversation, options: PromptOptions): Prompt {
  const { turns } = conversation;
  const first = firstSentTurn(turns, options);
  const sent = turns.slice(first);
  const current = turns.at(-1);
  const isAround = current !== undefined && goesWithoutPages(current);
  const pages = pagesToSend(isAround ? sent.slice(-1) : sent, {
    ...options,
    citations: numberPages(pagesOf(turns), options.texts),
  });
  const selections = numberSelections(turns);
  const trimmed = trimmedOf(turns, first, isAround ? null : pages, options);
  const isPartial = (trimmed?.pages.length ?? 0) > 0 || pages.some(isSentInPart);
  const system = answeringPrompt({
    language: languageOf(turns, options),
    boundary: options.boundary,
    hasSource: sent.some(hasSource),
    isPartial: isPartial || isAround,
    hasTools: options.hasTools,
    instructions: options.instructions,
    hasPictures: options.sees && sent.some(({ attachment: { pictures = [] } }) => pictures.length > 0),
  });
  const messages: Message[] = [{ role: 'system', content: system }];
  for (const turn of sent) {
    const asked = request(turn, translationLanguage(options));
    messages.push({
      role: 'user',
      ...picturesOf(turn, options),
      content: userMessage(turn, asked, {
        boundary: options.boundary,
        citations: selections.get(turn.id),
        page: pages
          .filter((one) => one.turn === turn)
          .map(({ block }) => block)
          .join('\n\n'),
        lookups: turn === current ? toldLookups(turn.answer, options.hasTools) : '',
        pictures: toldPictures(turn.attachment.pictures ?? [], options),
      }),
    });
    if (turn === current) messages.push(...begunMessages(turn, options));
    // An empty assistant message is a 400 at Moonshot.
    else if (turn.answer.text.trim() !== '') messages.push(assistantMessage(turn.answer, options));
  }
  return {
    messages: joinNeighbours(messages),
    trimmed,
    hasMore: isPartial && !isAround,
    given: givenRanges(pages, options),
  };
}

/** The ranges that are sent of each page's text; a digest gives none of it. */
function givenRanges(
  pages: readonly CarriedPage[],
  { texts }: PromptOptions,
): ReadonlyMap<string, readonly TextRange[]> {
  const given = new Map<string, readonly TextRange[]>();
  for (const { page } of pages) {
    const text = texts.get(page.hash);
    if (text === undefined || page.coverage === 'digest') continue;
    const sent = page.range ? [page.range] : sentRanges(page, sectionsOf(text));
    given.set(page.hash, [...(given.get(page.hash) ?? []), ...sent]);
  }
  return given;
}

function isSentInPart({ page }: CarriedPage): boolean {
  return page.sections !== null || page.coverage === 'digest';
}

function hasSource({ attachment }: Turn): boolean {
  return attachment.selection !== null || attachedPages(attachment).length > 0;
}

/**
 * True if no page is sent: with the text around a selection alone, and with a selection that is explained or
 * translated without a page. The user was told so, and pays for no more.
 */
function goesWithoutPages({ action, attachment: { page, beside, selection } }: Turn): boolean {
  if (beside) return false;
  if (page) return page.coverage === 'around';
  return selection !== null && (action === 'explain' || action === 'translate');
}

/** Pages that were left out on purpose (`pages` is null) do not count as missing. */
function trimmedOf(
  turns: readonly Turn[],
  first: number,
  pages: readonly CarriedPage[] | null,
  { texts }: PromptOptions,
): Trimmed | null {
  const out = leftOutPages(turns);
  const all = turns
    .flatMap(({ attachment }) => attachedPages(attachment))
    .filter((page) => !out.has(keyOf(page)));
  const carried = new Set(
    (pages?.map(({ page }) => page).filter(({ hash }) => texts.has(hash)) ?? all).map(keyOf),
  );
  const missing = new Map<string, string>();
  for (const page of all) if (!carried.has(keyOf(page))) missing.set(keyOf(page), page.title || page.url);
  return first === 0 && missing.size === 0 ? null : { pages: [...missing.values()], turns: first };
}

function keyOf({ url }: AttachedPage): string {
  return pageKey(url);
}

interface Attached {
  readonly boundary: string;
  /** The numbers of the selection's passages. */
  readonly citations: PassageNumbers | undefined;
  /** The pages that go with this turn, as they are sent; empty where none does. */
  readonly page: string;
  /** The results of the look-ups of this turn, as text. */
  readonly lookups: string;
  /** The words about its pictures. */
  readonly pictures: string;
}

function userMessage(
  turn: Turn,
  asked: string,
  { boundary, citations, page, lookups, pictures }: Attached,
): string {
  const { selection, page: attached } = turn.attachment;
  const text = citableSelection(turn);
  // The page's own text has the surroundings already.
  const isAround = attached?.range !== undefined && attached.sentCharacters > 0 && page !== '';
  const marked =
    text === null || !citations ? undefined : createNumberedSlice(text, citations)(0, text.length);
  return [
    page,
    lookups,
    selection ? selectionBlock(isAround ? { ...selection, around: '' } : selection, boundary, marked) : '',
    pictures,
    asked,
  ]
    .filter(Boolean)
    .join('\n\n');
}

function assistantMessage(
  { text: content, reasoning }: AnswerMessage,
  { wantsReasoning }: PromptOptions,
): Message {
  return { role: 'assistant', content, ...(wantsReasoning && reasoning !== '' && { reasoning }) };
}

/** The messages of the answer so far: the calls in it, and the beginning that it goes on from. */
function begunMessages({ answer }: Turn, options: PromptOptions): readonly Message[] {
  const { continuation, hasTools, thinks } = options;
  const called = hasTools ? calledMessages(answer, thinks) : [];
  const last = lastMessage(answer);
  if (continuation === null || last.text.trim() === '') return called;
  const begun = assistantMessage(last, options);
  if (continuation === 'partial') return [...called, { ...begun, isPartial: true }];
  return [...called, begun, { role: 'user', content: GO_ON }];
}

function request(turn: Turn, language: string): string {
  const { action, preset, question, attachment } = turn;
  switch (action) {
    case 'ask':
      return preset ? presetRequest(preset, question, attachment.selection !== null) : question;
    case 'summarise':
      return summariseRequest(question);
    case 'explain':
      return explainRequest(question);
    case 'translate':
      return isTranslation(turn) ? translateRequest(language, question) : question;
  }
}

/** `marked` is the selection with the citations of its passages. */
function selectionBlock(
  { text, markdown = text, headings, around }: SelectionCapture,
  boundary: string,
  marked = markdown,
): string {
  const context =
    around && around !== text
      ? `\n\nIt stands in this passage:\n${fenced('selection-context', boundary, around)}`
      : '';
  const under = headings.join(' › ') || null;
  return fenced('selection', boundary, marked, { under }) + context;
}

/** The index of the oldest turn that is sent: whole turns, newest first, as long as they fit. */
function firstSentTurn(turns: readonly Turn[], { estimateTokens, historyTokens }: PromptOptions): number {
  let left = historyTokens;
  let first = turns.length - 1;
  while (first > 0) {
    const turn = turns[first - 1];
    if (!turn) break;
    const { selection, pictures = [] } = turn.attachment;
    left -= estimateTokens(turn.question + (selection?.text ?? '') + turn.answer.text);
    left -= pictures.reduce((sum, picture) => sum + pictureTokens(picture), 0);
    if (left < 0) break;
    first -= 1;
  }
  return Math.max(first, 0);
}

/** Joins two questions in a row, of which the first was never answered, into one message: roles alternate. */
function joinNeighbours(messages: readonly Message[]): readonly Message[] {
  const joined: Message[] = [];
  for (const message of messages) {
    const last = joined.at(-1);
    if (last?.role === 'user' && message.role === 'user') joined[joined.length - 1] = joinedOf(last, message);
    else joined.push(message);
  }
  return joined;
}

function joinedOf(one: Message, other: Message): Message {
  const pictures = [...(one.pictures ?? []), ...(other.pictures ?? [])];
  const content = `${one.content}\n\n${other.content}`;
  return { ...one, content, ...(pictures.length > 0 && { pictures }) };
}
